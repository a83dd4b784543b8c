/** What stops the agent beside host routing's own conditions, on both sides of each boundary. */
import { expect, test } from 'vitest';
import { evaluate, releases } from '../../src/core/index.ts';
import { cluster } from './verdict-table.ts';

/** Ids of what stops the agent, or may; none where it starts. */
function stops(cilium: string, values: Record<string, unknown>, kernel?: string): string[] {
  const { starts, reasons } = evaluate(cluster(cilium, values, kernel === undefined ? {} : { kernel })).agent;
  return starts === true ? [] : reasons.map(({ id }) => id);
}

const EGRESS = { 'egressGateway.enabled': true };
const MASQUERADE = { 'bpf.masquerade': true };
const FULL_113 = { kubeProxyReplacement: 'strict', ...MASQUERADE };
const FULL = { kubeProxyReplacement: 'true', ...MASQUERADE };
const IPSEC = { 'encryption.enabled': true };
const IPV6 = { 'ipv6.enabled': true };
const NATIVE_V4 = { routingMode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' };

test.each<[string, Record<string, unknown>, string[]]>([
  // The egress gateway, and the agent for ipMasqAgent, need eBPF masquerading; before 1.15 a fallback takes it away.
  ['1.13.4', { ...FULL_113, ...EGRESS }, []],
  ['1.13.4', EGRESS, ['agent.egress-gateway-masquerade']],
  ['1.14.19', { ...FULL, ...EGRESS }, []],
  ['1.14.19', { ...FULL, ...EGRESS, egressMasqueradeInterfaces: 'eth0' }, ['agent.egress-gateway-masquerade']],
  ['1.14.19', { ...MASQUERADE, ...EGRESS }, ['agent.egress-gateway-masquerade']],
  ['1.14.19', { ...FULL, ...EGRESS, ...IPV6, enableIPv4Masquerade: false }, []],
  ['1.16.0', { ...FULL, ...EGRESS, ...IPV6, enableIPv4Masquerade: false }, ['agent.egress-gateway-masquerade']],
  ['1.16.0', { ...FULL, ...EGRESS }, []],
  ['1.19.0', { ...MASQUERADE, ...EGRESS }, []],
  ['1.20.0', EGRESS, ['agent.egress-gateway-masquerade']],
  ['1.14.19', { ...FULL, 'ipMasqAgent.enabled': true }, []],
  ['1.14.19', { ...MASQUERADE, 'ipMasqAgent.enabled': true }, ['agent.ip-masq-agent']],
  ['1.13.4', { ...FULL_113, 'ipMasqAgent.enabled': true, remoteNodeIdentity: false }, ['agent.ip-masq-agent']],
  ['1.13.4', { ...FULL_113, 'ipMasqAgent.enabled': true, enableIPv4Masquerade: false }, ['agent.ip-masq-agent']],
  ['1.20.0', { 'ipMasqAgent.enabled': true }, ['agent.ip-masq-agent']],
  // The L7 proxy, on by default, wants iptables rules; from 1.20 on the BPF TPROXY will do.
  ['1.13.18', { extraConfig: { 'install-iptables-rules': 'false' } }, ['agent.iptables-rules-l7-proxy']],
  ['1.13.18', { extraConfig: { 'install-iptables-rules': 'false' }, l7Proxy: false }, []],
  [
    '1.19.6',
    { extraConfig: { 'install-iptables-rules': 'false' }, 'bpf.tproxy': true },
    ['agent.iptables-rules-l7-proxy'],
  ],
  ['1.20.0', { extraConfig: { 'install-iptables-rules': 'false' }, 'bpf.tproxy': true }, []],
  ['1.20.0', { extraConfig: { 'install-iptables-rules': 'false' } }, ['agent.iptables-rules-l7-proxy']],
  // multi-pool IPAM.
  ['1.14.0', { 'ipam.mode': 'multi-pool' }, ['agent.multi-pool-tunnel']],
  ['1.17.18', { 'ipam.mode': 'multi-pool', ...NATIVE_V4 }, []],
  ['1.17.18', { 'ipam.mode': 'multi-pool', ...NATIVE_V4, ...IPSEC }, ['agent.multi-pool-ipsec']],
  ['1.18.0', { 'ipam.mode': 'multi-pool' }, []],
  ['1.18.0', { 'ipam.mode': 'multi-pool', ...IPSEC }, []],
  ['1.18.0', { 'ipam.mode': 'multi-pool', ...NATIVE_V4, ...IPSEC }, ['agent.multi-pool-ipsec']],
  ['1.19.0', { 'ipam.mode': 'multi-pool', ...NATIVE_V4, ...IPSEC }, []],
  // IPv6 has no address manager that spares the CIDR, unlike IPv4.
  ['1.17.18', { routingMode: 'native', 'eni.enabled': true, 'ipam.mode': 'eni' }, []],
  ['1.17.18', { routingMode: 'native', 'eni.enabled': true, 'ipam.mode': 'eni', ...IPV6 }, ['agent.ipv6-native-cidr']],
  ['1.20.0', { 'eni.enabled': true }, []],
  ['1.20.0', { 'eni.enabled': true, ...IPV6 }, ['agent.ipv6-native-cidr']],
  ['1.20.0', { 'eni.enabled': true, ...IPV6, enableIPv6Masquerade: false }, []],
])('%s with %j: %j', (cilium, values, ids) => {
  expect(stops(cilium, values)).toEqual(ids);
});

test.each(releases().map(({ newest }) => newest))('%s: IPsec does not go with the host firewall', (cilium) => {
  expect(stops(cilium, { ...IPSEC })).toEqual([]);
  expect(stops(cilium, { ...IPSEC, 'hostFirewall.enabled': true })).toEqual(['agent.ipsec-host-firewall']);
});

test('the egress gateway asks for a million instructions where the agent itself does not', () => {
  expect(stops('1.15.19', { ...FULL, ...EGRESS }, '5.1.16')).toEqual(['agent.kernel']);
  expect(stops('1.15.19', { ...FULL, ...EGRESS }, '5.2.0')).toEqual([]);
  expect(stops('1.15.19', FULL, '5.1.16')).toEqual([]);
});
