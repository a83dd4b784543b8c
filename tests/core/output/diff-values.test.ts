import { describe, expect, test } from 'vitest';
import { resolveRelease, type HelmValues } from '../../../src/core';
import { diffLines, diffValues, hunksOf, nearestKey } from '../../../src/core/output';

const diff = (release: string, values: HelmValues) => diffValues(values, resolveRelease(release));
/** Issues as "id path", a line each. */
const issues = (release: string, values: HelmValues): string[] =>
  diff(release, values).issues.map(({ id, path }) => `${id} ${path}`);

describe('issues, on both sides of the boundary', () => {
  test.each([
    ['1.15.7', { tunnel: 'disabled' }, ['ignored tunnel']],
    ['1.15.8', { tunnel: 'disabled' }, ['refused tunnel']],
    ['1.14.19', { tunnel: 'disabled' }, []],
    ['1.13.18', { routingMode: 'native' }, ['ignored routingMode']],
    ['1.14.0', { routingMode: 'native' }, []],
    ['1.17.1', { bpf: { distributedLRU: { enabled: true } } }, ['ignored bpf.distributedLRU.enabled']],
    ['1.17.2', { bpf: { distributedLRU: { enabled: true } } }, []],
    ['1.15.19', { bpf: { masquerade: 'true' } }, []],
    ['1.16.0', { bpf: { masquerade: 'true' } }, ['type bpf.masquerade']],
    ['1.15.19', { MTU: '9000' }, []],
    ['1.16.0', { MTU: '9000' }, ['type MTU']],
    ['1.17.4', { bpf: { mapDynamicSizeRatio: '0.0025' } }, ['type bpf.mapDynamicSizeRatio']],
    ['1.17.5', { bpf: { mapDynamicSizeRatio: '0.0025' } }, []],
    ['1.20.0', { bpf: { mapDynamicSizeRatio: 0 } }, ['zero bpf.mapDynamicSizeRatio']],
    ['1.16.7', { bpf: { natMax: 1_000_000 } }, ['million bpf.natMax']],
    ['1.16.8', { bpf: { natMax: 1_000_000 } }, []],
    ['1.20.0', { hubble: { eventQueueSize: 1_000_000 } }, ['million hubble.eventQueueSize']],
    ['1.19.6', { bpf: { datapathMode: 'auto' } }, ['word bpf.datapathMode']],
    ['1.20.0', { bpf: { datapathMode: 'auto' } }, []],
    ['1.14.19', { loadBalancer: { acceleration: 'best-effort' } }, ['word loadBalancer.acceleration']],
    ['1.15.0', { loadBalancer: { acceleration: 'best-effort' } }, []],
    ['1.15.19', { kubeProxyReplacement: 'strict' }, []],
    ['1.16.0', { kubeProxyReplacement: 'strict' }, ['word kubeProxyReplacement']],
    ['1.17.1', { hubble: { enabled: false } }, ['beside hubble.enabled']],
    ['1.17.2', { hubble: { enabled: false } }, []],
    ['1.20.0', { bandwidthManager: { bbr: true } }, ['without bandwidthManager.bbr']],
    ['1.20.0', { bandwidthManager: true }, ['shape bandwidthManager']],
    ['1.17.18', { localRedirectPolicy: true }, []],
    ['1.18.0', { localRedirectPolicy: true }, ['renamed localRedirectPolicy']],
    ['1.13.4', { bpf: { clockProbe: true } }, ['ignored bpf.clockProbe']],
    ['1.20.0', { image: { tag: 'x' }, extraConfig: { anything: '1' } }, ['unknown image.tag']],
    ['1.20.0', { extraConfig: { 'bpf-nat-global-max': '1.048576e+06' } }, ['million extraConfig.bpf-nat-global-max']],
    ['1.20.0', { extraConfig: { 'bpf-nat-global-max': '1048576' } }, []],
    ['1.20.0', { enableIPv4BigTCP: true }, ['near enableIPv4BigTCP']],
  ] satisfies [string, HelmValues, string[]][])('%s %j', (release, values, expected) => {
    expect(issues(release, values)).toEqual(expected);
  });

  test('since, until and what took over are named', () => {
    expect(diff('1.18.0', { nodePort: { enabled: true }, sockops: { enabled: true } }).issues).toMatchObject([
      { id: 'ignored', path: 'sockops.enabled', params: { since: '1.13.0', until: '1.13.18' } },
    ]);
    expect(diff('1.19.0', { nodePort: { enabled: true } }).issues).toMatchObject([
      { id: 'ignored', weight: 'lost', params: { until: '1.18.12', instead: 'kubeProxyReplacement' } },
    ]);
  });
});

