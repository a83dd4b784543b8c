/** What the chart refuses before any agent starts, on both sides of the release that began to. */
import { expect, test } from 'vitest';
import { applyChanges, evaluate } from '../../src/core/index.ts';
import { cluster } from './verdict-table.ts';

const starts = (cilium: string, values: Record<string, unknown>) => evaluate(cluster(cilium, values)).agent;

test.each<[string, Record<string, unknown>, string | undefined]>([
  ['1.16.1', { 'encryption.secretName': 'keys' }, undefined],
  ['1.16.2', { 'encryption.secretName': 'keys' }, 'chart.removed-keys'],
  ['1.16.1', { 'proxy.prometheus.enabled': false }, undefined],
  ['1.16.2', { 'proxy.prometheus.enabled': false }, 'chart.removed-keys'],
  ['1.16.2', { 'proxy.prometheus.enabled': null }, undefined],
  ['1.16.2', { 'containerRuntime.integration': 'containerd' }, 'chart.removed-keys'],
  ['1.15.7', { enableCnpStatusUpdates: true }, undefined],
  ['1.15.8', { enableCnpStatusUpdates: true }, 'chart.removed-keys'],
  ['1.16.1', { enableCnpStatusUpdates: true }, undefined],
  ['1.16.2', { enableCnpStatusUpdates: true }, 'chart.removed-keys'],
  ['1.17.18', { enableCiliumEndpointSlice: true }, undefined],
  ['1.18.0', { enableCiliumEndpointSlice: true }, 'chart.endpoint-slice-renamed'],
  ['1.13.18', { enableCiliumEndpointSlice: true, disableEndpointCRD: true }, undefined],
  ['1.14.0', { enableCiliumEndpointSlice: true, disableEndpointCRD: true }, 'chart.endpoint-slice-without-endpoints'],
  [
    '1.16.0',
    { 'ciliumEndpointSlice.enabled': true, disableEndpointCRD: true },
    'chart.endpoint-slice-without-endpoints',
  ],
  ['1.16.0', { 'ciliumEndpointSlice.enabled': true }, undefined],
  [
    '1.15.0',
    { 'hubble.redact.http.headers.allow': ['a'], 'hubble.redact.http.headers.deny': ['b'] },
    'chart.hubble-redact-headers',
  ],
  ['1.15.0', { 'hubble.redact.http.headers.allow': ['a'], 'hubble.redact.http.headers.deny': [] }, undefined],
  ['1.14.1', { 'loadBalancer.l7.backend': 'envoy', l7Proxy: false }, undefined],
  ['1.14.2', { 'loadBalancer.l7.backend': 'envoy', l7Proxy: false }, 'chart.l7-load-balancer'],
  // It brings Envoy's configuration, with which 1.14 and 1.15 switch NodePort on.
  [
    '1.15.19',
    {
      'loadBalancer.l7.backend': 'envoy',
      'bpf.masquerade': true,
      routingMode: 'native',
      ipv4NativeRoutingCIDR: '10.0.0.0/8',
    },
    undefined,
  ],
  [
    '1.15.19',
    { 'bpf.masquerade': true, routingMode: 'native', ipv4NativeRoutingCIDR: '10.0.0.0/8' },
    'agent.bpf-masquerade-node-port',
  ],
  ['1.17.18', { k8sServiceHost: 'a', 'k8sServiceHostRef.name': 'b' }, undefined],
  ['1.18.0', { k8sServiceHost: 'a', 'k8sServiceHostRef.name': 'b' }, 'chart.api-server-twice'],
  ['1.15.19', { 'cluster.name': 'Wrong_Name' }, undefined],
  ['1.16.0', { 'cluster.name': 'Wrong_Name' }, 'chart.cluster-name'],
  ['1.16.0', { 'cluster.name': '' }, 'chart.cluster-name'],
  ['1.16.0', { 'cluster.name': 'a'.repeat(32) }, undefined],
  ['1.16.0', { 'cluster.name': 'a'.repeat(33) }, 'chart.cluster-name'],
  ['1.16.0', { 'cluster.name': 'a'.repeat(33), upgradeCompatibility: '1.15' }, undefined],
  ['1.16.0', { 'cluster.name': 'a'.repeat(33), upgradeCompatibility: '1.16' }, 'chart.cluster-name'],
  ['1.16.0', { 'cluster.name': 'Wrong_Name', upgradeCompatibility: '1.15' }, undefined],
  ['1.16.0', { 'cluster.name': '', upgradeCompatibility: '1.15' }, 'chart.cluster-name'],
  ['1.17.0', { 'cluster.name': 'a'.repeat(33), upgradeCompatibility: '1.15' }, 'chart.cluster-name'],
  ['1.16.0', { 'cluster.id': 7 }, 'chart.cluster-default-name'],
  ['1.16.0', { 'cluster.id': 7, 'cluster.name': 'seven' }, undefined],
  ['1.14.19', { 'clustermesh.maxConnectedClusters': 300 }, undefined],
  ['1.15.0', { 'clustermesh.maxConnectedClusters': 300 }, 'chart.max-connected-clusters'],
  ['1.15.0', { 'clustermesh.maxConnectedClusters': 511 }, undefined],
  ['1.16.19', { 'bpf.events.default.burstLimit': 1000 }, undefined],
  ['1.17.0', { 'bpf.events.default.burstLimit': 1000 }, 'chart.event-limits-type'],
  ['1.17.6', { 'bpf.events.default.rateLimit': 1000 }, 'chart.event-limits-type'],
  ['1.17.7', { 'bpf.events.default.rateLimit': 1000, 'bpf.events.default.burstLimit': 1000 }, undefined],
  ['1.13.18', { 'egressGateway.maxPolicyEntries': 20_000 }, undefined],
  ['1.14.0', { 'egressGateway.maxPolicyEntries': 20_000 }, 'chart.egress-policy-entries'],
  ['1.16.3', { 'egressGateway.maxPolicyEntries': 20_000 }, 'chart.egress-policy-entries'],
  ['1.16.4', { 'egressGateway.maxPolicyEntries': 20_000 }, undefined],
  ['1.15.19', { 'loadBalancer.acceleration': true }, undefined],
  ['1.16.0', { 'loadBalancer.acceleration': true }, 'chart.type'],
  ['1.18.12', { 'standaloneDnsProxy.enabled': true }, undefined],
  ['1.19.0', { 'standaloneDnsProxy.enabled': true }, 'chart.standalone-dns-proxy'],
  ['1.19.0', { 'standaloneDnsProxy.enabled': true, 'dnsProxy.proxyPort': 10094 }, undefined],
  [
    '1.20.0',
    {
      nativeRoutingCIDRFromClusterPool: true,
      routingMode: 'native',
      'ipam.operator.clusterPoolIPv4PodCIDRList': ['10.0.0.0/9', '10.128.0.0/9'],
    },
    'chart.cluster-pool-cidr',
  ],
  [
    '1.20.0',
    {
      nativeRoutingCIDRFromClusterPool: true,
      routingMode: 'native',
      'ipam.operator.clusterPoolIPv4PodCIDRList': ['10.0.0.0/8'],
    },
    undefined,
  ],
  // A compatibility below 1.8 has words of its own; 1.8 to 1.11 mean "probe", 1.12 and 1.13 "disabled".
  ['1.13.18', { upgradeCompatibility: '1.7' }, undefined],
  ['1.13.18', { upgradeCompatibility: '1.8' }, 'chart.upgrade-compatibility'],
  ['1.13.18', { upgradeCompatibility: '1.11' }, 'chart.upgrade-compatibility'],
  ['1.13.18', { upgradeCompatibility: '1.12' }, undefined],
  ['1.13.18', { upgradeCompatibility: '1.11', kubeProxyReplacement: 'strict' }, undefined],
  ['1.13.4', { upgradeCompatibility: '1.11', kubeProxyReplacement: false }, 'chart.upgrade-compatibility'],
  ['1.13.3', { upgradeCompatibility: '1.11' }, 'agent.kube-proxy-replacement-words'],
  ['1.13.3', { upgradeCompatibility: '1.12' }, undefined],
  ['1.14.0', { upgradeCompatibility: '1.11', kubeProxyReplacement: false }, undefined],
  ['1.15.19', { upgradeCompatibility: '1.12' }, undefined],
  ['1.16.0', { upgradeCompatibility: '1.7' }, undefined],
  ['1.16.0', { upgradeCompatibility: '1.13' }, 'chart.upgrade-compatibility'],
  ['1.16.0', { upgradeCompatibility: '1.14' }, undefined],
  ['1.18.2', { upgradeCompatibility: '1.13' }, 'chart.upgrade-compatibility'],
  ['1.18.3', { upgradeCompatibility: '1.13' }, undefined],
  ['1.14.0', { upgradeCompatibility: '1.12.4', 'gatewayAPI.enabled': true }, 'chart.ingress-kube-proxy-replacement'],
  ['1.14.0', { upgradeCompatibility: '1.14', 'gatewayAPI.enabled': true }, undefined],
  ['1.18.2', { upgradeCompatibility: '1.7', 'gatewayAPI.enabled': true }, 'chart.ingress-kube-proxy-replacement'],
  ['1.18.3', { upgradeCompatibility: '1.7', 'gatewayAPI.enabled': true }, undefined],
  ['1.13.18', { 'envoyConfig.enabled': true, kubeProxyReplacement: 'disabled' }, undefined],
  ['1.14.0', { 'envoyConfig.enabled': true, kubeProxyReplacement: 'disabled' }, 'chart.ingress-kube-proxy-replacement'],
  ['1.15.19', { upgradeCompatibility: 1.14 }, 'chart.upgrade-compatibility-text'],
  ['1.16.0', { upgradeCompatibility: 1.14 }, 'chart.type'],
  ['1.16.0', { upgradeCompatibility: 'latest' }, 'chart.upgrade-compatibility-text'],
  ['1.16.0', { upgradeCompatibility: 'v1.14.2' }, undefined],
  // The chart asks for a CIDR where the values say native, the agent wherever routing is native.
  ['1.18.0', { 'gke.enabled': true, enableIPv4Masquerade: true }, 'agent.ipv4-native-cidr'],
  ['1.18.0', { routingMode: 'native', enableIPv4Masquerade: true }, 'chart.ipv4-native-cidr'],
])('%s with %j: %s', (cilium, values, id) => {
  const agent = starts(cilium, values);
  expect(agent.starts === false ? agent.reasons[0]?.id : undefined).toBe(id);
});

