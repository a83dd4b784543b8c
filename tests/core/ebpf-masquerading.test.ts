/** The truth table of eBPF masquerading. */
import { describe, expect, test } from 'vitest';
import { applyChanges, evaluate, releases } from '../../src/core/index.ts';
import { cluster, notesOf, table, verdictOf } from './verdict-table.ts';

const ID = 'ebpf-masquerading';
const word = (cilium: string) => (cilium.startsWith('1.13.') ? 'strict' : 'true');
const off = (cilium: string) => (cilium.startsWith('1.13.') ? 'disabled' : 'false');
const full = (cilium: string) => ({ kubeProxyReplacement: word(cilium), 'bpf.masquerade': true });

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  table(ID, [
    [cilium, 'with replacement', full(cilium), 'on', `${ID}.asked`],
    [cilium, 'a default install', {}, 'available'],
    [
      cilium,
      'nothing masqueraded',
      { kubeProxyReplacement: word(cilium), enableIPv4Masquerade: false },
      'unneeded',
      `${ID}.nothing`,
    ],
    [cilium, 'no kernel given', full(cilium), 'unknown', 'agent.kernel', { kernel: '' }],
  ]);
  test('its changes end where it is on, and BPF host routing with it', () => {
    const before = cluster(cilium, {});
    const verdict = verdictOf(ID, before);
    const after = applyChanges(before, verdict.changes!);
    expect(verdictOf(ID, after).status).toBe('on');
    const replaced = Number(cilium.split('.')[1]) < 19;
    expect(evaluate(after).hostRouting.mode).toBe(replaced ? 'BPF' : 'Legacy');
    if (replaced) expect(verdict.alsoOn).toContain('host-routing');
  });
});

