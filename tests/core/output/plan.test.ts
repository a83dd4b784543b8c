import { describe, expect, test } from 'vitest';
import { presets, type Environment } from '../../../src/core';
import { planOf, stopsBetween } from '../../../src/core/output';

const preset = (id: string): Environment => presets.find((one) => one.id === id)?.environment as Environment;

describe('the plan', () => {
  test('values: what restarts, what it asks of the reader, how to see it', () => {
    const plan = planOf(preset('default-1-20'), ['host-routing']);
    expect(plan.steps).toMatchObject([
      {
        id: 'host-routing',
        kind: 'values',
        serves: ['host-routing'],
        restart: 'agent',
        asks: ['api-server'],
        back: [{ path: 'bpf.hostLegacyRouting', to: true }],
      },
    ]);
    expect(plan.steps[0]?.verify[0]?.expect).toMatch(/Host: BPF$/);
    expect(plan.report.hostRouting.mode).toBe('BPF');
  });

  test('a kernel comes first, and names whom it serves', () => {
    const plan = planOf(preset('debian10-1-18'), ['host-routing']);
    expect(plan.steps[0]).toMatchObject({ id: 'kernel', kind: 'kernel', restart: 'node', drain: true });
    expect(plan.steps[0]?.serves).toEqual(['host-routing']);
  });

  test('a new release is reached line by line, each in its own words', () => {
    const plan = planOf(preset('article-a'), ['netkit']);
    const steps = plan.steps.filter(({ kind }) => kind === 'cilium');
    expect(steps.map(({ changes }) => changes)).toEqual([
      [{ kind: 'cilium', atLeast: '1.13.18' }],
      [{ kind: 'cilium', atLeast: '1.14.19' }],
      [
        { kind: 'cilium', atLeast: '1.15.19' },
        { kind: 'value', path: 'routingMode', to: 'native' },
        { kind: 'value', path: 'tunnel', to: undefined },
      ],
      [
        { kind: 'cilium', atLeast: '1.16.19' },
        { kind: 'value', path: 'kubeProxyReplacement', to: 'true' },
      ],
    ]);
    expect(steps.every(({ asks }) => asks.join() === 'preflight')).toBe(true);
    expect(steps.at(-1)?.verify).toEqual([
      {
        command: 'kubectl -n kube-system exec ds/cilium -- cilium-dbg status | grep "^Cilium:"',
        expect: 'Cilium:                  Ok   1.16.19',
      },
    ]);
    expect(plan.release.version).toBe('1.16.19');
    expect(plan.back).toEqual([]);
  });

  test.each([
    ['1.17.0', '1.17.2', ['1.17.18']],
    ['1.17.18', '1.17.2', []],
    ['1.17.99', '1.18', ['1.18.12']],
    ['1.15.19', '1.16.0', ['1.16.19']],
    ['1.18.12', '1.17', []],
  ])('stops from %s to %s', (from, to, stops) => expect(stopsBetween(from, to)).toEqual(stops));

  test('the cluster’s own pool takes the place of an example CIDR', () => {
    const ipam = { operator: { clusterPoolIPv4PodCIDRList: ['10.42.0.0/16'] } };
    const cidr = { kind: 'value', path: 'ipv4NativeRoutingCIDR' };
    const known = planOf({ cilium: '1.20', values: { ipam }, network: { sameL2: true } }, ['native-routing']);
    expect(known.changes).toContainEqual({ ...cidr, to: '10.42.0.0/16' });
    expect(known.steps.flatMap(({ asks }) => asks)).not.toContain('pod-cidr');
    const unknown = planOf({ cilium: '1.20', network: { sameL2: true } }, ['native-routing']);
    expect(unknown.steps.flatMap(({ asks }) => asks)).toContain('pod-cidr');
  });

  test('the way back is every value as it was', () => {
    const { back, changes } = planOf(preset('default-1-20'), ['kube-proxy-replacement', 'ebpf-masquerading']);
    expect(back.map((change) => change.kind === 'value' && [change.path, change.to])).toEqual(
      changes.map((change) => change.kind === 'value' && [change.path, undefined]),
    );
  });

  test('what others make needless is said, not planned', () => {
    const plan = planOf(preset('article-b'), ['host-routing', 'bypass-conntrack']);
    expect(plan.gaps).toMatchObject([{ id: 'bypass-conntrack', why: 'moot', with: ['host-routing'] }]);
  });

  test('what another step brings is served by that step, and is no gap', () => {
    const plan = planOf(preset('default-1-20'), ['kube-proxy-replacement', 'ebpf-masquerading', 'host-routing']);
    expect(plan.gaps).toEqual([]);
    expect(plan.steps.map(({ id, serves }) => [id, ...serves])).toEqual([
      ['kube-proxy-replacement', 'kube-proxy-replacement'],
      ['ebpf-masquerading', 'ebpf-masquerading', 'host-routing'],
    ]);
  });

  test('what a step ends is said', () => {
    const plan = planOf(preset('article-b'), ['host-routing']);
    expect(plan.steps.flatMap(({ alsoOff }) => alsoOff)).toContain('bypass-conntrack');
  });

  test('unknown ids are left out', () => {
    expect(planOf({ cilium: '1.20' }, ['nonsense']).steps).toEqual([]);
  });
});
