/** A generator of clusters: mostly such as exist, with every value that a rule asks for, and some that nobody should write. */
import fc from 'fast-check';
import type { Environment, HelmValues } from '../../src/core/types.ts';

const RELEASES = [
  '1.13',
  '1.13.4',
  '1.14',
  '1.15',
  '1.16',
  '1.17',
  '1.18',
  '1.19',
  '1.20',
  '1.12.0',
  '9.9',
  'latest',
  '',
];
const KERNELS = [
  '4.9.0',
  '4.18.0-553.el8_10.x86_64',
  '4.18.0-305.el8.x86_64',
  '4.19.0-17-arm64',
  '4.19.57',
  '5.4.0-150-generic',
  '5.10.0-28-amd64',
  '5.10.0',
  '5.14.0-427.el9.x86_64',
  '5.15.0-1051-aws',
  '6.2.0-20-generic',
  '6.6.87.2-microsoft-standard-WSL2',
  '6.8.0-31-generic',
  '6.8.0-rc1',
  '6.12.5-talos',
  '7.0.0',
  'Darwin',
  'nonsense',
  '',
];

const flag = fc.constantFrom<unknown>(true, false, 'true', 'false', 'yes', null);
/** Paths that rules read, each with values worth trying. */
const CHOICES: Record<string, fc.Arbitrary<unknown>> = {
  kubeProxyReplacement: fc.constantFrom<unknown>(
    true,
    false,
    'true',
    'false',
    'strict',
    'partial',
    'probe',
    'disabled',
    'x',
  ),
  'bpf.masquerade': flag,
  'bpf.hostLegacyRouting': flag,
  'bpf.datapathMode': fc.constantFrom('veth', 'netkit', 'netkit-l2', 'auto', 'x'),
  'bpf.tproxy': flag,
  enableIPv4Masquerade: flag,
  enableIPv6Masquerade: flag,
  'ipv4.enabled': flag,
  'ipv6.enabled': flag,
  'ipMasqAgent.enabled': flag,
  'endpointRoutes.enabled': flag,
  'encryption.enabled': flag,
  'encryption.type': fc.constantFrom('ipsec', 'wireguard', 'ztunnel', 'x'),
  'encryption.nodeEncryption': flag,
  routingMode: fc.constantFrom('native', 'tunnel', '', 'x'),
  tunnel: fc.constantFrom('disabled', 'vxlan', 'geneve', 'x'),
  tunnelProtocol: fc.constantFrom('vxlan', 'geneve', ''),
  ipv4NativeRoutingCIDR: fc.constantFrom('10.0.0.0/8', '', 'x'),
  autoDirectNodeRoutes: flag,
  'cni.chainingMode': fc.constantFrom('none', 'aws-cni', 'flannel', 'portmap', 'generic-veth'),
  'loadBalancer.mode': fc.constantFrom('snat', 'dsr', 'hybrid', 'annotation', 'x'),
  'loadBalancer.acceleration': fc.constantFrom('disabled', 'native', 'best-effort', 'testing-only'),
  'loadBalancer.dsrDispatch': fc.constantFrom('opt', 'ipip', 'geneve'),
  'bandwidthManager.enabled': flag,
  'bandwidthManager.bbr': flag,
  'eni.enabled': flag,
  'gke.enabled': flag,
  'azure.enabled': flag,
  'ipam.mode': fc.constantFrom('cluster-pool', 'kubernetes', 'eni', 'azure', 'multi-pool'),
  'socketLB.enabled': flag,
  'socketLB.hostNamespaceOnly': flag,
  'nodePort.enabled': flag,
  'hostPort.enabled': flag,
  'l2announcements.enabled': flag,
  enableIPv4BIGTCP: flag,
  enableIPv6BIGTCP: flag,
  installNoConntrackIptablesRules: flag,
  'bpf.monitorAggregation': fc.constantFrom('none', 'medium', 'x', ''),
  'bpf.monitorInterval': fc.constantFrom('5s', '10s', '1m30s', 'x'),
  'bpf.events.trace.enabled': flag,
  'bpf.events.default.rateLimit': fc.constantFrom<unknown>(0, 1000, 'x'),
  'hubble.enabled': flag,
  'nodePort.range': fc.constantFrom('30000,32767', '30000,40000', '61000,62000', 'x'),
  'nodePort.autoProtectPortRange': flag,
  k8sServiceHost: fc.constantFrom('', 'api.example.org'),
  underlayProtocol: fc.constantFrom('auto', 'ipv4', 'ipv6', 'x'),
  'cluster.name': fc.constantFrom('', 'default', 'x y'),
  'cluster.id': fc.constantFrom<unknown>(0, 7, 'x'),
  enableMasqueradeRouteSource: flag,
  egressMasqueradeInterfaces: fc.constantFrom('', 'eth0'),
  'gatewayAPI.enabled': flag,
  'extraConfig.install-iptables-rules': fc.constantFrom('true', 'false'),
  'extraConfig.enable-fib-table-id-annotation': fc.constantFrom('true', 'false'),
  'extraConfig.enable-remote-node-masquerade': fc.constantFrom('true', 'false'),
  'extraConfig.routing-mode': fc.constantFrom('hybrid', 'native'),
};

function nest(flat: Record<string, unknown>): HelmValues {
  const values: HelmValues = {};
  for (const [path, value] of Object.entries(flat)) {
    const keys = path.split('.');
    let at = values;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as HelmValues;
    at[keys.at(-1) ?? ''] = value as HelmValues[string];
  }
  return values;
}

const values: fc.Arbitrary<HelmValues> = fc
  .record(CHOICES, { requiredKeys: [] })
  // Few keys at a time: a cluster with thirty settings is refused before most rules are asked.
  .chain((all) => fc.subarray(Object.entries(all), { maxLength: 8 }))
  .map((entries) => nest(Object.fromEntries(entries)));

/** Clusters of any kind. */
export const environments: fc.Arbitrary<Environment> = fc.record(
  {
    cilium: fc.constantFrom(...RELEASES),
    node: fc.record(
      {
        kernel: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KERNELS) }, { weight: 1, arbitrary: fc.string() }),
        distribution: fc.constantFrom('debian 10', 'ubuntu 22.04', 'rhel 8.6', 'rhel 8.10', 'x'),
        arch: fc.constantFrom('amd64' as const, 'arm64' as const),
        memoryBytes: fc.constantFrom(1e9, 64e9),
        cpus: fc.constantFrom(1, 64),
        nics: fc.array(
          fc.record(
            {
              driver: fc.constantFrom('mlx5_core', 'virtio_net', 'ena', 'gve', 'vmxnet3', 'dpaa2', 'tun', 'x', ''),
              l2: fc.boolean(),
              mtu: fc.constantFrom(1450, 1500, 8896, 9000),
            },
            { requiredKeys: ['driver'] },
          ),
          { maxLength: 2 },
        ),
        host: fc.record(
          {
            governor: fc.constantFrom('performance', 'schedutil', 'none', ''),
            tuned: fc.constantFrom('network-latency', 'network-throughput', 'balanced', 'mine', 'none', ''),
            irqbalance: fc.constantFrom('active', 'inactive', ''),
            preemption: fc.constantFrom('none', 'voluntary', 'full', 'lazy', 'x'),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
    values,
    network: fc.record(
      {
        sameL2: fc.boolean(),
        platform: fc.constantFrom('aws', 'gcp', 'hetzner', 'metal', 'x'),
        pathMtu: fc.constantFrom(1450, 1500, 9000),
        ipOptions: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['cilium'] },
);
