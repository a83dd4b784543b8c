/** Named conditions about the choice of a kernel: preemption, how it was built, how long it is maintained. */
import type { Cluster } from './cluster';
import { buildOf, type KernelBuild } from './kernel/build';
import { distributionLife, seriesLife } from './kernel/life';
import { releases } from './release';
import { not } from './tri';
import type { Tri } from './types';

const MODELS = new Set(['none', 'voluntary', 'full', 'lazy']);

/** Built once a kernel and architecture. */
const build = ({ kernel, distribution, arch }: Cluster): KernelBuild | undefined => buildOf(kernel, distribution, arch);

/** The model in force as stated, else as the distribution builds it; undefined where nobody knows. */
function preemption(cluster: Cluster): string | undefined {
  const stated = cluster.host?.preemption;
  return stated !== undefined && MODELS.has(stated) ? stated : build(cluster)?.preempt;
}

const architecture = ({ arch, kernel }: Cluster): string | undefined => arch ?? (kernel?.ok ? kernel.arch : undefined);

/** First mainline release whose model can be chosen at boot: 5.12 on x86, 5.18 on arm64. */
const dynamicFrom = (cluster: Cluster): string => (architecture(cluster) === 'arm64' ? '5.18' : '5.12');

/** Can the model be chosen at boot? Mainline builds it in where it can; a vendor may build without. */
function choosable(cluster: Cluster): Tri {
  const built = build(cluster)?.dynamic;
  if (built !== undefined) return built;
  const reaches = cluster.reaches(dynamicFrom(cluster));
  if (reaches !== true) return reaches;
  return cluster.kernel?.ok && cluster.kernel.distribution === 'vanilla' ? true : 'unknown';
}

/** Lowest mainline kernel that ends a rule, by the name rules use in `kernel`. */
export const KERNEL_TARGETS: Record<string, (cluster: Cluster) => string | undefined> = {
  'preempt-dynamic': (cluster) => (cluster.reaches(dynamicFrom(cluster)) === true ? undefined : dynamicFrom(cluster)),
};

/** The oldest kernel that the documentation of a release names. */
export const documentedKernel = (cluster: Cluster): { kernel: string; exception: string } | undefined => {
  const line = releases().find((entry) => entry.line === cluster.release.line);
  return line && { kernel: line.documentedKernel, exception: line.documentedException };
};

/** Named conditions of rules; sources stand with the rules that ask. */
export const KERNEL_CONDITIONS: Record<string, (a: Cluster) => Tri> = {
  preemptNone: (a) => {
    // Nobody runs a model that is gone.
    if (a.reaches('7.0') === true) return false;
    const model = preemption(a);
    return model === undefined ? 'unknown' : model === 'none';
  },
  preemptFull: (a) => preemption(a) === 'full',
  // From 7.0 on the architectures Cilium runs on offer full and lazy alone.
  preemptNoneGone: (a) => a.reaches('7.0'),
  preemptFixed: (a) => (preemption(a) === 'none' ? false : not(choosable(a))),
  preemptByBuild: (a) => !MODELS.has(a.host?.preemption ?? '') && build(a)?.preempt !== undefined,
  kernelWithoutBtf: (a) => build(a)?.btf === false,
  belowDocumentedKernel: (a) => {
    const documented = documentedKernel(a);
    return documented === undefined ? false : a.reaches(documented.kernel) === false;
  },
  seriesEnds: ({ kernel, distribution }) =>
    distributionLife(distribution) === undefined && seriesLife(kernel) !== undefined,
  distributionEnds: ({ distribution }) => {
    const life = distributionLife(distribution);
    return life !== undefined && life.extended === undefined;
  },
  distributionEndsTwice: ({ distribution }) => distributionLife(distribution)?.extended !== undefined,
  systemUbuntu: (a) => a.system === 'ubuntu',
  systemDebian: (a) => a.system === 'debian',
  systemRhel: (a) => a.system === 'rhel-family',
  systemAmazon: (a) => a.system === 'amazon-linux',
};
