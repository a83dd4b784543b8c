/** Has this kernel that feature? Decided from version, documented backports and distribution facts; never guessed. */
import type { Source, Tri } from '../types';
import type { KernelFailure, KernelRelease } from './types';
import { type DistributionNote, type EffectiveKernel, withDistribution } from './effective';
import { featureCommand, featureInfo, type KernelFeature, settleCommand } from './feature-data';
import { distributionEntry } from './names';
import { type BackportGroup, PATCH_LEVELS, rhelMajorOf } from './vendor';
import { compareVersions, seriesOf } from './version';

export { FEATURE_IDS, featureInfo, type KernelFeature } from './feature-data';

/** What an answer rests on. */
export type FeatureBasis =
  | 'version' // the version number, compared with mainline and its stable branches
  | 'build' // the distribution's own configuration, as somebody read it
  | 'backport-documented' // the vendor's kernel, or the distribution's patch level, as documented
  | 'backport-inferred' // concluded from documents
  | 'backport-untracked' // backported somewhere, and nobody lists where
  | 'vendor-unknown' // a vendor kernel below the mainline number, or a suffix no rule knows: nothing is known about it
  | 'patch-hidden' // depends on the stable patch level, which the string hides
  | 'version-not-known' // newer than the facts
  | 'prerelease' // a release candidate of the release that has it
  | 'not-linux' // WSL 1 or another system
  | 'no-kernel' // nothing given, or nothing understood
  | 'no-such-feature'; // an id features.yaml does not have: a mistake in rules, not in input

/** Answer of `kernelHas`. */
export interface FeatureAnswer {
  has: Tri;
  basis: FeatureBasis;
  sources: Source[];
  /** Only with `unknown`: prints on the node what is missing. */
  settleCommand?: string;
  /** Only with `unknown`: message id of the missing fact, `kernel.settle.<id>`. */
  settleFact?: 'feature' | 'patch-level' | 'release' | 'rhel-minor';
  /** What the distribution given did to the reading; message id `kernel.note.<id>`. */
  note?: DistributionNote;
}

type Verdict = Omit<FeatureAnswer, 'sources' | 'note'> & { sources?: Source[] };

/** Stable releases of the kernel's own series that have the feature. */
function stableBackport(feature: KernelFeature, version: string): string | undefined {
  return feature.backportedTo?.find((entry) => seriesOf(entry) === seriesOf(version));
}

/** The kernel's patch level is at least what a fact says; undefined when no fact covers it. */
function patchFloor(kernel: EffectiveKernel) {
  const series = seriesOf(kernel.version);
  return PATCH_LEVELS.find((fact) => {
    if (fact.distribution !== kernel.distribution || fact.series !== series) return false;
    // A bare "4.19" on Debian 10: the distribution's own kernel of that series, at some ABI of it.
    return kernel.abi !== undefined ? kernel.abi >= fact.abiFrom : kernel.osVersion?.split('.')[0] === fact.release;
  });
}

/** A feature that stable releases of this very series got: the patch level decides. */
function byPatchLevel(feature: KernelFeature, kernel: EffectiveKernel, backport: string): Verdict {
  if (compareVersions(kernel.version, backport) >= 0) return { has: true, basis: 'version' };
  const given = kernel.patchKnown && (kernel.numbers === 3 || kernel.prerelease);
  if (given) return kernel.vendorBackports ? vendorUnknown(feature) : { has: false, basis: 'version' };
  const fact = patchFloor(kernel);
  if (fact && compareVersions(fact.atLeast, backport) >= 0) {
    const inferred = kernel.abi === undefined || fact.basis === 'inferred';
    return { has: true, basis: inferred ? 'backport-inferred' : 'backport-documented', sources: fact.sources };
  }
  if (kernel.vendorBackports) return vendorUnknown(feature);
  // "4.19" typed by hand: the whole string is what is missing.
  const asked = kernel.numbers < 3 && kernel.patchKnown;
  const command = asked ? 'release' : (distributionEntry(kernel.distribution ?? '')?.patchAt ?? 'patchDebian');
  return { has: 'unknown', basis: 'patch-hidden', settleFact: 'patch-level', settleCommand: settleCommand(command) };
}

function vendorUnknown(feature: KernelFeature): Verdict {
  return { has: 'unknown', basis: 'vendor-unknown', settleFact: 'feature', settleCommand: featureCommand(feature) };
}

/** Last group from a minor at or below this one: minors compare as versions, 8.10 after 8.9. */
function groupFor(groups: BackportGroup[], feature: string, minor: string): BackportGroup | undefined {
  return groups
    .filter((group) => group.features.includes(feature) && compareVersions(group.from, minor) <= 0)
    .toSorted((a, b) => compareVersions(b.from, a.from))[0];
}

/** The minor a build is at or after: build numbers of a major only grow (CentOS Stream builds lie between two minors). */
function minorFromBuild(builds: Record<string, string>, build: number | undefined): string | undefined {
  if (build === undefined) return undefined;
  const at = Object.keys(builds)
    .map(Number)
    .filter((entry) => entry <= build)
    .toSorted((a, b) => b - a)[0];
  return at === undefined ? undefined : builds[String(at)];
}

