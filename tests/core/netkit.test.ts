/** The truth table of netkit: both sides of each release and kernel at which its verdict changes. */
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../src/core/index.ts';
import { changesText, cluster, inShort, verdictOf, type Given } from './verdict-of.ts';

const ID = 'netkit';
const NETKIT = { 'bpf.datapathMode': 'netkit' };
const AUTO = { 'bpf.datapathMode': 'auto' };
const TUNNEL = { routingMode: 'tunnel', ipv4NativeRoutingCIDR: undefined, ipv6NativeRoutingCIDR: undefined };
const LEGACY = { 'bpf.hostLegacyRouting': true };
const IPTABLES = { 'bpf.masquerade': false };
const KPR_OFF = { kubeProxyReplacement: 'false', 'bpf.masquerade': undefined, enableIPv4Masquerade: false };
const ROUTES = { 'endpointRoutes.enabled': true };
const TPROXY = { 'bpf.tproxy': true };
const LINES = ['1.16.0', '1.16.19', '1.17.18', '1.18.12', '1.19.0', '1.19.6', '1.20.0'];

const verdict = (cilium: string, given: Given) => verdictOf(ID, cluster(cilium, given));
const short = (cilium: string, given: Given) => inShort(verdict(cilium, given));
const notes = (cilium: string, given: Given) => verdict(cilium, given).notes.map(({ id }) => id);

describe.each(['1.13.18', '1.14.19', '1.15.19'])('%s', (cilium) => {
  test('has no netkit', () => {
    expect(short(cilium, {})).toBe('unsupported optimization.release');
    expect(changesText(verdict(cilium, {}).changes)).toEqual(['cilium 1.16.0']);
  });
});

describe.each(LINES)('%s', (cilium) => {
  test('asked for: on, also with a tunnel and as netkit-l2', () => {
    expect(short(cilium, { values: NETKIT })).toBe('on netkit.asked');
    expect(short(cilium, { values: { ...NETKIT, ...TUNNEL } })).toBe('on netkit.asked');
    expect(short(cilium, { values: { 'bpf.datapathMode': 'netkit-l2' } })).toBe('on netkit.asked');
  });
  test('not asked for: one value away', () => {
    expect(short(cilium, {})).toBe('available netkit.asked');
    expect(changesText(verdict(cilium, {}).changes)).toEqual(['bpf.datapathMode=netkit']);
  });
  test('kernel 6.7 has it, 6.6 has not', () => {
    for (const kernel of ['6.6.87', '6.6.0-100-generic'])
      expect(short(cilium, { values: NETKIT, node: { kernel } })).toMatch(/^(refused|unknown) agent.kernel$/);
    expect(short(cilium, { values: NETKIT, node: { kernel: '6.6.87' } })).toBe('refused agent.kernel');
    expect(changesText(verdict(cilium, { values: NETKIT, node: { kernel: '6.6.87' } }).changes)).toEqual([
      'kernel 6.7',
    ]);
    expect(short(cilium, { node: { kernel: '6.6.87' } })).toBe('unsupported agent.kernel');
    // Each of two demands on the kernel refuses what made it.
    const two = cluster(cilium, {
      values: { ...NETKIT, 'bandwidthManager.enabled': true, 'bandwidthManager.bbr': true },
      node: { kernel: '5.17.15' },
    });
    for (const id of [ID, 'bbr']) expect(inShort(verdictOf(id, two))).toBe('refused agent.kernel');
    expect(changesText(verdict(cilium, { node: { kernel: '6.6.87' } }).changes)).toEqual([
      'bpf.datapathMode=netkit',
      'kernel 6.7',
    ]);
    expect(short(cilium, { values: NETKIT, node: { kernel: '6.7.0' } })).toBe('on netkit.asked');
    expect(short(cilium, { node: { kernel: '6.7.0' } })).toBe('available netkit.asked');
  });
  test('the documentation asks for 6.8: a note below it', () => {
    expect(notes(cilium, { values: NETKIT, node: { kernel: '6.7.0' } })).toContain('netkit.documented-kernel');
    expect(notes(cilium, { values: NETKIT, node: { kernel: '6.8.0' } })).not.toContain('netkit.documented-kernel');
  });
  test('without a kernel: unknown, and uname -r settles it', () => {
    for (const values of [{}, NETKIT]) {
      const answer = verdict(cilium, { values, node: { kernel: '' } });
      expect(answer.status).toBe('unknown');
      expect(answer.reasons[0]?.settle?.command).toBe('uname -r');
    }
  });
  test('a plan makes what the documentation asks for part of it', () => {
    const environment = { cilium, node: { kernel: '6.12.0' } };
    const { status, changes } = verdictOf(ID, environment);
    expect(status).toBe('available');
    expect(changesText(changes)).toEqual(
      expect.arrayContaining(['bpf.datapathMode=netkit', 'kubeProxyReplacement=true', 'bpf.masquerade=true']),
    );
    expect(verdictOf(ID, applyChanges(environment, changes!)).status).toBe('on');
  });
  test('live pods stand in the way of a switch: a note', () => expect(notes(cilium, {})).toContain('netkit.live-pods'));
  test('tcx: attached where the kernel has it, whatever enableTCX says', () => {
    expect(notes(cilium, { values: { 'bpf.enableTCX': false } })).toContain('netkit.tcx-off');
    expect(notes(cilium, { values: NETKIT })).toContain('netkit.tcx');
    expect(notes(cilium, { values: NETKIT })).not.toContain('netkit.tcx-off');
  });
});

