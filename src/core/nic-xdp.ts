/** What stands between the network devices of a node and native XDP: driver, kernel, MTU. */
import type { Cluster } from './cluster';
import { compareVersions, seriesOf } from './kernel/version';
import { driverOf, type Backport, type NicDriver } from './nics';
import { anyOf, not } from './tri';
import type { Nic, Tri } from './types';

/** Ethernet's own MTU in bytes. Source: cilium/cilium@1.20: pkg/mtu/mtu.go */
const ETHERNET_MTU = 1500;

/** What is wrong with one device; at most one of them is true. */
interface Faults {
  driver: Tri;
  kernel: Tri;
  mtu: Tri;
  fragments: Tri;
}
type Fault = keyof Faults;

/** A device's MTU; that of ENA is asked for, since AWS runs it at 9001, elsewhere Ethernet's own stands. */
function mtuOf({ mtu }: Nic, { id }: NicDriver): number | undefined {
  return typeof mtu === 'number' ? mtu : id === 'ena' ? undefined : ETHERNET_MTU;
}

function tooLarge(nic: Nic, driver: NicDriver): Tri {
  if (driver.mtu === 'none' || driver.lower === true) return false;
  const mtu = mtuOf(nic, driver);
  if (mtu === undefined) return 'unknown';
  if (driver.mtu === undefined) return mtu <= ETHERNET_MTU ? false : 'unknown';
  return mtu > driver.mtu;
}

/** Is the kernel one that a vendor gave the driver's XDP? */
function backported({ kernel }: Cluster, { distribution, series, from, flavour, abi }: Backport): boolean {
  if (!kernel?.ok || kernel.distribution !== distribution || seriesOf(kernel.version) !== series) return false;
  if (flavour !== undefined && kernel.flavour !== flavour) return false;
  return abi === undefined ? compareVersions(kernel.version, from ?? series) >= 0 : (kernel.abi ?? 0) >= abi;
}

function faultsOf(nic: Nic, cluster: Cluster): Faults {
  const none: Faults = { driver: false, kernel: false, mtu: false, fragments: false };
  if (typeof nic.driver !== 'string' || nic.driver === '') return { ...none, driver: 'unknown' };
  const driver = driverOf(nic.driver);
  if (driver?.xdp === undefined) return { ...none, driver: true };
  const given = driver.backports?.some((backport) => backported(cluster, backport)) === true;
  const kernel = given ? false : not(cluster.reaches(driver.xdp));
  const large = tooLarge(nic, driver);
  if (kernel === true || large === false) return { ...none, kernel };
  // From 1.19 on, and in 1.18 from 1.18.9, the agent tries again with a program that takes fragments.
  const { fragments } = driver;
  if (fragments === undefined || !cluster.is('>=1.18.9')) return { ...none, kernel, mtu: large };
  const old = not(cluster.reaches(fragments));
  return { ...none, kernel, fragments: large === true ? old : old === false ? false : 'unknown' };
}

const faulty = (faults: Faults): Tri => anyOf(Object.values(faults) as Tri[]);

/** The devices that decide: all of them, with best-effort only where none is known to do. */
function deciding(cluster: Cluster): Faults[] | undefined {
  const all = cluster.nics?.map((nic) => faultsOf(nic, cluster));
  if (!all || cluster.flag('bpf-lb-acceleration') !== 'best-effort') return all;
  if (all.some((faults) => faulty(faults) === false)) return [];
  const open = all.filter((faults) => faulty(faults) === 'unknown');
  return open.length > 0 ? open : all;
}

const fault =
  (name: Fault) =>
  (cluster: Cluster): Tri => {
    const devices = deciding(cluster);
    if (devices) return anyOf(devices.map((faults) => faults[name]));
    return name === 'driver' ? 'unknown' : false;
  };

const newest = (versions: (string | undefined)[]): string | undefined =>
  versions
    .filter((version) => version !== undefined)
    .toSorted(compareVersions)
    .at(-1);

const drivers = ({ nics }: Cluster): NicDriver[] =>
  (nics ?? []).map(({ driver }) => driverOf(driver)).filter((driver) => driver !== undefined);

/** Named conditions of rules. A node whose devices nobody gave leaves the driver unknown, and only that. */
export const NIC_XDP: Record<string, (cluster: Cluster) => Tri> = {
  xdpNoDriver: fault('driver'),
  xdpOldDriver: fault('kernel'),
  xdpLargeMtu: fault('mtu'),
  xdpNoFragments: fault('fragments'),
  // Some devices can and some cannot: a case for best-effort.
  xdpMixedDrivers: ({ nics }) => {
    const able = new Set((nics ?? []).map(({ driver }) => driverOf(driver)?.xdp !== undefined));
    return able.size > 1;
  },
  nicEna: (cluster) => drivers(cluster).some(({ id }) => id === 'ena'),
  nicHyperV: (cluster) => drivers(cluster).some(({ id }) => id === 'hv_netvsc'),
  nicBond: (cluster) => drivers(cluster).some(({ lower }) => lower === true),
  nicUndocumentedXdp: (cluster) =>
    drivers(cluster).some(({ xdp, documented }) => xdp !== undefined && !(documented && cluster.is(documented))),
  // Google's documentation of it is at odds with itself; its own driver exists nowhere else.
  onGoogle: (cluster) =>
    cluster.platform === 'gcp' || cluster.on('gke') || drivers(cluster).some(({ id }) => id === 'gve'),
};

/** Lowest mainline kernel that ends a rule about devices, by the name rules use in `kernel`. */
export const NIC_KERNELS: Record<string, (cluster: Cluster) => string | undefined> = {
  xdp: (cluster) => newest(drivers(cluster).map(({ xdp }) => (xdp && cluster.reaches(xdp) !== true ? xdp : undefined))),
  'xdp-fragments': (cluster) => newest(drivers(cluster).map(({ fragments }) => fragments)),
};

/** Values for sentences about a node's devices: `mtu`, the smallest single-buffer limit in bytes. */
export function nicParams(cluster: Cluster): Record<string, string> {
  const limits = drivers(cluster).flatMap(({ mtu }) => (typeof mtu === 'number' ? [mtu] : []));
  return { mtu: limits.length > 0 ? String(Math.min(...limits)) : '?' };
}
