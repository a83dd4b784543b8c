/** The truth table of host routing: one row a condition and release, on both sides of each boundary. */
import { describe, expect, test } from 'vitest';
import { applyChanges, evaluate, presets, releases } from '../../src/core/index.ts';
import type { Environment, HelmValues, Mode } from '../../src/core/types.ts';
import { setValue } from '../../src/core/values/path.ts';

const KERNEL = '6.12.0';

/** A cluster that has BPF host routing in every release: full replacement, eBPF masquerading, nothing else. */
function full(cilium: string, more: Record<string, unknown> = {}, node: Environment['node'] = {}): Environment {
  const word = cilium.startsWith('1.13.') ? 'strict' : 'true';
  let values: HelmValues = { kubeProxyReplacement: word, bpf: { masquerade: true } };
  for (const [path, value] of Object.entries(more)) values = setValue(values, path, value as never);
  return { cilium, node: { kernel: KERNEL, ...node }, values };
}
const modeOf = (environment: Environment): Mode => evaluate(environment).hostRouting.mode;

describe('the two clusters of the article', () => {
  const preset = (id: string) => presets.find((entry) => entry.id === id)!.environment;
  test('kernel 6.2, x86: BPF', () => {
    const report = evaluate(preset('article-a'));
    expect(report.agent.starts).toBe(true);
    expect(report.hostRouting.mode).toBe('BPF');
    expect(report.optimizations.find(({ id }) => id === 'host-routing')).toMatchObject({
      id: 'host-routing',
      status: 'on',
      changes: [],
    });
  });
  test('kernel 4.19, arm64: Legacy because of the kernel alone', () => {
    const report = evaluate(preset('article-b'));
    expect(report.agent.starts).toBe(true);
    expect(report.hostRouting.mode).toBe('Legacy');
    expect(report.hostRouting.reasons.map(({ id, state }) => `${id} ${state}`)).toEqual(['host-routing.kernel failed']);
    expect(report.hostRouting.nearest).toEqual([{ kind: 'kernel', atLeast: '5.10' }]);
  });
});

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  test('full replacement, eBPF masquerading, new kernel: BPF', () => expect(modeOf(full(cilium))).toBe('BPF'));
  test('a default install is Legacy, and the nearest change ends it', () => {
    const environment = { cilium, node: { kernel: KERNEL } };
    const report = evaluate(environment);
    expect(report.hostRouting.mode).toBe('Legacy');
    expect(report.optimizations.find(({ id }) => id === 'host-routing')?.status).toBe('available');
    expect(modeOf(applyChanges(environment, report.hostRouting.nearest!))).toBe('BPF');
  });
  test('the option forces Legacy', () =>
    expect(modeOf(full(cilium, { 'bpf.hostLegacyRouting': true }))).toBe('Legacy'));
  test('chaining forces Legacy, unless the option says no', () => {
    expect(modeOf(full(cilium, { 'cni.chainingMode': 'portmap' }))).toBe('Legacy');
    expect(modeOf(full(cilium, { 'cni.chainingMode': 'portmap', 'bpf.hostLegacyRouting': false }))).toBe('BPF');
  });
  test('iptables masquerading means Legacy; none at all does not', () => {
    expect(modeOf(full(cilium, { 'bpf.masquerade': false }))).toBe('Legacy');
    expect(modeOf(full(cilium, { 'bpf.masquerade': false, enableIPv4Masquerade: false }))).toBe('BPF');
  });
  test('a release candidate of 5.10 passes, 5.9 does not', () => {
    const old = Number(cilium.split('.')[1]) >= 18 ? 'none' : 'Legacy';
    expect(modeOf(full(cilium, {}, { kernel: '5.10.0-rc1' }))).toBe('BPF');
    expect(modeOf(full(cilium, {}, { kernel: '5.10.0' }))).toBe('BPF');
    expect(modeOf(full(cilium, {}, { kernel: '5.9.16' }))).toBe(old);
  });
  test('without a kernel the answer is unknown, with the command that settles it', () => {
    const report = evaluate({ ...full(cilium), node: {} });
    expect(report.hostRouting.mode).toBe('unknown');
    expect(report.hostRouting.reasons.some(({ settle }) => settle?.command === 'uname -r')).toBe(true);
  });
});