test('contradictions come in the agent’s own words', () => {
  const { contradictions } = diff('1.18.12', { autoDirectNodeRoutes: true });
  expect(contradictions.map(({ log }) => log)).toContain(
    'auto-direct-node-routes cannot be used with tunneling. Packets must be routed through the tunnel device.',
  );
});

test('what is asked for and not got is named', () => {
  const pasted: HelmValues = {
    kubeProxyReplacement: 'true',
    routingMode: 'native',
    ipv4NativeRoutingCIDR: '10.0.0.0/8',
    bpf: { masquerade: true },
    installNoConntrackIptablesRules: true,
  };
  const environment = { cilium: '1.18', node: { kernel: '6.8.0' } };
  const { ineffective, contradictions } = diffValues(pasted, resolveRelease('1.18'), { environment });
  expect(contradictions).toEqual([]);
  expect(ineffective.map(({ id }) => id)).toEqual(['bypass-conntrack']);
});

test('the lines lead from what was pasted to what this chart takes, with the changes', () => {
  const pasted = { tunnel: 'disabled', image: { tag: 'x' }, bpf: { masquerade: 'true' } };
  const { lines } = diffValues(pasted, resolveRelease('1.16.0'), {
    changes: [{ kind: 'value', path: 'bpf.tproxy', to: true }],
  });
  expect(lines.map(({ kind, text }) => `${kind === 'context' ? ' ' : kind === 'added' ? '+' : '-'}${text}`)).toEqual([
    '-tunnel: disabled',
    ' image:',
    '   tag: x',
    ' bpf:',
    '-  masquerade: "true"',
    '+  masquerade: true',
    '+  tproxy: true',
    '+routingMode: native',
  ]);
});

test('diffLines: nothing, all, and the middle', () => {
  const show = (a: string, b: string) =>
    diffLines([...a], [...b])
      .map(({ kind, text }) => (kind === 'context' ? text : (kind === 'added' ? '+' : '-') + text))
      .join('');
  expect(show('', '')).toBe('');
  expect(show('abc', 'abc')).toBe('abc');
  expect(show('', 'ab')).toBe('+a+b');
  expect(show('abcd', 'axd')).toBe('a-b-c+xd');
  expect(show('abcde', 'acxe')).toBe('a-bc-d+xe');
});

test('hunksOf: a few lines around each change, the others counted', () => {
  const lines = diffLines([...'abcdefghijklmnopq'], [...'abcdefghXijklmnopqr']);
  const shown = hunksOf(lines, 2).map((hunk) =>
    'same' in hunk ? hunk.same : hunk.lines.map(({ text }) => text).join(''),
  );
  expect(shown).toEqual([6, 'ghXij', 5, 'pqr']);
  expect(hunksOf(diffLines(['a'], ['a']))).toEqual([{ same: 1 }]);
  expect(hunksOf([])).toEqual([]);
});

test.each([
  ['kubeproxyreplacement', 'kubeProxyReplacement'],
  ['bpf.masqurade', 'bpf.masquerade'],
  ['bpf.datapathmode', 'bpf.datapathMode'],
  ['datapathMode', 'bpf.datapathMode'],
  ['routingmode', 'routingMode'],
  ['image.tag', undefined],
  ['operator.replicas', undefined],
  ['x'.repeat(5000), undefined],
])('nearest to %s', (path, key) => expect(nearestKey(path)).toBe(key));
