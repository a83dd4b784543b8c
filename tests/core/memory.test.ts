/** What is kept of earlier clusters must not show: a report is the same whatever was asked before. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { presets, releases, type evaluate } from '../../src/core';
import type { Environment, HelmValues } from '../../src/core/types';

type Core = { evaluate: typeof evaluate };

/** A core that has been asked nothing yet. */
async function fresh(): Promise<Core> {
  vi.resetModules();
  return import('../../src/core');
}

const kernels = [
  '4.19.0-17-arm64',
  '4.18.0-553.el8_10.x86_64',
  '5.4.0-150-generic',
  '5.10.0-28-amd64',
  '5.15.0',
  '6.2.0-20-generic',
  '6.6.30',
  '6.8.0-52-generic',
  '6.12.5-talos',
  '7.0.0-rc3',
  'no kernel',
];
const some = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
/** Few values and many nodes: what was concluded for one node is asked for again for another. */
const values: HelmValues[] = [
  {},
  { kubeProxyReplacement: 'true', bpf: { masquerade: true } },
  { kubeProxyReplacement: 'true', routingMode: 'native', loadBalancer: { mode: 'dsr', acceleration: 'native' } },
  { bpf: { datapathMode: 'netkit', masquerade: true, mapDynamicSizeRatio: 0.0025 }, kubeProxyReplacement: true },
  { encryption: { enabled: true, type: 'wireguard' }, bandwidthManager: { enabled: true, bbr: true }, MTU: 9000 },
  { enableIPv4BIGTCP: true, enableIPv6BIGTCP: true, ipv6: { enabled: true }, devices: 'eth0' },
  ...presets.map(({ environment }) => environment.values ?? {}),
];
const nic = fc.record({
  driver: fc.constantFrom('mlx5_core', 'ena', 'virtio_net', 'ixgbe', 'e1000e'),
  mtu: fc.constantFrom(1500, 9000),
});
const clusters: fc.Arbitrary<Environment> = fc
  .record({
    cilium: fc.constantFrom(...releases().flatMap(({ line, patches }) => [line, patches[0] ?? line])),
    kernel: some(fc.constantFrom(...kernels)),
    distribution: some(fc.constantFrom('rhel 8.6', 'debian 10', 'ubuntu 22.04')),
    arch: some(fc.constantFrom('amd64' as const, 'arm64' as const)),
    memoryBytes: some(fc.constantFrom(2, 8, 64, 512).map((gib) => gib * 2 ** 30)),
    cpus: some(fc.constantFrom(2, 64)),
    nics: some(fc.array(nic, { minLength: 1, maxLength: 2 })),
    values: fc.constantFrom(...values),
    sameL2: some(fc.boolean()),
    platform: some(fc.constantFrom('aws', 'gcp', 'metal')),
    pathMtu: some(fc.constantFrom(1500, 9000)),
    ipOptions: some(fc.boolean()),
  })
  .map(({ cilium, values: own, sameL2, platform, pathMtu, ipOptions, ...node }) =>
    // What is undefined is left out, as in a link.
    JSON.parse(JSON.stringify({ cilium, node, values: own, network: { sameL2, platform, pathMtu, ipOptions } })),
  );

test('a report does not depend on what was asked before', async () => {
  const list = fc.sample(clusters, { numRuns: 300, seed: 1 });
  const told = ({ evaluate }: Core, cluster: Environment): string => JSON.stringify(evaluate(cluster));
  const forward = await fresh();
  const first = list.map((cluster) => told(forward, cluster));
  const backward = await fresh();
  const second = list.toReversed().map((cluster) => told(backward, cluster));
  expect(second.toReversed()).toEqual(first);
});