/** A vendor kernel below the mainline number. */
function byVendor(feature: KernelFeature, kernel: EffectiveKernel): Verdict {
  const major = kernel.distribution === 'rhel-family' ? rhelMajorOf(kernel.version) : undefined;
  if (!major) return vendorUnknown(feature);
  // Without the dist tag it may be Virtuozzo's: only a minor from os-release counts there.
  const fromBuild = kernel.flavour === 'none' ? undefined : minorFromBuild(major.builds, kernel.build);
  const minor = kernel.vendorRelease ?? fromBuild;
  if (minor === undefined) {
    if (!major.groups.some((group) => group.features.includes(feature.id))) return vendorUnknown(feature);
    return { has: 'unknown', basis: 'vendor-unknown', settleFact: 'rhel-minor', settleCommand: settleCommand('minor') };
  }
  const group = groupFor(major.groups, feature.id, minor);
  if (!group) return vendorUnknown(feature);
  const documented = group.basis === 'documented' && kernel.vendorRelease !== undefined;
  return { has: group.has, basis: documented ? 'backport-documented' : 'backport-inferred', sources: group.sources };
}

/** New enough, but built without by its distribution: known for the kernel that was read, a question for its neighbours. */
function leftOut(feature: KernelFeature, kernel: EffectiveKernel): Verdict | undefined {
  const near = feature.builtWithout?.filter(
    ({ distribution, version }) =>
      distribution === kernel.distribution && seriesOf(version) === seriesOf(kernel.version),
  );
  if (!near || near.length === 0) return undefined;
  return near.some(({ version }) => version === kernel.version)
    ? { has: false, basis: 'build' }
    : vendorUnknown(feature);
}

function decide(feature: KernelFeature, kernel: EffectiveKernel): Verdict {
  const { minKernel, absentThrough } = feature;
  if (minKernel === undefined) {
    const looked = absentThrough !== undefined && compareVersions(seriesOf(kernel.version), absentThrough) <= 0;
    return looked ? { has: false, basis: 'version' } : { ...vendorUnknown(feature), basis: 'version-not-known' };
  }
  // A suffix that no rule knows is somebody's own build, or half a string: its number proves nothing, either way.
  if (kernel.distribution === 'unknown' && feature.versionOnly !== true) return vendorUnknown(feature);
  if (compareVersions(kernel.version, minKernel) >= 0) {
    const without = leftOut(feature, kernel);
    if (without) return without;
    const firstRc = kernel.prerelease && compareVersions(kernel.version, minKernel) === 0;
    if (!firstRc || feature.fix !== true) return { has: true, basis: 'version' };
    return { has: 'unknown', basis: 'prerelease', settleFact: 'feature', settleCommand: featureCommand(feature) };
  }
  if (feature.versionOnly === true) return { has: false, basis: 'version' };
  if (feature.backportsUntracked === true)
    return {
      has: 'unknown',
      basis: 'backport-untracked',
      settleFact: 'feature',
      settleCommand: featureCommand(feature),
    };
  const backport = stableBackport(feature, kernel.version);
  if (backport !== undefined) return byPatchLevel(feature, kernel, backport);
  return kernel.vendorBackports ? byVendor(feature, kernel) : { has: false, basis: 'version' };
}

/**
 * Whether a kernel has a feature of content/kernels/features.yaml. `distribution` is os-release's "ID VERSION_ID"
 * ("rhel 8.6"); it settles what the string leaves open, see `withDistribution`. Never throws: an unknown id answers
 * `no-such-feature`.
 */
export function kernelHas(
  kernel: KernelRelease | KernelFailure | null,
  featureId: string,
  distribution?: string,
): FeatureAnswer {
  const feature = featureInfo(featureId);
  if (!feature) return { has: 'unknown', basis: 'no-such-feature', sources: [] };
  if (kernel === null || !kernel.ok) {
    if (kernel?.reason === 'not-linux') return { has: false, basis: 'not-linux', sources: feature.sources };
    const command = settleCommand('release');
    return {
      has: 'unknown',
      basis: 'no-kernel',
      sources: feature.sources,
      settleFact: 'release',
      settleCommand: command,
    };
  }
  const effective = withDistribution(kernel, distribution);
  const verdict = decide(feature, effective);
  return {
    ...verdict,
    sources: [...feature.sources, ...(verdict.sources ?? [])],
    ...(effective.note !== undefined && { note: effective.note }),
  };
}

/**
 * Whether a kernel is at least a mainline release ("5.10"), or may have been given what came with it: for facts that
 * hang on a driver's release and have no feature of their own. A vendor's kernel below it is unknown. Never throws.
 */
export function kernelReaches(
  kernel: KernelRelease | KernelFailure | null,
  version: string,
  distribution?: string,
): Tri {
  if (kernel === null) return 'unknown';
  if (!kernel.ok) return kernel.reason === 'not-linux' ? false : 'unknown';
  const feature = { id: '', name: '', minKernel: version, sources: [] };
  return decide(feature, withDistribution(kernel, distribution)).has;
}
