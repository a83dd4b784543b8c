/** Which way a packet takes: the chosen facts, the counts, and what no route may do. */
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/core/index.ts';
import { align } from '../../src/core/paths/align.ts';
import { atlas } from '../../src/core/paths/facts.ts';
import { within } from '../../src/core/paths/match.ts';
import { legsOf, routeOf, totals, type Direction, type Route } from '../../src/core/paths/route.ts';
import { seenBy } from '../../src/core/paths/sight.ts';
import { sidesOf } from '../../src/core/paths/situation.ts';
import { WAYS, type Both, type Situation, type Way } from '../../src/core/paths/types.ts';

/** Native routing, veth, full replacement, eBPF masquerading, newest release: what the comparisons vary. */
const NATIVE: Situation = {
  release: '1.20.0',
  routing: 'native',
  protocol: 'vxlan',
  encryption: 'none',
  device: 'veth',
  endpointRoutes: false,
  masquerade: 'bpf',
  kpr: true,
  socketLB: true,
  xdp: false,
  lb: 'snat',
  dispatch: 'opt',
  notrack: false,
  bandwidth: false,
  bigTCP: false,
  nicProgram: true,
};
const TUNNEL: Situation = { ...NATIVE, routing: 'tunnel' };
const DIRECTIONS = ['request', 'reply'] as const satisfies Direction[];

const scenario = (id: string) => atlas.scenarios.find((one) => one.id === id)!;
const route = (
  id: string,
  mode: Way,
  situation: Situation,
  direction: Direction = 'request',
): Route<Both> | undefined => routeOf(atlas, scenario(id), direction, mode, situation);
/** Hooks, conntrack, kernel routes, FIB, backlog, outer hooks: the columns of the comparisons. */
const costs = (id: string, mode: Way, situation: Situation, direction?: Direction): string => {
  const found = route(id, mode, situation, direction);
  if (!found || found.gaps.length > 0) return 'none';
  const { nf, ct, rt, fib, bl, nfo } = totals(found);
  return [nf, ct, rt, fib, bl, nfo].join(' ');
};

describe('Legacy and BPF cost', () => {
  const iptables = { ...NATIVE, masquerade: 'iptables' as const };
  const old = { ...NATIVE, release: '1.15.19' };
  const wireguard = { ...NATIVE, encryption: 'wireguard' as const };
  const ipsec = { ...NATIVE, encryption: 'ipsec' as const };
  const routes = { ...NATIVE, endpointRoutes: true };
  const netkit = { ...NATIVE, device: 'netkit' as const };
  const dsr = { ...NATIVE, lb: 'dsr' as const };
  test.each<[string, string, Situation, string, string, Direction?]>([
    //                                    hooks ct rt fib backlog outer hooks
    ['same node', 'pod-local', NATIVE, '0 0 0 0 2 0', '0 0 0 0 1 0'],
    ['same node, netkit', 'pod-local', netkit, '0 0 0 0 1 0', '0 0 0 0 1 0'],
    ['same node, endpoint routes', 'pod-local', routes, '3 1 1 0 2 0', '0 0 0 0 1 0'],
    ['another node, native', 'pod-remote', NATIVE, '6 2 2 0 2 0', '0 0 0 1 1 0'],
    ['another node, native, netkit', 'pod-remote', netkit, '6 2 2 0 2 0', '0 0 0 1 0 0'],
    ['another node, native, endpoint routes', 'pod-remote', routes, '6 2 2 0 2 0', '0 0 0 1 1 0'],
    ['another node, tunnel, 1.20', 'pod-remote', TUNNEL, '0 0 2 0 2 4', '0 0 2 0 1 4'],
    ['another node, tunnel, 1.18', 'pod-remote', { ...TUNNEL, release: '1.18.12' }, '0 2 2 0 2 4', '0 2 2 0 1 4'],
    ['another node, WireGuard, 1.20', 'pod-remote', wireguard, '6 2 4 0 2 4', '0 0 2 1 1 4'],
    ['another node, WireGuard, 1.18', 'pod-remote', { ...wireguard, release: '1.18.12' }, '6 4 4 0 2 4', '0 2 2 1 1 4'],
    ['another node, WireGuard, 1.15', 'pod-remote', { ...wireguard, release: '1.15.19' }, '6 4 4 0 2 4', '3 3 3 1 2 4'],
    ['another node, IPsec, 1.20', 'pod-remote', ipsec, '9 2 4 0 3 4', '3 0 2 1 2 4'],
    ['another node, conntrack bypass', 'pod-remote', { ...NATIVE, notrack: true }, '6 0 2 0 2 0', '0 0 0 1 1 0'],
    ['outside, iptables masquerading', 'pod-outside', iptables, '3 1 1 0 1 0', 'none'],
    ['outside, eBPF masquerading', 'pod-outside', NATIVE, '3 1 1 0 1 0', '0 0 0 1 1 0'],
    ['outside, nothing masqueraded', 'pod-outside', { ...NATIVE, masquerade: 'none' }, '3 1 1 0 1 0', '0 0 0 1 1 0'],
    ['from outside, reply', 'pod-outside', NATIVE, '3 1 1 0 1 0', '0 0 0 0 0 0', 'reply'],
    ['NodePort here', 'nodeport-local', NATIVE, '3 1 1 0 1 0', '0 0 0 0 0 0'],
    ['NodePort here, XDP', 'nodeport-local', { ...NATIVE, xdp: true }, '3 1 1 0 1 0', '0 0 0 0 0 0'],
    ['NodePort here, reply from 1.16', 'nodeport-local', NATIVE, '3 1 1 1 1 0', '0 0 0 2 1 0', 'reply'],
    ['NodePort here, reply up to 1.15', 'nodeport-local', old, '0 0 0 1 1 0', '0 0 0 1 1 0', 'reply'],
    ['NodePort there, SNAT', 'nodeport-remote', NATIVE, '3 1 1 1 1 0', '0 0 0 1 0 0'],
    ['NodePort there, SNAT by XDP', 'nodeport-remote', { ...NATIVE, xdp: true }, '3 1 1 1 1 0', '0 0 0 1 0 0'],
    ['NodePort there, DSR', 'nodeport-remote', dsr, '3 1 1 1 1 0', '0 0 0 1 0 0'],
    ['NodePort there, DSR, reply', 'nodeport-remote', dsr, '3 1 1 1 1 0', '0 0 0 2 1 0', 'reply'],
    [
      'NodePort there, DSR Geneve, 1.18',
      'nodeport-remote',
      { ...dsr, dispatch: 'geneve', release: '1.18.12' },
      '3 3 3 0 1 4',
      '0 2 2 0 0 4',
    ],
    ['host to pod', 'host-pod', NATIVE, '2 1 1 0 1 0', '2 1 1 0 1 0'],
    ['pod to host', 'host-pod', NATIVE, '2 1 1 0 1 0', '2 1 1 0 1 0', 'reply'],
    ['L7 egress policy', 'l7-egress', NATIVE, '4 1 2 0 1 0', '4 1 2 0 1 0'],
    ['gateway', 'gateway', NATIVE, '4 1 2 0 0 0', '4 1 2 0 0 0'],
  ])('%s', (_, id, situation, legacy, bpf, direction = 'request') => {
    expect(costs(id, 'Legacy', situation, direction)).toBe(legacy);
    expect(costs(id, 'BPF', situation, direction)).toBe(bpf);
  });
});