test('removed keys go one by one, and nothing else does', () => {
  const before = cluster('1.18.0', { 'encryption.keyFile': 'keys', 'encryption.enabled': false });
  const nearest = evaluate(before).hostRouting.nearest!;
  const after = applyChanges(before, nearest);
  expect(evaluate(after).agent.starts).toBe(true);
  expect(after.values).toMatchObject({ encryption: { enabled: false } });
  expect(nearest.filter((change) => change.kind === 'value' && change.path.startsWith('etcd'))).toEqual([]);
});

test.each<[string, Record<string, unknown>, string | undefined]>([
  // Hybrid routing: node routes and CIDRs as with native, a tunnel otherwise.
  ['1.20.0', { extraConfig: { 'routing-mode': 'hybrid' } }, 'agent.ipv4-native-cidr'],
  [
    '1.20.0',
    { extraConfig: { 'routing-mode': 'hybrid' }, ipv4NativeRoutingCIDR: '10.0.0.0/8', autoDirectNodeRoutes: true },
    undefined,
  ],
  ['1.20.0', { autoDirectNodeRoutes: true }, 'agent.node-routes-tunnel'],
  ['1.20.0', { extraConfig: { 'enable-fib-table-id-annotation': 'true' } }, 'agent.fib-table-id'],
  [
    '1.20.0',
    { extraConfig: { 'enable-fib-table-id-annotation': 'true' }, kubeProxyReplacement: 'true', 'bpf.masquerade': true },
    undefined,
  ],
  ['1.19.6', { extraConfig: { 'enable-fib-table-id-annotation': 'true' } }, undefined],
])('%s with %j: %s', (cilium, values, id) => {
  const agent = starts(cilium, values);
  expect(agent.starts === false ? agent.reasons[0]?.id : undefined).toBe(id);
});

test('table-id lookups ask for a kernel', () => {
  const values = {
    extraConfig: { 'enable-fib-table-id-annotation': 'true' },
    kubeProxyReplacement: 'true',
    'bpf.masquerade': true,
  };
  expect(evaluate(cluster('1.20.0', values, { kernel: '6.4.0' })).agent.starts).toBe(false);
  expect(evaluate(cluster('1.20.0', values, { kernel: '6.5.0' })).agent.starts).toBe(true);
});
