/** The truth table of kube-proxy replacement. */
import { describe, expect, test } from 'vitest';
import { applyChanges, evaluate, releases } from '../../src/core/index.ts';
import { cluster, notesOf, table, verdictOf } from './verdict-table.ts';

const ID = 'kube-proxy-replacement';
const KPR = 'kubeProxyReplacement';
const word = (cilium: string) => (cilium.startsWith('1.13.') ? 'strict' : 'true');

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  table(ID, [
    [cilium, 'full', { [KPR]: word(cilium) }, 'on', `${ID}.asked`],
    [cilium, 'a default install', {}, 'available', `${ID}.asked`],
    [cilium, 'a word nobody knows', { [KPR]: 'x' }, 'refused', 'chart.kube-proxy-replacement-words'],
    [cilium, 'a word that no agent takes any more', { [KPR]: 'probe' }, 'refused'],
    [cilium, 'no kernel given', { [KPR]: word(cilium) }, 'unknown', 'agent.kernel', { kernel: '' }],
  ]);
  test('its changes end where it is on', () => {
    const before = cluster(cilium, {});
    expect(verdictOf(ID, applyChanges(before, verdictOf(ID, before).changes!)).status).toBe('on');
  });
  test('the API server’s address is asked for, once', () => {
    expect(notesOf(ID, cluster(cilium, {}))).toContain(`${ID}.api-server`);
    const given = notesOf(ID, cluster(cilium, { k8sServiceHost: 'api.example.org' }));
    expect(given).not.toContain(`${ID}.api-server`);
    expect(given).toContain(`${ID}.api-server-loop`);
    // "auto" is an address from 1.16 on, and before it the name of a host.
    const auto = notesOf(ID, cluster(cilium, { k8sServiceHost: 'auto' }));
    expect(auto).toContain(`${ID}.api-server-auto`);
    expect(auto.includes(`${ID}.api-server`)).toBe(/^1\.1[345]\./.test(cilium));
    expect(given).not.toContain(`${ID}.api-server-auto`);
  });
});

table(ID, [
  // Words.
  ['1.13.18', 'partial is not full', { [KPR]: 'partial' }, 'available'],
  ['1.13.3', '"true": the agent refuses it', { [KPR]: 'true' }, 'refused', 'agent.kube-proxy-replacement-words'],
  ['1.13.4', '"true": the chart refuses it', { [KPR]: 'true' }, 'refused', 'chart.kube-proxy-replacement-words'],
  ['1.13.3', 'a boolean breaks rendering', { [KPR]: true }, 'refused', 'chart.kube-proxy-replacement-boolean'],
  ['1.14.0', 'strict still works', { [KPR]: 'strict' }, 'on'],
  ['1.15.19', 'strict still works', { [KPR]: 'strict' }, 'on'],
  ['1.16.0', 'strict is refused', { [KPR]: 'strict' }, 'refused', 'chart.kube-proxy-replacement-words'],
  ['1.16.0', 'partial is refused', { [KPR]: 'partial' }, 'refused', 'chart.kube-proxy-replacement-words'],
  ['1.15.19', 'disabled is a word', { [KPR]: 'disabled' }, 'available'],
  ['1.16.0', 'disabled is refused', { [KPR]: 'disabled' }, 'refused', 'chart.kube-proxy-replacement-words'],
  ['1.16.0', 'a boolean', { [KPR]: true }, 'on'],
  ['1.14.0', 'false', { [KPR]: 'false' }, 'available'],
  // Kernels: hooks of full replacement.
  ['1.13.18', '4.19.56 has no recvmsg hook', { [KPR]: 'strict' }, 'refused', 'agent.kernel', { kernel: '4.19.56' }],
  ['1.13.18', '4.19.57 has it', { [KPR]: 'strict' }, 'on', undefined, { kernel: '4.19.57' }],
  ['1.15.19', '5.1.15', { [KPR]: 'true' }, 'refused', 'agent.kernel', { kernel: '5.1.15' }],
  ['1.15.19', '5.1.16', { [KPR]: 'true' }, 'on', undefined, { kernel: '5.1.16' }],
  ['1.15.19', '5.1.15, not asked for', {}, 'unsupported', 'agent.kernel', { kernel: '5.1.15' }],
  ['1.16.19', '5.1.21 does not start at all', { [KPR]: 'true' }, 'unsupported', 'agent.kernel', { kernel: '5.1.21' }],
  ['1.18.12', '5.9.16 does not start at all', {}, 'unsupported', 'agent.kernel', { kernel: '5.9.16' }],
  ['1.18.12', '5.10', {}, 'available', undefined, { kernel: '5.10.0' }],
  // IPsec.
  ['1.15.19', 'IPsec', { [KPR]: 'true', 'encryption.enabled': true }, 'refused', 'agent.ipsec-node-port'],
  ['1.15.19', 'IPsec, not asked for', { 'encryption.enabled': true }, 'blocked', 'agent.ipsec-node-port'],
  ['1.16.0', 'IPsec', { [KPR]: 'true', 'encryption.enabled': true }, 'on'],
  [
    '1.13.18',
    'WireGuard',
    { [KPR]: 'strict', 'encryption.enabled': true, 'encryption.type': 'wireguard', l7Proxy: false },
    'on',
  ],
  // 1.20 wants its iptables rules.
  [
    '1.19.6',
    'iptables rules off',
    { [KPR]: 'true', l7Proxy: false, extraConfig: { 'install-iptables-rules': 'false' } },
    'on',
  ],
  [
    '1.20.0',
    'iptables rules off',
    { [KPR]: 'true', l7Proxy: false, extraConfig: { 'install-iptables-rules': 'false' } },
    'refused',
    'agent.iptables-rules-off',
  ],
  // The NodePort range against the ephemeral one.
  ['1.18.12', 'a range that overlaps, guarded', { [KPR]: 'true', 'nodePort.range': '30000,40000' }, 'on'],
  [
    '1.18.12',
    'a range that overlaps, unguarded',
    { [KPR]: 'true', 'nodePort.range': '30000,40000', 'nodePort.autoProtectPortRange': false },
    'unknown',
    'agent.node-port-range',
  ],
  [
    '1.18.12',
    'a range behind it',
    { [KPR]: 'true', 'nodePort.range': '61000,62000' },
    'unknown',
    'agent.node-port-range',
  ],
  ['1.18.12', 'the default range, unguarded', { [KPR]: 'true', 'nodePort.autoProtectPortRange': false }, 'on'],
]);

test('the unknown range names what settles it', () => {
  const [reason] = verdictOf(ID, cluster('1.18.12', { [KPR]: 'true', 'nodePort.range': '61000,62000' })).reasons;
  expect(reason?.settle?.fact).toBe('port-range');
});

test('taking it up is the way back into a chart that asks for it', () => {
  const environment = cluster('1.20.0', { extraConfig: { 'install-iptables-rules': 'false', x: 'y' } });
  const after = applyChanges(environment, verdictOf(ID, environment).changes!);
  expect(after.values).toMatchObject({ extraConfig: { x: 'y' } });
  expect(evaluate(after).agent.starts).toBe(true);
});

test('Gateway API in 1.20 limits socket LB to the host', () => {
  const values = { [KPR]: 'true', 'gatewayAPI.enabled': true };
  expect(notesOf(ID, cluster('1.20.0', values))).toContain(`${ID}.host-namespace-only`);
  expect(notesOf(ID, cluster('1.19.6', values))).not.toContain(`${ID}.host-namespace-only`);
});
