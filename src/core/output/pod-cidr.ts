/** The pods' network, where the values say it: rules can only name an example. */
import type { Change, Environment, HelmValue } from '../types';
import { getValue } from '../values/path';

/** Native routing's CIDR, by the pool that cluster-pool IPAM hands pod addresses out of. */
const POOLS = new Map([
  ['ipv4NativeRoutingCIDR', 'ipam.operator.clusterPoolIPv4PodCIDRList'],
  ['ipv6NativeRoutingCIDR', 'ipam.operator.clusterPoolIPv6PodCIDRList'],
]);

/** The one CIDR of the pool that the values give for a path; undefined where there is none, or more than one. */
function poolOf(path: string, { values }: Environment): string | undefined {
  const pool = POOLS.get(path);
  const mode = getValue(values, 'ipam.mode') ?? 'cluster-pool';
  if (pool === undefined || mode !== 'cluster-pool') return undefined;
  const list: HelmValue | undefined = getValue(values, pool);
  const one = Array.isArray(list) && list.length === 1 ? list[0] : list;
  return typeof one === 'string' && one !== '' ? one : undefined;
}

/** Is a change one whose value only the reader knows? */
export const isExample = (change: Change, environment: Environment): boolean =>
  change.kind === 'value' &&
  change.to !== undefined &&
  POOLS.has(change.path) &&
  poolOf(change.path, environment) !== change.to;

/** Changes with the cluster's own pool in place of the example. */
export const withPool = (changes: readonly Change[], environment: Environment): Change[] =>
  changes.map((change) => {
    const pool = change.kind === 'value' && change.to !== undefined ? poolOf(change.path, environment) : undefined;
    return pool === undefined || change.kind !== 'value' ? change : { ...change, to: pool };
  });
