/** The truth table of direct server return. */
import { describe, expect, test } from 'vitest';
import { applyChanges, evaluate, releases } from '../../src/core/index.ts';
import { cluster, notesOf, table, verdictOf, type Row } from './verdict-table.ts';

const ID = 'dsr';
const old = (cilium: string) => cilium.startsWith('1.13.');
const full = (cilium: string) => ({ kubeProxyReplacement: old(cilium) ? 'strict' : 'true' });
const native = (cilium: string) => ({
  ...full(cilium),
  ...(old(cilium) ? { tunnel: 'disabled' } : { routingMode: 'native' }),
  ipv4NativeRoutingCIDR: '10.0.0.0/8',
});
const geneve = (cilium: string) => ({
  ...full(cilium),
  ...(old(cilium) ? { tunnel: 'geneve' } : { tunnelProtocol: 'geneve' }),
});
const mode = (value: string) => ({ 'loadBalancer.mode': value });
const dispatch = (value: string) => ({ 'loadBalancer.dsrDispatch': value });

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  const tunnelId = old(cilium) ? 'agent.dsr-tunnel' : 'agent.dsr-geneve-dispatch';
  const rows: Row[] = [
    [cilium, 'native, opt', { ...native(cilium), ...mode('dsr') }, 'on', `${ID}.asked`],
    [cilium, 'hybrid', { ...native(cilium), ...mode('hybrid') }, 'on'],
    [cilium, 'native, not asked for', native(cilium), 'available'],
    [cilium, 'a VXLAN tunnel', { ...full(cilium), ...mode('dsr') }, 'refused', 'agent.dsr-vxlan'],
    [cilium, 'a VXLAN tunnel, not asked for', full(cilium), 'blocked', 'agent.dsr-vxlan'],
    [cilium, 'a Geneve tunnel with opt', { ...geneve(cilium), ...mode('dsr') }, 'refused', tunnelId],
    [
      cilium,
      'no replacement: no effect',
      { ...native(cilium), ...mode('dsr'), kubeProxyReplacement: old(cilium) ? 'disabled' : 'false' },
      'blocked',
      `${ID}.node-port`,
    ],
    [
      cilium,
      'on AWS the network is asked first',
      native(cilium),
      'blocked',
      `${ID}.cloud`,
      { network: { platform: 'aws' } },
    ],
    [
      cilium,
      'IP options are dropped',
      { ...native(cilium), ...mode('dsr') },
      'blocked',
      `${ID}.ip-options`,
      { network: { ipOptions: false } },
    ],
    [
      cilium,
      'IP options pass',
      { ...native(cilium), ...mode('dsr') },
      'on',
      undefined,
      { network: { ipOptions: true } },
    ],
    [cilium, 'a word nobody knows', { ...native(cilium), ...mode('x') }, 'blocked', 'agent.lb-mode-value'],
    [cilium, 'no kernel given', { ...native(cilium), ...mode('dsr') }, 'unknown', 'agent.kernel', { kernel: '' }],
  ];
  table(ID, rows);
  test.each(rows.filter(([, , , status]) => status === 'refused' || status === 'available'))(
    '%s: its changes lead there: %s',
    (_, __, values) => {
      const before = cluster(cilium, values);
      const { changes } = verdictOf(ID, before);
      const after = applyChanges(before, changes!);
      expect(verdictOf(ID, after).status).toBe('on');
      expect(evaluate(after).agent.starts).toBe(true);
    },
  );
});