test.each<[string, string, Record<string, unknown>, Mode]>([
  // IPsec: fatal with NodePort up to 1.15, Legacy up to 1.18, no effect from 1.19.
  ['1.13.10', 'IPsec with NodePort', { 'encryption.enabled': true }, 'none'],
  ['1.15.19', 'IPsec with NodePort', { 'encryption.enabled': true }, 'none'],
  ['1.16.0', 'IPsec', { 'encryption.enabled': true }, 'Legacy'],
  ['1.18.12', 'IPsec', { 'encryption.enabled': true }, 'Legacy'],
  ['1.19.0', 'IPsec', { 'encryption.enabled': true }, 'BPF'],
  ['1.20.0', 'IPsec', { 'encryption.enabled': true }, 'BPF'],
  [
    '1.19.0',
    'IPsec without transparent DNS',
    { 'encryption.enabled': true, 'dnsProxy.enableTransparentMode': false },
    'none',
  ],
  // WireGuard: fatal with the L7 proxy in 1.13, Legacy without it, no effect later.
  ['1.13.4', 'WireGuard', { 'encryption.enabled': true, 'encryption.type': 'wireguard' }, 'none'],
  [
    '1.13.4',
    'WireGuard, no L7 proxy',
    { 'encryption.enabled': true, 'encryption.type': 'wireguard', l7Proxy: false },
    'Legacy',
  ],
  ['1.14.0', 'WireGuard', { 'encryption.enabled': true, 'encryption.type': 'wireguard' }, 'BPF'],
  // Endpoint routes, also as clouds write them.
  ['1.13.18', 'endpoint routes', { 'endpointRoutes.enabled': true }, 'Legacy'],
  ['1.14.0', 'endpoint routes', { 'endpointRoutes.enabled': true }, 'BPF'],
  ['1.13.18', 'GKE', { 'gke.enabled': true, ipv4NativeRoutingCIDR: '10.0.0.0/8' }, 'Legacy'],
  ['1.14.19', 'GKE', { 'gke.enabled': true, ipv4NativeRoutingCIDR: '10.0.0.0/8' }, 'BPF'],
  // ENI.
  ['1.16.2', 'ENI with a tunnel', { 'eni.enabled': true, 'ipam.mode': 'eni' }, 'BPF'],
  ['1.16.3', 'ENI with a tunnel', { 'eni.enabled': true, 'ipam.mode': 'eni' }, 'none'],
  ['1.19.0', 'ENI with eBPF masquerading and nothing to masquerade', { 'eni.enabled': true }, 'none'],
  ['1.19.0', 'ENI without it', { 'eni.enabled': true, 'bpf.masquerade': false }, 'BPF'],
  ['1.20.0', 'ENI without it', { 'eni.enabled': true, 'bpf.masquerade': false }, 'BPF'],
  // IPv6 with eBPF masquerading.
  ['1.13.4', 'IPv6 masqueraded by eBPF', { 'ipv6.enabled': true }, 'none'],
  ['1.13.4', 'IPv6 not masqueraded', { 'ipv6.enabled': true, enableIPv6Masquerade: false }, 'BPF'],
  ['1.14.0', 'IPv6 masqueraded by eBPF', { 'ipv6.enabled': true }, 'BPF'],
  ['1.14.0', 'with the host firewall', { 'ipv6.enabled': true, 'hostFirewall.enabled': true }, 'none'],
  ['1.16.0', 'with the host firewall', { 'ipv6.enabled': true, 'hostFirewall.enabled': true }, 'BPF'],
  // eBPF masquerading without NodePort.
  ['1.13.18', 'replacement off', { kubeProxyReplacement: 'disabled' }, 'Legacy'],
  ['1.14.19', 'replacement off', { kubeProxyReplacement: 'false' }, 'Legacy'],
  ['1.15.0', 'replacement off', { kubeProxyReplacement: 'false' }, 'none'],
  ['1.18.12', 'replacement off', { kubeProxyReplacement: 'false' }, 'none'],
  ['1.19.0', 'replacement off', { kubeProxyReplacement: 'false' }, 'Legacy'],
  ['1.20.0', 'replacement off', { kubeProxyReplacement: 'false' }, 'Legacy'],
  // Partial replacement reaches BPF before 1.13.4 only.
  [
    '1.13.3',
    'partial with NodePort',
    { kubeProxyReplacement: 'partial', 'nodePort.enabled': true, 'socketLB.enabled': true },
    'BPF',
  ],
  [
    '1.13.4',
    'partial with NodePort',
    { kubeProxyReplacement: 'partial', 'nodePort.enabled': true, 'socketLB.enabled': true },
    'Legacy',
  ],
  // Vocabularies.
  ['1.13.4', 'the word "true"', { kubeProxyReplacement: 'true' }, 'none'],
  ['1.13.0', 'a boolean true', { kubeProxyReplacement: true }, 'none'],
  ['1.14.0', 'strict', { kubeProxyReplacement: 'strict' }, 'BPF'],
  ['1.15.19', 'strict', { kubeProxyReplacement: 'strict' }, 'BPF'],
  ['1.16.0', 'strict', { kubeProxyReplacement: 'strict' }, 'none'],
  ['1.18.12', 'a boolean true', { kubeProxyReplacement: true }, 'BPF'],
  ['1.20.0', 'probe', { kubeProxyReplacement: 'probe' }, 'none'],
  // Netkit.
  ['1.15.19', 'netkit is not known to the chart', { 'bpf.datapathMode': 'netkit' }, 'BPF'],
  ['1.16.0', 'netkit', { 'bpf.datapathMode': 'netkit' }, 'BPF'],
  ['1.19.6', 'netkit with forced Legacy', { 'bpf.datapathMode': 'netkit', 'bpf.hostLegacyRouting': true }, 'Legacy'],
  ['1.20.0', 'netkit with forced Legacy', { 'bpf.datapathMode': 'netkit', 'bpf.hostLegacyRouting': true }, 'none'],
  ['1.20.0', 'auto with forced Legacy', { 'bpf.datapathMode': 'auto', 'bpf.hostLegacyRouting': true }, 'Legacy'],
  ['1.19.6', 'auto', { 'bpf.datapathMode': 'auto' }, 'none'],
  // The removed value.
  ['1.14.19', 'tunnel: disabled', { tunnel: 'disabled', ipv4NativeRoutingCIDR: '10.0.0.0/8' }, 'BPF'],
  ['1.15.7', 'tunnel is ignored', { tunnel: 'disabled' }, 'BPF'],
  ['1.15.8', 'tunnel is refused', { tunnel: 'disabled' }, 'none'],
  ['1.16.1', 'tunnel is ignored', { tunnel: 'disabled' }, 'BPF'],
  ['1.16.2', 'tunnel is refused', { tunnel: 'disabled' }, 'none'],
  // Native routing needs to know what is native.
  ['1.20.0', 'native without a CIDR', { routingMode: 'native' }, 'none'],
  ['1.20.0', 'native with a CIDR', { routingMode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' }, 'BPF'],
  // 1.8 and 1.9 brought eBPF masquerading, 1.10 and 1.7 did not.
  ['1.16.7', 'compatibility 1.7', { 'bpf.masquerade': null, upgradeCompatibility: '1.7' }, 'Legacy'],
  ['1.16.7', 'compatibility 1.8', { 'bpf.masquerade': null, upgradeCompatibility: '1.8' }, 'BPF'],
  ['1.16.7', 'compatibility 1.9', { 'bpf.masquerade': null, upgradeCompatibility: '1.9' }, 'BPF'],
  ['1.16.7', 'compatibility 1.10', { 'bpf.masquerade': null, upgradeCompatibility: '1.10' }, 'Legacy'],
  // A target alone is chaining from 1.14 on; a mode that is given, even none, is not asked again.
  ['1.13.18', 'a chaining target', { 'cni.chainingTarget': 'eth0' }, 'BPF'],
  ['1.14.0', 'a chaining target', { 'cni.chainingTarget': 'eth0' }, 'Legacy'],
  ['1.14.0', 'a target, no chaining', { 'cni.chainingTarget': 'eth0', 'cni.chainingMode': 'none' }, 'BPF'],
  ['1.20.0', 'a target, no chaining', { 'cni.chainingTarget': 'eth0', 'cni.chainingMode': 'none' }, 'BPF'],
  ['1.20.0', 'a target, the mode set to null', { 'cni.chainingTarget': 'eth0', 'cni.chainingMode': null }, 'Legacy'],
  ['1.20.0', 'an empty mode', { 'cni.chainingMode': '' }, 'Legacy'],
  // The clouds' own routing: 1.13 and 1.14.3 to 1.14.5 write over the value, later charts refuse it.
  ['1.13.18', 'AKS, tunnel: disabled', { 'aksbyocni.enabled': true, tunnel: 'disabled' }, 'BPF'],
  ['1.14.5', 'AKS, native', { 'aksbyocni.enabled': true, routingMode: 'native' }, 'BPF'],
  ['1.14.2', 'AKS, native', { 'aksbyocni.enabled': true, routingMode: 'native' }, 'none'],
  ['1.14.6', 'AKS, native', { 'aksbyocni.enabled': true, routingMode: 'native' }, 'none'],
  ['1.14.5', 'GKE, tunnel', { 'gke.enabled': true, routingMode: 'tunnel' }, 'none'],
  ['1.14.2', 'GKE, tunnel', { 'gke.enabled': true, routingMode: 'tunnel' }, 'BPF'],
  // Types: Helm checks them from chart 1.16 on.
  ['1.15.19', 'a quoted boolean', { 'bpf.masquerade': 'true' }, 'BPF'],
  ['1.15.19', 'a quoted boolean, as Go reads it', { 'bpf.masquerade': 'True' }, 'BPF'],
  ['1.15.19', 'a number for a boolean', { 'bpf.masquerade': 1 }, 'BPF'],
  ['1.15.19', 'a quoted 0', { 'bpf.masquerade': '0' }, 'Legacy'],
  ['1.16.0', 'a number for a boolean', { 'bpf.masquerade': 1 }, 'none'],
  ['1.16.0', 'a quoted boolean', { 'bpf.masquerade': 'true' }, 'none'],
  // Masquerading's own conditions.
  ['1.14.19', 'egress interfaces', { egressMasqueradeInterfaces: 'eth0' }, 'Legacy'],
  ['1.15.0', 'egress interfaces', { egressMasqueradeInterfaces: 'eth0' }, 'none'],
])('%s: %s %j is %s', (cilium, _, more, mode) => {
  expect(modeOf(full(cilium, more))).toBe(mode);
});

test.each<[string, Environment['node'], Mode]>([
  ['1.13.4', { kernel: '4.19.56' }, 'none'],
  ['1.13.4', { kernel: '4.19.57' }, 'Legacy'],
  ['1.15.19', { kernel: '5.0.21' }, 'none'],
  ['1.15.19', { kernel: '5.1.15' }, 'none'],
  ['1.15.19', { kernel: '5.1.16' }, 'Legacy'],
  ['1.15.19', { kernel: '5.2.0' }, 'Legacy'],
  ['1.16.0', { kernel: '5.1.21' }, 'none'],
  ['1.16.0', { kernel: '5.2.0' }, 'Legacy'],
  ['1.17.18', { kernel: '5.4.0-187-generic' }, 'Legacy'],
  ['1.18.0', { kernel: '5.4.0-187-generic' }, 'none'],
  ['1.17.18', { kernel: '4.18.0-372.9.1.el8.x86_64' }, 'BPF'],
  ['1.18.12', { kernel: '4.18.0-372.9.1.el8.x86_64' }, 'BPF'],
  ['1.18.12', { kernel: '4.18.0-305.el8.x86_64' }, 'unknown'],
  ['1.19.6', { kernel: '4.18.0-553.el8_10.x86_64' }, 'BPF'],
  ['1.18.12', { kernel: '4.19.91-27.7.al7.x86_64' }, 'unknown'],
  ['1.13.4', { kernel: KERNEL, nics: [{ driver: 'wireguard', l2: false }] }, 'Legacy'],
  ['1.14.0', { kernel: KERNEL, nics: [{ driver: 'wireguard', l2: false }] }, 'BPF'],
])('%s on %j is %s', (cilium, node, mode) => {
  expect(modeOf(full(cilium, {}, node))).toBe(mode);
});

test('replacement off on 1.13 asks nothing of an old kernel', () => {
  const report = evaluate({ cilium: '1.13.18', node: { kernel: '4.14.0' } });
  expect(report.agent.starts).toBe(true);
  expect(report.hostRouting.mode).toBe('Legacy');
});

test('a device without a MAC address: 1.13 cannot, 1.14 can', () => {
  const node = { kernel: KERNEL, nics: [{ driver: 'wireguard', l2: false }] };
  const status = (cilium: string) =>
    evaluate(full(cilium, {}, node)).optimizations.find(({ id }) => id === 'host-routing')?.status;
  expect(status('1.13.18')).toBe('unsupported');
  expect(status('1.14.0')).toBe('on');
});

describe('what the agent says', () => {
  const said = (cilium: string, values: HelmValues, kernel = KERNEL) =>
    evaluate({ cilium, node: { kernel }, values }).hostRouting.reasons.map(
      ({ id, log }) =>
        `${id.replace('host-routing.', '')}: ${/requires (.*?)\.? Falling/.exec(log ?? '')?.[1] ?? log ?? '-'}`,
    );
  test.each<[string, HelmValues, string[], string?]>([
    // NodePort off comes first up to 1.18, and is silent; so is replacement off in 1.19.
    ['1.13.18', {}, ['node-port: -', 'iptables-masquerade: -', 'kube-proxy-replacement: -']],
    ['1.16.19', {}, ['node-port: -', 'iptables-masquerade: -', 'kube-proxy-replacement: -']],
    ['1.18.12', {}, ['node-port: -', 'iptables-masquerade: -', 'kube-proxy-replacement: -']],
    ['1.19.6', {}, ['kube-proxy-replacement: -', 'iptables-masquerade: -']],
    ['1.20.0', {}, ['iptables-masquerade: enable-bpf-masquerade', 'kube-proxy-replacement: -']],
    ['1.20.0', { bpf: { masquerade: true } }, ['kube-proxy-replacement: kube-proxy-replacement']],
    [
      '1.18.12',
      { nodePort: { enabled: true }, bpf: { masquerade: true } },
      ['kube-proxy-replacement: kube-proxy-replacement=true'],
    ],
    ['1.16.19', { kubeProxyReplacement: 'true' }, ['iptables-masquerade: enable-bpf-masquerade']],
    ['1.16.19', { kubeProxyReplacement: 'true' }, ['iptables-masquerade: enable-bpf-masquerade', 'kernel: -'], '5.4.0'],
  ])('%s with %j', (cilium, values, lines, kernel) => {
    expect(said(cilium, values, kernel)).toEqual(lines);
  });
});
