/** The truth table of native routing. */
import { describe, expect, test } from 'vitest';
import { applyChanges, releases } from '../../src/core/index.ts';
import { cluster, notesOf, table, verdictOf } from './verdict-table.ts';

const ID = 'native-routing';
const CIDR = { ipv4NativeRoutingCIDR: '10.0.0.0/8' };
const native = (cilium: string) => (cilium.startsWith('1.13.') ? { tunnel: 'disabled' } : { routingMode: 'native' });

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  table(ID, [
    [cilium, 'native, with its CIDR', { ...native(cilium), ...CIDR }, 'on', `${ID}.asked`],
    [cilium, 'a default install: the network is asked first', {}, 'unknown', `${ID}.underlay`],
    [cilium, 'one layer 2', {}, 'available', undefined, { network: { sameL2: true } }],
    [cilium, 'routed subnets', {}, 'blocked', `${ID}.underlay`, { network: { sameL2: false } }],
    [
      cilium,
      'native without a CIDR',
      native(cilium),
      'refused',
      // The chart looks only where masquerading was set to true.
      'agent.ipv4-native-cidr',
    ],
    [cilium, 'nothing masqueraded needs no CIDR', { ...native(cilium), enableIPv4Masquerade: false }, 'on'],
    [cilium, 'IPv6 masqueraded without a CIDR', { ...native(cilium), ...CIDR, 'ipv6.enabled': true }, 'refused'],
    [
      cilium,
      'an agent that stops for another reason',
      { 'ipv4.enabled': false },
      'blocked',
      'agent.no-address-family',
      { network: { sameL2: true } },
    ],
  ]);
  test('its changes end where it is on', () => {
    const before = cluster(cilium, {}, { network: { sameL2: true } });
    const verdict = verdictOf(ID, before);
    const after = applyChanges(before, verdict.changes!);
    expect(verdictOf(ID, after).status).toBe('on');
    expect(after.values).toMatchObject({ autoDirectNodeRoutes: true, ...native(cilium) });
  });
  test('across subnets it does not ask for node routes', () => {
    const changes = verdictOf(ID, cluster(cilium, {}, { network: { sameL2: false } })).changes!;
    expect(changes.some((change) => change.kind === 'value' && change.path === 'autoDirectNodeRoutes')).toBe(false);
  });
});

table(ID, [
  ['1.14.19', 'the old word for a tunnel', { tunnel: 'disabled', ...CIDR }, 'on'],
  ['1.15.7', 'the old word is ignored', { tunnel: 'disabled', ...CIDR }, 'unknown', `${ID}.underlay`],
  [
    '1.15.8',
    'the old word is refused',
    { tunnel: 'disabled', ...CIDR },
    'blocked',
    'chart.tunnel-removed',
    { network: { sameL2: true } },
  ],
  [
    '1.17.18',
    'masquerading explicit, no CIDR: the agent stops',
    { routingMode: 'native', enableIPv4Masquerade: true },
    'refused',
    'agent.ipv4-native-cidr',
  ],
  [
    '1.18.0',
    'masquerading explicit, no CIDR: the chart refuses',
    { routingMode: 'native', enableIPv4Masquerade: true },
    'refused',
    'chart.ipv4-native-cidr',
  ],
  [
    '1.14.19',
    'ip-masq-agent does not spare the CIDR',
    { routingMode: 'native', 'ipMasqAgent.enabled': true, kubeProxyReplacement: 'true', 'bpf.masquerade': true },
    'refused',
    'agent.ipv4-native-cidr',
  ],
  [
    '1.15.0',
    'ip-masq-agent spares the CIDR',
    { routingMode: 'native', 'ipMasqAgent.enabled': true, kubeProxyReplacement: 'true', 'bpf.masquerade': true },
    'on',
  ],
  ['1.18.12', 'ENI with a tunnel', { 'eni.enabled': true, 'ipam.mode': 'eni' }, 'blocked', 'agent.eni-tunnel'],
  ['1.19.0', 'ENI is native by itself', { 'eni.enabled': true }, 'on'],
  ['1.14.0', 'GKE is native by itself', { 'gke.enabled': true, ...CIDR }, 'on'],
  [
    '1.14.6',
    'AKS BYOCNI insists on a tunnel',
    { 'aksbyocni.enabled': true, routingMode: 'native', ...CIDR },
    'refused',
    'chart.aks-tunnel',
  ],
  ['1.14.6', 'AKS BYOCNI with a tunnel', { 'aksbyocni.enabled': true }, 'blocked', 'chart.aks-tunnel'],
  [
    '1.20.0',
    'without a cluster pool there is none to give',
    { routingMode: 'native', nativeRoutingCIDRFromClusterPool: true, 'ipam.mode': 'kubernetes' },
    'refused',
    'agent.ipv4-native-cidr',
  ],
  ['1.20.0', 'a cluster pool gives the CIDR', { routingMode: 'native', nativeRoutingCIDRFromClusterPool: true }, 'on'],
  [
    '1.17.18',
    'a kernel below the release',
    {},
    'unsupported',
    'agent.kernel',
    { kernel: '4.19.0', network: { sameL2: true } },
  ],
  ['1.18.12', 'no kernel given', {}, 'unknown', 'agent.kernel', { kernel: '', network: { sameL2: true } }],
]);

describe('notes', () => {
  const on = { routingMode: 'native', ...CIDR, autoDirectNodeRoutes: true };
  test('a gateway between nodes', () => {
    expect(notesOf(ID, cluster('1.18.12', on, { network: { sameL2: false } }))).toContain(`${ID}.gateway`);
    expect(notesOf(ID, cluster('1.18.12', on, { network: { sameL2: true } }))).not.toContain(`${ID}.gateway`);
  });
  test('a platform that filters foreign addresses', () => {
    expect(notesOf(ID, cluster('1.18.12', on, { network: { platform: 'aws' } }))).toContain(`${ID}.source-check`);
    expect(notesOf(ID, cluster('1.18.12', on, { network: { platform: 'metal' } }))).not.toContain(`${ID}.source-check`);
  });
  test('pods keep their MTU up to 1.16', () => {
    expect(notesOf(ID, cluster('1.16.19', on))).toContain(`${ID}.pod-mtu`);
    expect(notesOf(ID, cluster('1.17.18', on))).not.toContain(`${ID}.pod-mtu`);
  });
});
