/** Jumbo frames: which MTU a cluster starts from, and whether device, network and XDP carry it. */
import data from '../../content/kernels/cloud-mtu.yaml?facts';
import type { Cluster } from './cluster';
import { ETHERNET_MTU } from './mtu';
import { driverOf } from './nics';
import type { Tri } from './types';

const MOST = new Map((data.platforms as { id: string; most: number }[]).map(({ id, most }) => [id, most]));

/** Bytes that a platform's own network carries at most; undefined where nobody knows. Source: content/kernels/cloud-mtu.yaml */
export const cloudMost = ({ platform }: Cluster): number | undefined => MOST.get(platform ?? '');

const bytes = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

/** The base set by hand; undefined where Cilium looks at the devices. */
export const fixedMtu = (cluster: Cluster): number | undefined => bytes(Number(cluster.flag('mtu') || 0));

/** MTUs of the devices; undefined where one of them is not known. */
function deviceMtus({ nics }: Cluster): number[] | undefined {
  const all = nics?.map(({ mtu }) => bytes(mtu));
  return all?.every((mtu) => mtu !== undefined) ? all : undefined;
}

/** MTU that Cilium starts from; undefined where devices differ and nobody knows which counts. */
function baseOf(cluster: Cluster): number | undefined {
  const fixed = fixedMtu(cluster);
  if (fixed !== undefined) return fixed;
  const devices = deviceMtus(cluster);
  if (!devices) return undefined;
  // Up to 1.16 the device of the node's address counts, and nobody said which that is.
  if (cluster.is('<1.17.0') && new Set(devices).size > 1) return undefined;
  return Math.min(...devices);
}

/** Is the base above Ethernet's own? */
function jumbo(cluster: Cluster): Tri {
  const base = baseOf(cluster);
  if (base !== undefined) return base > ETHERNET_MTU;
  const known = (cluster.nics ?? []).map(({ mtu }) => bytes(mtu)).filter((mtu) => mtu !== undefined);
  // From 1.17 on the smallest decides: one small device is enough to know.
  if (cluster.is('>=1.17.0')) return known.some((mtu) => mtu <= ETHERNET_MTU) ? false : 'unknown';
  const devices = deviceMtus(cluster);
  if (!devices) return 'unknown';
  return devices.every((mtu) => mtu <= ETHERNET_MTU)
    ? false
    : devices.every((mtu) => mtu > ETHERNET_MTU)
      ? true
      : 'unknown';
}

const pathMtu = (cluster: Cluster): number | undefined => bytes(cluster.pathMtu);

/** Named conditions of rules; sources stand with the rules that ask. */
export const JUMBO_CONDITIONS: Record<string, (a: Cluster) => Tri> = {
  jumbo,
  mtuFixed: (a) => fixedMtu(a) !== undefined,
  mtuFixedSmall: (a) => (fixedMtu(a) ?? Infinity) <= ETHERNET_MTU,
  mtuAboveDevice: (a) => {
    const fixed = fixedMtu(a);
    const devices = deviceMtus(a);
    return fixed !== undefined && devices !== undefined && fixed > Math.min(...devices);
  },
  // The network of the platform has no jumbo frames at all, and nobody measured otherwise.
  cloudWithoutJumbo: (a) => pathMtu(a) === undefined && (cloudMost(a) ?? Infinity) <= ETHERNET_MTU,
  cloudBelowBase: (a) => pathMtu(a) === undefined && (baseOf(a) ?? 0) > (cloudMost(a) ?? Infinity),
  // A base that was raised stands until somebody measures; before that the network is the question. AWS has it from the start.
  pathBelowJumbo: (a) => {
    const path = pathMtu(a);
    const base = baseOf(a);
    if (path !== undefined) return base !== undefined && base > ETHERNET_MTU ? path < base : path <= ETHERNET_MTU;
    return (base !== undefined && base > ETHERNET_MTU) || a.platform === 'aws' ? false : 'unknown';
  },
  pathUntested: (a) => pathMtu(a) === undefined && jumbo(a) === true,
  devicesDiffer: (a) => new Set(deviceMtus(a) ?? []).size > 1,
  cloudKnown: (a) => (cloudMost(a) ?? 0) > ETHERNET_MTU,
  // Native XDP without fragments: every limit known is below a jumbo frame.
  xdpBelowJumbo: (a) =>
    (a.nics ?? []).some(({ driver }) => {
      const known = driverOf(driver);
      if (typeof known?.mtu !== 'number') return false;
      return known.fragments === undefined || !a.is('>=1.18.9');
    }),
};
