/** Named conditions about the node's own system: what it is set to, and what it can be set to at all. */
import type { Cluster } from './cluster';
import type { Tri } from './types';

/** Images without a package manager: tuned cannot be installed. */
const WITHOUT_TUNED = new Set(['talos', 'bottlerocket', 'flatcar', 'cos']);
/** Profiles with the network settings; cpu-partitioning includes network-latency. */
const LATENCY = new Set(['network-latency', 'cpu-partitioning']);
const THROUGHPUT = new Set(['network-throughput']);
/** What network-latency and network-throughput include. */
const PARENTS = new Set(['latency-performance', 'throughput-performance']);
/** OpenShift's own, which opens TCP Fast Open as network-latency does. */
const OPENSHIFT = new Set(['openshift-node']);
/** Profiles that came with tuned and have them not. Any other name is somebody's own. */
const OTHER_PROFILES = new Set(
  'none off balanced accelerator-performance aws desktop hpc-compute intel-sst latency-performance powersave throughput-performance virtual-guest virtual-host'.split(
    ' ',
  ),
);

/** Profiles in force: several are merged. */
function tuned({ host }: Cluster): string[] | undefined {
  const names = typeof host?.tuned === 'string' ? host.tuned.slice(0, 400).trim().split(/\s+/) : [''];
  return names[0] === '' ? undefined : names;
}

const anyIn = (a: Cluster, ...sets: ReadonlySet<string>[]): boolean =>
  tuned(a)?.some((name) => sets.some((set) => set.has(name))) ?? false;

/** Named conditions of the host; sources stand with the rules that ask for them. */
export const HOST_CONDITIONS: Record<string, (a: Cluster) => Tri> = {
  tunedNetwork: (a) => {
    const profiles = tuned(a);
    if (profiles === undefined) return 'unknown';
    if (anyIn(a, LATENCY, THROUGHPUT)) return true;
    return profiles.every((name) => OTHER_PROFILES.has(name)) ? false : 'unknown';
  },
  // Somebody who says a profile is active has tuned, whatever the system is.
  systemWithoutTuned: (a) => {
    const profiles = tuned(a);
    if (profiles !== undefined && profiles[0] !== 'none') return false;
    const id = a.system;
    return id === undefined ? false : WITHOUT_TUNED.has(id);
  },
  // The profile in force, or the one that may be chosen, opens TCP Fast Open for servers.
  tunedOpensFast: (a) => !anyIn(a, THROUGHPUT) || anyIn(a, LATENCY),
  // It is in force already.
  tunedHasFastOpen: (a) => anyIn(a, LATENCY, OPENSHIFT),
  tunedLatency: (a) => anyIn(a, LATENCY),
  // Any profile of the two families, or their parents, sets the governor.
  tunedOwnsGovernor: (a) => anyIn(a, LATENCY, THROUGHPUT, PARENTS),
  // Graviton runs at a fixed frequency.
  fixedFrequency: (a) => a.platform === 'aws' && arch(a) === 'arm64',
  singleCpu: (a) => a.cpus === 1,
  onAws: (a) => a.platform === 'aws' || a.on('eni') || (a.nics?.some(({ driver }) => driver === 'ena') ?? false),
  onSharedCloud: (a) =>
    ['azure', 'gcp', 'alibaba', 'tencent', 'hetzner', 'oci', 'openstack', 'vmware', 'kvm'].includes(a.platform ?? ''),
  imageSystem: (a) => WITHOUT_TUNED.has(a.system ?? ''),
};

const arch = ({ arch: given, kernel }: Cluster): string | undefined => given ?? (kernel?.ok ? kernel.arch : undefined);
