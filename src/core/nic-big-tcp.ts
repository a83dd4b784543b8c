/** Whether the network devices of a node take packets above 64 KiB: their own limit, or what is known of the driver. */
import type { Cluster } from './cluster';
import { driverOf } from './nics';
import { anyOf } from './tri';
import type { Nic, Tri } from './types';

/** Sizes in bytes. Source: cilium/cilium@1.13, 1.20: pkg/datapath/linux/bigtcp/bigtcp.go */
const ORDINARY = 65_536;
const WANTED = 196_608;

/** 1.13 sets its size or none; from 1.14 on the smallest limit above 64 KiB is taken. */
function tooSmall({ driver, tsoMaxSize }: Nic, cluster: Cluster): Tri {
  if (typeof tsoMaxSize === 'number') return cluster.is('<1.14.0') ? tsoMaxSize < WANTED : tsoMaxSize <= ORDINARY;
  switch (driverOf(driver)?.bigTcp) {
    case 'documented':
    case 'virtual':
      return false;
    case 'none':
      return true;
    default:
      return 'unknown';
  }
}

/** Devices that decide for themselves; a bond inherits from those below it, where they are given. */
function deciding(nics: readonly Nic[]): readonly Nic[] {
  const own = nics.filter(({ driver, tsoMaxSize }) => tsoMaxSize !== undefined || driverOf(driver)?.lower !== true);
  return own.length > 0 ? own : nics;
}

/** Named conditions of rules. One device that cannot is enough; a node whose devices nobody gave is unknown. */
export const NIC_BIG_TCP: Record<string, (cluster: Cluster) => Tri> = {
  nicNoBigTCP: (cluster) =>
    cluster.nics ? anyOf(deciding(cluster.nics).map((nic) => tooSmall(nic, cluster))) : 'unknown',
};
