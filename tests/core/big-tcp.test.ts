/** The truth tables of BIG TCP for IPv6, IPv4 and in tunnels: both sides of each release, kernel and device. */
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../src/core/index.ts';
import { changesText, cluster, inShort, verdictOf, type Given, type Values } from './verdict-of.ts';

const V6 = 'ipv6-big-tcp';
const V4 = 'ipv4-big-tcp';
const TUNNELS = 'tunnel-big-tcp';
const MLX5 = { nics: [{ driver: 'mlx5_core' }] };
const LINES = [
  '1.13.18',
  '1.14.19',
  '1.15.19',
  '1.16.19',
  '1.17.18',
  '1.18.12',
  '1.19.0',
  '1.19.2',
  '1.19.3',
  '1.20.0',
];
const FROM_14 = LINES.slice(1);
const line = (cilium: string): number => Number(cilium.split('.')[1]);

const on = (id: string): Values =>
  id === V6 ? { enableIPv6BIGTCP: true, 'ipv6.enabled': true } : id === V4 ? { enableIPv4BIGTCP: true } : {};
const off = (id: string): Values => (id === V6 ? { 'ipv6.enabled': true } : {});
const environment = (cilium: string, values: Values, given: Given = {}) =>
  cluster(cilium, { ...given, values: { ...values, ...given.values }, node: { ...MLX5, ...given.node } });
const asked = (id: string, cilium: string, given: Given = {}) =>
  inShort(verdictOf(id, environment(cilium, on(id), given)));
const notAsked = (id: string, cilium: string, given: Given = {}) =>
  inShort(verdictOf(id, environment(cilium, off(id), given)));
const notesOf = (id: string, cilium: string, given: Given = {}) =>
  verdictOf(id, environment(cilium, on(id), given)).notes.map((note) => note.id);

/** Tunnel mode in the words of a release. */
const tunnel = (cilium: string): Values =>
  line(cilium) < 14 ? { tunnel: 'vxlan' } : { routingMode: 'tunnel', ipv4NativeRoutingCIDR: undefined };
const WIREGUARD = { 'encryption.enabled': true, 'encryption.type': 'wireguard' };
const IPSEC = { 'encryption.enabled': true, 'encryption.type': 'ipsec' };

describe('ipv4-big-tcp before 1.14', () => {
  test('is no option', () => {
    expect(notAsked(V4, '1.13.18')).toBe('unsupported optimization.release');
    expect(changesText(verdictOf(V4, environment('1.13.18', {})).changes)).toEqual(['cilium 1.14.0']);
  });
});

const rows: [string, string, string, string][] = [
  ...LINES.map((cilium): [string, string, string, string] => [V6, cilium, '5.18.19', '5.19.0']),
  ...FROM_14.map((cilium): [string, string, string, string] => [V4, cilium, '6.2.0', '6.3.0']),
];