describe('with Legacy host routing: runs before 1.20, refused from then on', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['the option', LEGACY, 'agent.netkit-legacy-option'],
    ['iptables masquerading', IPTABLES, 'agent.netkit-iptables-masquerade'],
    ['replacement off', KPR_OFF, 'agent.netkit-kube-proxy-replacement'],
    ['chaining', { 'cni.chainingMode': 'portmap' }, 'agent.netkit-chaining'],
  ];
  test.each(cases)('%s', (_, values, rule) => {
    for (const cilium of ['1.16.0', '1.17.18', '1.18.12', '1.19.6']) {
      expect(short(cilium, { values: { ...NETKIT, ...values } })).toBe('on netkit.asked');
      expect(notes(cilium, { values: { ...NETKIT, ...values } })).toContain('netkit.legacy');
    }
    const environment = cluster('1.20.0', { values: { ...NETKIT, ...values } });
    const refused = verdictOf(ID, environment);
    expect(inShort(refused)).toBe(`refused ${rule}`);
    expect(verdictOf(ID, applyChanges(environment, refused.changes!)).status).toBe('on');
  });
  test('not asked for in 1.20: values to change, or chaining to give up', () => {
    expect(short('1.20.0', { values: LEGACY })).toMatch(/^available/);
    expect(short('1.20.0', { values: IPTABLES })).toMatch(/^available/);
    expect(short('1.20.0', { values: KPR_OFF })).toMatch(/^available/);
    expect(short('1.20.0', { values: { 'cni.chainingMode': 'portmap' } })).toBe('blocked agent.netkit-chaining');
  });
});

describe('a distribution that builds without it', () => {
  test.each([
    ['6.12.20-amd64-desktop-rolling', 'refused agent.kernel', 'unsupported agent.kernel'],
    ['6.12.33-amd64-desktop-rolling', 'unknown agent.kernel', 'unknown agent.kernel'],
    ['6.14.2-amd64-desktop-rolling', 'on netkit.asked', 'available netkit.asked'],
    ['6.12.20', 'on netkit.asked', 'available netkit.asked'],
  ])('%s: %s, %s', (kernel, asked, notAsked) => {
    expect(short('1.18.12', { values: NETKIT, node: { kernel } })).toBe(asked);
    expect(short('1.18.12', { node: { kernel } })).toBe(notAsked);
  });
});

