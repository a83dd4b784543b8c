/** Network drivers by name: the facts of content/kernels/drivers.yaml. */
import data from '../../content/kernels/drivers.yaml';

/** A vendor's kernel of a series that has what mainline got later: from a stable patch, or from an ABI counter of a flavour. */
export interface Backport {
  distribution: string;
  series: string;
  from?: string;
  flavour?: string;
  abi?: number;
}

/** What is known of a driver; the fields are explained at the top of drivers.yaml. */
export interface NicDriver {
  id: string;
  /** Other names, as `ethtool -i` prints them. */
  names?: string[];
  /** First mainline release with native XDP; undefined: none found. */
  xdp?: string;
  /** Vendor kernels below it that have native XDP too. */
  backports?: Backport[];
  /** Releases of Cilium whose documentation lists it for XDP. */
  documented?: string;
  /** First mainline release that takes XDP programs with fragments. */
  fragments?: string;
  /** Largest MTU in bytes with a program that takes no fragments; undefined: not found. */
  mtu?: number | 'none';
  bigTcp?: 'documented' | 'upstream' | 'virtual' | 'none';
  /** The devices below decide. */
  lower?: boolean;
}

/** Every driver, by its id. */
export const DRIVERS = data.drivers as NicDriver[];

const fold = (name: string): string => name.trim().toLowerCase().replaceAll('-', '_');
const byName = new Map(
  DRIVERS.flatMap((driver) => [driver.id, ...(driver.names ?? [])].map((name) => [fold(name), driver])),
);

/**
 * The driver of a name as `ethtool -i` or a reader writes it ("mlx5_core", "mlx5", "BNXT_EN"); undefined for a name
 * the facts do not have.
 */
export const driverOf = (name: string): NicDriver | undefined => byName.get(fold(String(name)));