describe.each(rows)('%s in %s', (id, cilium, old, first) => {
  test('on, and one value away', () => {
    expect(asked(id, cilium)).toBe(`on ${id}.asked`);
    expect(notAsked(id, cilium)).toBe(`available ${id}.asked`);
  });
  test(`kernel ${old} lacks it, ${first} has it`, () => {
    const node = { kernel: old };
    expect(asked(id, cilium, { node })).toBe(`unsupported ${id}.kernel`);
    expect(notAsked(id, cilium, { node })).toBe(`unsupported ${id}.kernel`);
    expect(changesText(verdictOf(id, environment(cilium, on(id), { node })).changes)).toEqual([
      `kernel ${id === V6 ? '5.19' : '6.3'}`,
    ]);
    expect(asked(id, cilium, { node: { kernel: first } })).toBe(`on ${id}.asked`);
    expect(notAsked(id, cilium, { node: { kernel: first } })).toBe(`available ${id}.asked`);
  });
  test('a vendor kernel below it, and none: unknown', () => {
    for (const kernel of ['5.14.21-150500.55.7-default', '']) {
      expect(asked(id, cilium, { node: { kernel } })).toMatch(/^unknown/);
      expect(notAsked(id, cilium, { node: { kernel } })).toMatch(/^unknown/);
    }
  });
  test('the device decides', () => {
    const nic = (...nics: { driver: string; tsoMaxSize?: number }[]) => asked(id, cilium, { node: { nics } });
    for (const driver of ['mlx4_en', 'mlx5_core', 'ice']) expect(nic({ driver })).toBe(`on ${id}.asked`);
    for (const driver of ['ena', 'virtio_net', 'vmxnet3']) expect(nic({ driver })).toBe(`unsupported ${id}.nic`);
    for (const driver of ['i40e', 'bnxt_en', 'gve', 'r8169', 'bonding'])
      expect(nic({ driver })).toBe(`unknown ${id}.nic`);
    expect(nic({ driver: 'i40e', tsoMaxSize: 524_280 })).toBe(`on ${id}.asked`);
    expect(nic({ driver: 'mlx5_core', tsoMaxSize: 65_536 })).toBe(`unsupported ${id}.nic`);
    // A size between: 1.13 sets all or nothing.
    expect(nic({ driver: 'i40e', tsoMaxSize: 131_072 })).toBe(
      line(cilium) < 14 ? `unsupported ${id}.nic` : `on ${id}.asked`,
    );
    // Every device in use must take it; a bond inherits.
    expect(nic({ driver: 'mlx5_core' }, { driver: 'virtio_net' })).toBe(`unsupported ${id}.nic`);
    expect(nic({ driver: 'mlx5_core' }, { driver: 'i40e' })).toBe(`unknown ${id}.nic`);
    expect(nic({ driver: 'bonding' }, { driver: 'mlx5_core' })).toBe(`on ${id}.asked`);
    expect(notAsked(id, cilium, { node: { nics: [{ driver: 'ena' }] } })).toBe(`unsupported ${id}.nic`);
    const unknown = verdictOf(id, environment(cilium, on(id), { node: { nics: [] } }));
    expect(inShort(unknown)).toBe(`unknown ${id}.nic`);
    expect(unknown.reasons[0]?.settle?.command).toMatch(/^ip -d link show/);
  });
  test('IPsec stops the agent', () => {
    // With full replacement IPsec alone stops 1.13 to 1.15.
    expect(asked(id, cilium, { values: IPSEC })).toBe('refused agent.big-tcp-ipsec');
    expect(notAsked(id, cilium, { values: IPSEC })).toMatch(/^blocked agent\.(big-tcp-ipsec|ipsec-node-port)$/);
  });
  test('WireGuard: Legacy in 1.13, and fatal there; later the agent runs and the documentation says no', () => {
    const values = line(cilium) < 14 ? { ...WIREGUARD, l7Proxy: false } : WIREGUARD;
    if (line(cilium) < 14) {
      expect(asked(id, cilium, { values })).toBe('refused agent.big-tcp-legacy');
      expect(notAsked(id, cilium, { values })).toBe('blocked host-routing.wireguard');
    } else {
      expect(asked(id, cilium, { values })).toBe(`on ${id}.asked`);
      expect(notAsked(id, cilium, { values })).toBe(`available ${id}.asked`);
      expect(notesOf(id, cilium, { values })).toContain(`${id}.wireguard`);
    }
  });
  test('a tunnel stops the agent where no kernel or switch takes it', () => {
    const values = tunnel(cilium);
    const rule = /^1\.(19\.3|20)/.test(cilium) ? 'agent.kernel' : 'agent.big-tcp-tunnel';
    const refused = verdictOf(id, environment(cilium, on(id), { values }));
    expect(inShort(refused)).toBe(`refused ${rule}`);
    expect(changesText(refused.changes)).toContain(line(cilium) < 14 ? 'tunnel=disabled' : 'routingMode=native');
    expect(verdictOf(id, applyChanges(environment(cilium, on(id), { values }), refused.changes!)).status).toBe('on');
    expect(notAsked(id, cilium, { values })).toBe(`blocked ${rule}`);
  });
  test('forced Legacy stops the agent, also when chaining forces it', () => {
    const forced = { 'bpf.hostLegacyRouting': true };
    const chained = { 'cni.chainingMode': 'portmap' };
    for (const values of [forced, chained]) {
      const given = environment(cilium, on(id), { values });
      const refused = verdictOf(id, given);
      expect(inShort(refused)).toBe('refused agent.big-tcp-legacy');
      expect(verdictOf(id, applyChanges(given, refused.changes!)).status).toBe('on');
    }
    expect(notAsked(id, cilium, { values: forced })).toMatch(/^available/);
    expect(notAsked(id, cilium, { values: chained })).toBe('blocked host-routing.chaining');
  });
  test('a Legacy of its own making: refused up to 1.14, run from 1.15 on', () => {
    const values = { 'bpf.masquerade': false };
    const given = environment(cilium, on(id), { values });
    if (line(cilium) < 15) {
      const refused = verdictOf(id, given);
      expect(inShort(refused)).toBe('refused agent.big-tcp-legacy');
      expect(changesText(refused.changes)).toEqual(['bpf.masquerade=true']);
    } else {
      expect(asked(id, cilium, { values })).toBe(`on ${id}.asked`);
      expect(notesOf(id, cilium, { values })).toContain(`${id}.legacy`);
    }
    // The plan asks for BPF host routing in every release, as the documentation does.
    expect(changesText(verdictOf(id, environment(cilium, off(id), { values })).changes)).toContain(
      'bpf.masquerade=true',
    );
  });
  test('DSR dispatch from 1.19 on, whatever the mode', () => {
    const ipip = { 'loadBalancer.dsrDispatch': 'ipip' };
    const geneve = { 'loadBalancer.dsrDispatch': 'geneve' };
    if (line(cilium) < 19) {
      expect(asked(id, cilium, { values: ipip })).toBe(`on ${id}.asked`);
      expect(asked(id, cilium, { values: geneve })).toBe(`on ${id}.asked`);
      return;
    }
    expect(asked(id, cilium, { values: ipip })).toBe('refused agent.big-tcp-dsr-ipip');
    expect(notAsked(id, cilium, { values: ipip })).toBe('blocked agent.big-tcp-dsr-ipip');
    const rule = /^1\.(19\.3|20)/.test(cilium) ? 'agent.kernel' : 'agent.big-tcp-dsr-geneve';
    const refused = verdictOf(id, environment(cilium, on(id), { values: geneve }));
    expect(inShort(refused)).toBe(`refused ${rule}`);
    expect(changesText(refused.changes)).toEqual(['-loadBalancer.dsrDispatch']);
  });
  test('the egress gateway in native routing counts as a tunnel from 1.20 on', () => {
    const values = { 'egressGateway.enabled': true };
    if (line(cilium) < 20) expect(asked(id, cilium, { values })).toBe(`on ${id}.asked`);
    else {
      expect(asked(id, cilium, { values })).toBe('refused agent.kernel');
      expect(notAsked(id, cilium, { values })).toBe('blocked agent.kernel');
    }
  });
  test('netkit goes with it from 1.16 on', () => {
    if (line(cilium) >= 16)
      expect(asked(id, cilium, { values: { 'bpf.datapathMode': 'netkit' } })).toBe(`on ${id}.asked`);
  });
  test('standalone load balancer: refused up to 1.17', () => {
    if (line(cilium) >= 18) return;
    expect(asked(id, cilium, { values: { 'loadBalancer.standalone': true } })).toBe(
      'refused agent.big-tcp-datapath-mode',
    );
  });
});