describe('auto, 1.20: falls back to veth where netkit would be refused', () => {
  test('on where everything is there', () => expect(short('1.20.0', { values: AUTO })).toBe('on netkit.asked'));
  test.each<[string, Record<string, unknown>, string, string]>([
    ['6.6.87', {}, 'unsupported', 'netkit.auto-kernel'],
    ['', {}, 'unknown', 'agent.kernel'],
    ['6.12.0', LEGACY, 'blocked', 'netkit.auto-legacy-option'],
    ['6.12.0', { 'cni.chainingMode': 'portmap' }, 'blocked', 'netkit.auto-chaining'],
    ['6.12.0', IPTABLES, 'blocked', 'netkit.auto-masquerade'],
    ['6.12.0', KPR_OFF, 'blocked', 'netkit.auto-kube-proxy-replacement'],
    ['6.12.0', ROUTES, 'blocked', 'netkit.auto-endpoint-routes'],
    ['6.13.0', ROUTES, 'on', 'netkit.asked'],
    ['6.12.0', TPROXY, 'blocked', 'netkit.auto-tproxy'],
  ])('kernel %s, %j: %s', (kernel, values, status, reason) => {
    const environment = cluster('1.20.0', { values: { ...AUTO, ...values }, node: { kernel } });
    const answer = verdictOf(ID, environment);
    expect(inShort(answer)).toBe(`${status} ${reason}`);
    if (answer.changes) expect(verdictOf(ID, applyChanges(environment, answer.changes)).status).toBe('on');
  });
  test.each(['1.16.0', '1.19.6'])('%s: no agent before 1.20 knows the word', (cilium) => {
    expect(short(cilium, { values: AUTO })).toBe('refused agent.datapath-mode');
    expect(changesText(verdict(cilium, { values: AUTO }).changes)).toEqual(['bpf.datapathMode=netkit']);
    expect(short(cilium, { values: { 'bpf.datapathMode': 'x' } })).toBe('blocked agent.datapath-mode');
  });
});

describe('endpoint routes need netkit scrub, 6.13: checked from 1.20 on', () => {
  test.each(['1.16.0', '1.18.12', '1.19.6'])('%s runs, with a note', (cilium) => {
    expect(short(cilium, { values: { ...NETKIT, ...ROUTES } })).toBe('on netkit.asked');
    expect(notes(cilium, { values: { ...NETKIT, ...ROUTES } })).toContain('netkit.endpoint-routes');
    expect(short(cilium, { values: ROUTES })).toBe('blocked netkit.wrong-source');
    expect(short(cilium, { values: ROUTES, node: { kernel: '6.13.0' } })).toBe('available netkit.asked');
    expect(notes(cilium, { values: { ...NETKIT, ...ROUTES }, node: { kernel: '6.13.0' } })).not.toContain(
      'netkit.endpoint-routes',
    );
  });
  test('1.20.0 refuses', () => {
    expect(short('1.20.0', { values: { ...NETKIT, ...ROUTES } })).toBe('refused agent.netkit-endpoint-routes');
    expect(short('1.20.0', { values: { ...NETKIT, ...ROUTES }, node: { kernel: '6.13.0' } })).toBe('on netkit.asked');
    expect(short('1.20.0', { values: ROUTES })).toBe('blocked agent.netkit-endpoint-routes');
  });
});

describe('BPF TPROXY: not checked before 1.19, refused from 1.19.0 on', () => {
  test.each(['1.16.0', '1.17.18', '1.18.12'])('%s runs, with a note', (cilium) => {
    expect(short(cilium, { values: { ...NETKIT, ...TPROXY } })).toBe('on netkit.asked');
    expect(notes(cilium, { values: { ...NETKIT, ...TPROXY } })).toContain('netkit.tproxy');
    expect(short(cilium, { values: TPROXY })).toBe('blocked netkit.transparent-proxy');
  });
  test.each(['1.19.0', '1.20.0'])('%s: chart and agent refuse', (cilium) => {
    expect(short(cilium, { values: { ...NETKIT, ...TPROXY } })).toBe('refused chart.netkit-tproxy');
    expect(short(cilium, { values: { ...NETKIT, extraConfig: { 'enable-bpf-tproxy': 'true' } } })).toBe(
      'refused chart.netkit-tproxy',
    );
    expect(short(cilium, { values: TPROXY })).toBe('blocked chart.netkit-tproxy');
  });
});

test('a standalone load balancer is lb-only whatever the mode says', () => {
  expect(short('1.17.18', { values: { 'loadBalancer.standalone': true } })).toBe('blocked netkit.standalone');
});

test('what keeps the agent from starting anyway blocks it', () => {
  expect(short('1.20.0', { values: { ...NETKIT, 'ipv4.enabled': false } })).toMatch(/^blocked agent/);
  expect(short('1.18.12', { node: { kernel: '5.4.0' } })).toBe('unsupported agent.kernel');
});
