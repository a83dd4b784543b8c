/** Conditions on values that the chart alone looks at before it renders. Source: cilium/charts@1.20.0: templates/validate.yaml */
import type { Cluster } from './cluster';
import { valueOf } from './options';
import type { HelmValue, Tri } from './types';

const at = (a: Cluster, path: string): HelmValue | undefined => valueOf(a.config.values, path.split('.'));

const text = (value: HelmValue | undefined, fallback: string): string =>
  value === undefined ? fallback : value === null || typeof value === 'object' ? '' : String(value);

const LONGEST_NAME = 32;
/** Letters, digits and dashes, as in the name of a host. */
const NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** The cluster's name as the chart sees it. */
const nameOf = (a: Cluster): string => text(at(a, 'cluster.name'), 'default');

/** Is a family's native routing CIDR to come from its pool, and has the pool not exactly one? */
function poolUnclear(a: Cluster, family: 'IPv4' | 'IPv6', enabled: string, given: string): boolean {
  if (!a.on(enabled) || a.flag(given) !== '') return false;
  const pool = at(a, `ipam.operator.clusterPool${family}PodCIDRList`);
  return Array.isArray(pool) && pool.length !== 1;
}

/** Named conditions for rules of the chart. */
export const CHART_VALUES: Record<string, (a: Cluster) => Tri> = {
  // 1.16 lets any name but none pass with an upgradeCompatibility older than itself.
  clusterNameInvalid: (a) => {
    const name = nameOf(a);
    const minor = /^v?1\.(\d{1,3})/.exec(a.flag('upgrade-compatibility'))?.[1];
    const spared = a.is('<1.17.0') && minor !== undefined && Number(minor) < 16;
    return spared ? name === '' : !NAME.test(name) || name.length > LONGEST_NAME;
  },
  clusterIdWithDefaultName: (a) => nameOf(a) === 'default' && Number(text(at(a, 'cluster.id'), '0')) !== 0,
  maxConnectedClustersInvalid: (a) => !['255', '511'].includes(text(at(a, 'clustermesh.maxConnectedClusters'), '255')),
  l7BackendEnvoy: (a) => text(at(a, 'loadBalancer.l7.backend'), '') === 'envoy',
  clusterPoolCidrsUnclear: (a) =>
    a.on('native-routing-cidr-from-cluster-pool') &&
    (poolUnclear(a, 'IPv4', 'enable-ipv4', 'ipv4-native-routing-cidr') ||
      poolUnclear(a, 'IPv6', 'enable-ipv6', 'ipv6-native-routing-cidr')),
};