test('before 1.15 the kernel is probed first, from 1.15 on the configuration is refused whatever the kernel', () => {
  const given = (cilium: string) => ({ values: tunnel(cilium), node: { kernel: '5.15.0' } });
  expect(asked(V6, '1.13.18', given('1.13.18'))).toBe('unsupported ipv6-big-tcp.kernel');
  expect(asked(V6, '1.14.19', given('1.14.19'))).toBe('unsupported ipv6-big-tcp.kernel');
  expect(asked(V6, '1.15.0', given('1.15.0'))).toBe('refused agent.big-tcp-tunnel');
});

test('a family that is off', () => {
  expect(notAsked(V6, '1.20.0', { values: { 'ipv6.enabled': false } })).toBe('blocked ipv6-big-tcp.family');
  expect(asked(V6, '1.20.0', { values: { 'ipv6.enabled': false } })).toBe('blocked ipv6-big-tcp.family');
  expect(notAsked(V4, '1.20.0', { values: { 'ipv4.enabled': false, 'ipv6.enabled': true } })).toBe(
    'blocked ipv4-big-tcp.family',
  );
  // What kernel and device cannot comes before.
  for (const node of [{ kernel: '5.15.0' }, { nics: [{ driver: 'ena' }] }])
    for (const answer of [asked, notAsked])
      expect(answer(V6, '1.20.0', { values: { 'ipv6.enabled': false }, node })).toMatch(/^unsupported/);
});