describe('a release is within bounds', () => {
  test.each([
    ['1.16.15', '<1.16.15', false],
    ['1.16.14', '<1.16.15', true],
    ['1.9.0', '>=1.16.0', false],
    ['1.20.0', '>=1.16.0 <1.20.0', false],
    ['1.18.3', '>=1.16.0 <1.20.0', true],
    ['nonsense', '>=1.16.0', false],
  ])('%s %s: %s', (release, bounds, expected) => expect(within(release, bounds)).toBe(expected));
});

/** Places that a mode has gone past: none of them may be on BPF's way before netfilter is asked for by the facts. */
const FORWARD_PATH = new Set(['stack_entry', 'nf_prerouting', 'route_fwd', 'nf_forward', 'nf_postrouting']);
const STARTS: Record<string, string[]> = { pod: ['pod-tx', 'sock'], host: ['host-tx', 'sock'], wire: ['wire'] };

describe.each(presets.map(({ id, environment }) => [id, environment] as const))('preset %s', (_, environment) => {
  const sides = sidesOf(environment);
  const cases = atlas.scenarios.flatMap((one) =>
    DIRECTIONS.flatMap((direction) =>
      WAYS.flatMap((way) => {
        const { situation } = sides[way];
        const found = routeOf(atlas, one, direction, way, situation);
        return legsOf(one, direction, situation).length > 0
          ? [[`${one.id} ${direction} ${way}`, found, way, one.id, direction] as const]
          : [];
      }),
    ),
  );

  test.each(cases)('%s is connected, or says why it is not drawn', (_name, found, way, id, direction) => {
    if (!found) {
      // Only what needs the replacement is not there at all, and only without it.
      expect([id, way]).toEqual(['gateway', 'Legacy']);
      expect(sides[way].situation.kpr).toBe(false);
      return;
    }
    if (found.gaps.length > 0) return;
    const { stops } = found;
    // Starts and ends where the scenario says.
    const [from = ''] = id.split('-');
    const start =
      direction === 'request'
        ? from === 'pod' || from === 'clusterip' || id === 'l7-egress'
          ? 'pod'
          : from === 'host'
            ? 'host'
            : 'wire'
        : undefined;
    if (start) expect(STARTS[start]).toContain(stops[0]?.hop.slot);
    const ends = ['pod-rx', 'wire', 'input', 'proxy-out'];
    expect(ends).toContain(stops.at(-1)?.hop.slot);
    // Goes from node to node only by the wire, and from pod to host only through the pod's device.
    for (const [i, stop] of stops.entries()) {
      const before = stops[i - 1];
      if (!before) continue;
      if (before.node !== stop.node) expect(before.hop.kind, stop.hop.id).toBe('wire');
      if (before.hop.where === 'wire') expect(['nic', 'wire'], stop.hop.id).toContain(stop.hop.where);
      if (stop.hop.where === 'wire') expect(['nic', 'wire'], before.hop.id).toContain(before.hop.where);
      if (stop.hop.where === 'pod' && before.hop.where !== 'pod')
        expect(['to-pod', 'peer'], before.hop.id).toContain(before.hop.slot);
    }
    // Every namespace switch is counted once, and none is missed.
    const switches = stops.filter(
      ({ hop }, i) => i > 0 && (hop.where === 'pod') !== (stops[i - 1]?.hop.where === 'pod'),
    );
    const counted = stops.reduce((sum, { counts }) => sum + (counts.ns ?? 0), 0);
    if (stops[0]?.hop.id !== 'sock_lb' || stops[1]?.hop.where === 'pod') expect(counted).toBe(switches.length);
  });

  test.each(cases.filter(([, , way]) => way === 'BPF'))('%s passes no hook that BPF bypasses', (_name, found) => {
    if (!found || found.detour) return;
    const passed = found.stops.map(({ hop }) => hop.id);
    // What goes up the stack in BPF goes to the host itself, to the proxy or to XFRM: never through FORWARD.
    expect(passed.filter((id) => id === 'nf_forward' || id === 'route_fwd')).toEqual([]);
    const local = passed.some((id) => ['nf_input', 'proxy_in', 'host_tx_local', 'kp_output_dnat'].includes(id));
    if (!local) expect(passed.filter((id) => FORWARD_PATH.has(id))).toEqual([]);
  });

  test.each(cases.filter(([, , way]) => way === 'Legacy'))('%s uses no short cut of BPF', (_name, found) => {
    if (!found) return;
    const passed = found.stops.map(({ hop }) => hop.id);
    expect(passed.filter((id) => id === 'redirect_peer')).toEqual([]);
    // A NodePort reply up to 1.15 leaves by the FIB in both modes.
    if (!found.ways.includes('6r-legacy-113')) expect(passed).not.toContain('fib_neigh');
  });
});