table(ID, [
  // Geneve dispatch.
  [
    '1.13.18',
    'native, geneve dispatch',
    { ...native('1.13.18'), ...mode('dsr'), ...dispatch('geneve') },
    'refused',
    'agent.dsr-dispatch-value',
  ],
  ['1.14.0', 'native, geneve dispatch', { ...native('1.14.0'), ...mode('dsr'), ...dispatch('geneve') }, 'on'],
  [
    '1.15.0',
    'native, geneve dispatch, protocol not said',
    { ...native('1.15.0'), ...mode('dsr'), ...dispatch('geneve') },
    'refused',
    'agent.dsr-native-geneve',
  ],
  [
    '1.15.0',
    'native, geneve dispatch',
    { ...native('1.15.0'), tunnelProtocol: 'geneve', ...mode('dsr'), ...dispatch('geneve') },
    'on',
  ],
  ['1.14.0', 'a Geneve tunnel with geneve', { ...geneve('1.14.0'), ...mode('dsr'), ...dispatch('geneve') }, 'on'],
  ['1.20.0', 'a Geneve tunnel with geneve', { ...geneve('1.20.0'), ...mode('dsr'), ...dispatch('geneve') }, 'on'],
  ['1.20.0', 'a Geneve tunnel, not asked for', geneve('1.20.0'), 'available'],
  // IPIP dispatch.
  [
    '1.17.18',
    'ipip',
    { ...native('1.17.18'), ...mode('dsr'), ...dispatch('ipip') },
    'refused',
    'agent.dsr-ipip-without-xdp',
  ],
  [
    '1.17.18',
    'ipip with XDP is not enough',
    { ...native('1.17.18'), ...mode('dsr'), ...dispatch('ipip'), 'loadBalancer.acceleration': 'native' },
    'refused',
    'agent.dsr-ipip-without-xdp',
  ],
  [
    '1.18.0',
    'ipip',
    { ...native('1.18.0'), ...mode('dsr'), ...dispatch('ipip') },
    'refused',
    'agent.dsr-ipip-without-xdp',
  ],
  [
    '1.18.0',
    'ipip with XDP',
    { ...native('1.18.0'), ...mode('dsr'), ...dispatch('ipip'), 'loadBalancer.acceleration': 'native' },
    'on',
  ],
  ['1.19.0', 'ipip', { ...native('1.19.0'), ...mode('dsr'), ...dispatch('ipip') }, 'on'],
  [
    '1.17.18',
    'hybrid with ipip',
    { ...native('1.17.18'), ...mode('hybrid'), ...dispatch('ipip') },
    'refused',
    'agent.dsr-hybrid-ipip',
  ],
  [
    '1.18.0',
    'hybrid with ipip and XDP',
    { ...native('1.18.0'), ...mode('hybrid'), ...dispatch('ipip'), 'loadBalancer.acceleration': 'native' },
    'on',
  ],
  // Values that are not checked in 1.18 and 1.19.
  [
    '1.17.18',
    'an unknown dispatch',
    { ...native('1.17.18'), ...mode('dsr'), ...dispatch('x') },
    'refused',
    'agent.dsr-dispatch-value',
  ],
  ['1.18.0', 'an unknown dispatch', { ...native('1.18.0'), ...mode('dsr'), ...dispatch('x') }, 'on'],
  [
    '1.20.0',
    'an unknown dispatch',
    { ...native('1.20.0'), ...mode('dsr'), ...dispatch('x') },
    'refused',
    'agent.dsr-dispatch-value',
  ],
  // Kernels.
  [
    '1.17.18',
    'a kernel below the release',
    { ...native('1.17.18') },
    'unsupported',
    'agent.kernel',
    { kernel: '5.0.21' },
  ],
  [
    '1.15.19',
    'IPsec in the way of replacement',
    { routingMode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8', 'encryption.enabled': true },
    'blocked',
    'agent.ipsec-node-port',
  ],
]);

test.each([
  ['1.17.18', { ...native('1.17.18'), 'bpf.lbModeAnnotation': true }, 'agent.lb-annotation-dispatch'],
  ['1.18.12', { ...native('1.18.12'), 'bpf.lbModeAnnotation': true }, undefined],
  ['1.19.6', { ...full('1.19.6'), 'bpf.lbModeAnnotation': true }, 'agent.dsr-vxlan'],
  ['1.20.0', { ...full('1.20.0'), 'bpf.lbModeAnnotation': true }, 'agent.lb-annotation-dispatch'],
  ['1.20.0', { ...full('1.20.0'), 'bpf.lbModeAnnotation': true, ...dispatch('ipip') }, undefined],
  ['1.20.0', { ...geneve('1.20.0'), 'bpf.lbModeAnnotation': true }, undefined],
  ['1.20.0', { ...native('1.20.0'), 'bpf.lbModeAnnotation': true }, undefined],
  ['1.20.0', { ...native('1.20.0'), 'bpf.lbModeAnnotation': true, ...dispatch('geneve') }, 'agent.dsr-native-geneve'],
  // No default of hybrid; from 1.18 on checked without replacement too.
  ['1.16.19', { ...native('1.16.19'), 'bpf.lbModeAnnotation': true, ...mode('hybrid') }, undefined],
  [
    '1.17.18',
    { ...native('1.17.18'), 'bpf.lbModeAnnotation': true, ...mode('hybrid'), ...dispatch('geneve') },
    'agent.lb-annotation-hybrid',
  ],
  ['1.17.18', { 'bpf.lbModeAnnotation': true, ...mode('hybrid') }, undefined],
  ['1.18.0', { 'bpf.lbModeAnnotation': true, ...mode('hybrid') }, 'agent.lb-annotation-hybrid'],
  ['1.18.0', { 'bpf.lbModeAnnotation': true, ...mode('snat') }, undefined],
])('%s: forwarding mode by annotation, %j', (cilium, values, id) => {
  const { agent } = evaluate(cluster(cilium, values));
  expect(agent.starts === false ? agent.reasons[0]?.id : undefined).toBe(id);
});

// Words: those of XDP are checked without replacement from 1.17 on, the others from 1.18, the dispatch again in 1.20.
test.each<[string, string, string, string]>([
  ['loadBalancer.acceleration', 'agent.acceleration-value', '1.16.19', '1.17.0'],
  ['loadBalancer.mode', 'agent.lb-mode-value', '1.17.18', '1.18.0'],
  ['loadBalancer.algorithm', 'agent.lb-algorithm-value', '1.17.18', '1.18.0'],
  ['loadBalancer.dsrDispatch', 'agent.dsr-dispatch-value', '1.19.6', '1.20.0'],
])('%s, a word nobody knows and no replacement: %s not in %s, in %s', (path, id, last, first) => {
  const stops = (cilium: string, values = {}) => {
    const { agent } = evaluate(cluster(cilium, { [path]: 'x', ...values }));
    return agent.starts === false ? agent.reasons[0]?.id : undefined;
  };
  expect(stops(last)).toBeUndefined();
  expect(stops(first)).toBe(id);
  if (!path.endsWith('dsrDispatch'))
    for (const cilium of ['1.13.18', last]) expect(stops(cilium, native(cilium))).toBe(id);
});

describe('notes', () => {
  const on = { ...native('1.18.12'), ...mode('dsr') };
  test('tuned opens TCP Fast Open', () => {
    const tuned = (profile: string) => ({
      ...cluster('1.18.12', on),
      node: { kernel: '6.12.0', host: { tuned: profile } },
    });
    for (const profile of ['network-latency', 'cpu-partitioning', 'openshift-node', 'virtual-guest network-latency'])
      expect(notesOf(ID, tuned(profile))).toContain(`${ID}.fast-open`);
    expect(notesOf(ID, tuned('throughput-performance'))).not.toContain(`${ID}.fast-open`);
  });
  test('large UDP, not with hybrid', () => {
    expect(notesOf(ID, cluster('1.18.12', on))).toContain(`${ID}.large-udp`);
    expect(notesOf(ID, cluster('1.18.12', { ...on, ...mode('hybrid') }))).not.toContain(`${ID}.large-udp`);
  });
  test('rp_filter with several devices', () => {
    const nics = [{ driver: 'mlx5_core' }, { driver: 'ice' }];
    expect(notesOf(ID, cluster('1.18.12', on, { nics }))).toContain(`${ID}.rp-filter`);
    expect(notesOf(ID, cluster('1.18.12', on, { nics: nics.slice(1) }))).not.toContain(`${ID}.rp-filter`);
  });
});