table(ID, [
  // Without NodePort: switched off, then fatal, then allowed.
  [
    '1.13.18',
    'replacement off',
    { 'bpf.masquerade': true, kubeProxyReplacement: off('1.13.18') },
    'blocked',
    `${ID}.node-port`,
  ],
  ['1.14.19', 'replacement off', { 'bpf.masquerade': true }, 'blocked', `${ID}.node-port`],
  ['1.15.0', 'replacement off', { 'bpf.masquerade': true }, 'refused', 'agent.bpf-masquerade-node-port'],
  ['1.18.12', 'replacement off', { 'bpf.masquerade': true }, 'refused', 'agent.bpf-masquerade-node-port'],
  ['1.19.0', 'replacement off', { 'bpf.masquerade': true }, 'on'],
  // IPv6.
  ['1.13.18', 'IPv6 too', { ...full('1.13.18'), 'ipv6.enabled': true }, 'refused', 'agent.bpf-masquerade-ipv6'],
  ['1.13.18', 'IPv6 not masqueraded', { ...full('1.13.18'), 'ipv6.enabled': true, enableIPv6Masquerade: false }, 'on'],
  ['1.13.18', 'IPv6 too, not asked for', { 'ipv6.enabled': true }, 'blocked', 'agent.bpf-masquerade-ipv6'],
  ['1.14.0', 'IPv6 too', { ...full('1.14.0'), 'ipv6.enabled': true }, 'on'],
  [
    '1.15.19',
    'IPv6 and the host firewall',
    { ...full('1.15.19'), 'ipv6.enabled': true, 'hostFirewall.enabled': true },
    'refused',
    'agent.bpf-masquerade-ipv6-host-firewall',
  ],
  [
    '1.16.0',
    'IPv6 and the host firewall',
    { ...full('1.16.0'), 'ipv6.enabled': true, 'hostFirewall.enabled': true },
    'on',
  ],
  // Remote node identity and socket LB up to 1.15.
  [
    '1.14.19',
    'remote node identity off',
    { ...full('1.14.19'), remoteNodeIdentity: false },
    'blocked',
    `${ID}.remote-node-identity`,
  ],
  [
    '1.15.19',
    'remote node identity off',
    { ...full('1.15.19'), remoteNodeIdentity: false },
    'refused',
    'agent.bpf-masquerade-remote-node-identity',
  ],
  ['1.16.0', 'remote node identity off', { ...full('1.16.0'), remoteNodeIdentity: false }, 'on'],
  [
    '1.14.19',
    'tunnel, NodePort alone',
    { kubeProxyReplacement: 'false', 'nodePort.enabled': true, 'bpf.masquerade': true },
    'blocked',
    `${ID}.tunnel-socket-lb`,
  ],
  [
    '1.15.19',
    'tunnel, NodePort alone',
    { kubeProxyReplacement: 'false', 'nodePort.enabled': true, 'bpf.masquerade': true },
    'refused',
    'agent.bpf-masquerade-tunnel-socket-lb',
  ],
  [
    '1.16.0',
    'tunnel, NodePort alone',
    { kubeProxyReplacement: 'false', 'nodePort.enabled': true, 'bpf.masquerade': true },
    'on',
  ],
  // Named interfaces, route source, no family.
  [
    '1.14.19',
    'named interfaces',
    { ...full('1.14.19'), egressMasqueradeInterfaces: 'eth0' },
    'blocked',
    `${ID}.egress-interfaces`,
  ],
  [
    '1.15.0',
    'named interfaces',
    { ...full('1.15.0'), egressMasqueradeInterfaces: 'eth0' },
    'refused',
    'agent.bpf-masquerade-egress-interfaces',
  ],
  [
    '1.18.12',
    'named interfaces, not asked for',
    { kubeProxyReplacement: 'true', egressMasqueradeInterfaces: 'eth0' },
    'blocked',
    'agent.bpf-masquerade-egress-interfaces',
  ],
  [
    '1.15.0',
    'route source',
    { ...full('1.15.0'), enableMasqueradeRouteSource: true },
    'refused',
    'agent.bpf-masquerade-route-source',
  ],
  [
    '1.14.19',
    'no family: off by itself',
    { ...full('1.14.19'), enableIPv4Masquerade: false },
    'unneeded',
    `${ID}.nothing`,
  ],
  [
    '1.15.0',
    'no family: the agent stops',
    { ...full('1.15.0'), enableIPv4Masquerade: false },
    'refused',
    'agent.bpf-masquerade-no-family',
  ],
  [
    '1.18.0',
    'ENI masquerades nothing by itself',
    { ...full('1.18.0'), 'eni.enabled': true, 'ipam.mode': 'eni', routingMode: 'native' },
    'refused',
    'agent.bpf-masquerade-no-family',
  ],
  // 1.20's own demand, and IPsec behind replacement.
  [
    '1.20.0',
    'iptables rules off',
    { ...full('1.20.0'), extraConfig: { 'install-iptables-rules': 'false' } },
    'refused',
    'agent.iptables-rules-off',
  ],
  ['1.15.19', 'IPsec in the way of replacement', { 'encryption.enabled': true }, 'blocked', 'agent.ipsec-node-port'],
  ['1.18.12', 'kernel below the release', full('1.18.12'), 'unsupported', 'agent.kernel', { kernel: '5.9.16' }],
]);

test('forced Legacy: the note on host routing is not for it', () => {
  const values = { ...full('1.18.12') };
  expect(notesOf(ID, cluster('1.18.12', values))).toContain(`${ID}.host-routing`);
  expect(notesOf(ID, cluster('1.18.12', { ...values, 'bpf.hostLegacyRouting': true }))).not.toContain(
    `${ID}.host-routing`,
  );
});
test('masquerading to other nodes alone stops the agent from 1.19 on', () => {
  const values = { extraConfig: { 'enable-remote-node-masquerade': 'true' } };
  expect(evaluate(cluster('1.18.12', values)).agent.starts).toBe(true);
  expect(evaluate(cluster('1.19.0', values)).agent.reasons[0]?.id).toBe('agent.remote-node-masquerade');
});