describe('rules that stop being seen', () => {
  const stopped = (id: string, situation: Situation, direction: Direction = 'request') =>
    seenBy(atlas, route(id, 'Legacy', situation, direction), route(id, 'BPF', situation, direction))
      .filter(({ stops }) => stops)
      .map(({ rule }) => rule.id);
  test('leaving the cluster: all of netfilter, policy routing and rp_filter', () => {
    expect(stopped('pod-outside', NATIVE)).toEqual([
      'forward',
      'nat-pre',
      'nat-post',
      'mark',
      'conntrack',
      'ip-rule',
      'rp-filter',
      'netdev',
    ]);
  });
  test('with a tunnel only the lxc device, since the inner packet never met the hooks', () =>
    expect(stopped('pod-remote', TUNNEL)).toEqual(['lxc-out']));
  test('probes: none', () => expect(stopped('host-pod', NATIVE)).toEqual([]));
  test('what netfilter sees of a tunnel is the outer packet', () => {
    const first = seenBy(atlas, route('pod-remote', 'Legacy', TUNNEL), route('pod-remote', 'BPF', TUNNEL)).find(
      ({ rule }) => rule.id === 'output',
    );
    expect([first?.Legacy, first?.BPF]).toEqual(['outer', 'outer']);
  });
});

describe('the two ways side by side', () => {
  test('keep their order, and each hop once', () => {
    const legacy = route('pod-remote', 'Legacy', NATIVE);
    const bpf = route('pod-remote', 'BPF', NATIVE);
    const rows = align(legacy, bpf);
    for (const way of WAYS) {
      const order = rows.flatMap((row) => row[way] ?? []);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(order).toHaveLength((way === 'Legacy' ? legacy : bpf)?.stops.length ?? 0);
    }
  });
  test('an impossible mode is named with its condition', () => {
    const tuned = presets.find(({ id }) => id === 'tuned-1-20')!;
    const sides = sidesOf(tuned.environment);
    expect(sides.mode).toBe('BPF');
    expect(sides.Legacy.refusal?.id).toContain('netkit');
    expect(sides.Legacy.situation.device).toBe('veth');
  });
  test('the other mode is the cluster after the nearest change', () => {
    const first = sidesOf(presets[0]!.environment);
    expect(first.mode).toBe('Legacy');
    expect(first.Legacy.situation).toMatchObject({ masquerade: 'iptables', kpr: false, nicProgram: false });
    expect(first.BPF.situation).toMatchObject({ masquerade: 'bpf', kpr: true, nicProgram: true });
  });
});