describe('1.13 with IPv6', () => {
  test('masqueraded by eBPF stops the agent anyway', () => {
    expect(asked(V6, '1.13.18', { values: { enableIPv6Masquerade: true } })).toBe('blocked agent.bpf-masquerade-ipv6');
    expect(
      changesText(verdictOf(V6, environment('1.13.18', { 'ipv6.enabled': false, enableIPv6Masquerade: true })).changes),
    ).toEqual(expect.arrayContaining(['ipv6.enabled=true', 'enableIPv6Masquerade=false']));
  });
});

describe('the switch of 1.19.0 to 1.19.2', () => {
  test.each(['1.19.0', '1.19.2'])('%s: the agent starts, the kernel cannot', (cilium) => {
    const values = { ...tunnel(cilium), enableTunnelBIGTCP: true };
    expect(asked(V4, cilium, { values })).toBe('unsupported ipv4-big-tcp.tunnel-kernel');
    // A kernel that can no longer runs these agents.
    expect(asked(V4, cilium, { values, node: { kernel: '7.3.0' } })).toBe('blocked agent.set-retval-probe');
  });
});

describe('tunnel-big-tcp', () => {
  const verdict = (cilium: string, values: Values, kernel = '6.12.0') =>
    verdictOf(TUNNELS, environment(cilium, values, { node: { kernel } }));
  const short = (cilium: string, values: Values, kernel?: string) => inShort(verdict(cilium, values, kernel));
  const BOTH = { enableIPv4BIGTCP: true };

  test.each(['1.13.18', '1.16.19', '1.18.12'])('%s has no such thing', (cilium) => {
    expect(short(cilium, tunnel(cilium))).toBe('unsupported optimization.release');
    expect(changesText(verdict(cilium, tunnel(cilium)).changes)).toEqual(['cilium 1.19.0']);
  });
  test.each(['1.19.0', '1.19.2', '1.19.3', '1.20.0'])('%s: unneeded with native routing', (cilium) => {
    expect(short(cilium, {})).toBe('unneeded tunnel-big-tcp.native');
    expect(short(cilium, { ...BOTH, enableTunnelBIGTCP: true })).toBe('unneeded tunnel-big-tcp.native');
  });
  test.each(['1.19.0', '1.19.2'])('%s: a switch the agent takes, a kernel that cannot', (cilium) => {
    expect(short(cilium, { ...tunnel(cilium), ...BOTH, enableTunnelBIGTCP: true })).toBe(
      'unsupported tunnel-big-tcp.kernel',
    );
    expect(short(cilium, tunnel(cilium))).toBe('unsupported tunnel-big-tcp.kernel');
    expect(short(cilium, { ...tunnel(cilium), ...BOTH, enableTunnelBIGTCP: true }, '7.3.0')).toBe(
      'blocked agent.set-retval-probe',
    );
  });
  test.each(['1.19.3', '1.20.0'])('%s: probed, fatal where the kernel cannot', (cilium) => {
    expect(short(cilium, { ...tunnel(cilium), ...BOTH })).toBe('refused agent.kernel');
    expect(short(cilium, tunnel(cilium))).toBe('unsupported agent.kernel');
    expect(short(cilium, { ...tunnel(cilium), ...BOTH }, '7.3.0')).toBe('blocked agent.set-retval-probe');
    expect(short(cilium, { ...tunnel(cilium), ...BOTH }, '')).toMatch(/^unknown/);
  });
  test.each(['1.19.8', '1.20.2'])('%s: the first that start on a kernel with it', (cilium) => {
    expect(short(cilium, { ...tunnel(cilium), ...BOTH }, '7.2.12')).toBe('refused agent.kernel');
    expect(short(cilium, { ...tunnel(cilium), ...BOTH }, '7.3.0')).toBe('on tunnel-big-tcp.asked');
  });
  test('the egress gateway needs it in native routing from 1.20 on', () => {
    expect(short('1.19.6', { ...BOTH, 'egressGateway.enabled': true })).toBe('unneeded tunnel-big-tcp.native');
    expect(short('1.20.0', { ...BOTH, 'egressGateway.enabled': true })).toBe('refused agent.kernel');
  });
});
