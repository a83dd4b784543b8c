/** What a release string and os-release say together. The string describes the running kernel and wins. */
import type { KernelRelease } from './types';
import { distributionOf, goesWith, osReleaseWords } from './names';
import { RHCOS, rhelMajorOf } from './vendor';

/** Why os-release changed or did not change the reading; message ids under `kernel.note.`. */
export type DistributionNote = 'distribution-differs' | 'distribution-used' | 'distribution-unknown';

/** A kernel with what the distribution settles filled in. */
export interface EffectiveKernel extends KernelRelease {
  /** os-release VERSION_ID. */
  osVersion?: string;
  note?: DistributionNote;
}

/** "8.6" of rhel 8.6, rocky 8.10, centos 8.5.2111, rhcos 4.12; undefined without a minor. */
function rhelMinor(id: string, version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  if (id === 'rhcos') return RHCOS[version] ?? undefined;
  return /^\d+\.\d+/.exec(version)?.[0];
}

/**
 * Completes a kernel with os-release ID and VERSION_ID ("rhel 8.6", "debian 10"). A bare version takes the distribution
 * over; a string without a minor release takes the minor; a contradiction changes nothing and is noted.
 */
export function withDistribution(kernel: KernelRelease, distribution?: string): EffectiveKernel {
  const [id, ...words] = osReleaseWords(distribution);
  if (id === undefined) return kernel;
  const known = distributionOf(id);
  if (known === undefined) return { ...kernel, note: 'distribution-unknown' };
  const osVersion = words.find((word) => /^\d/.test(word));
  const told = { ...kernel, ...(osVersion !== undefined && { osVersion }) };
  const minor = known.id === 'rhel-family' ? rhelMinor(id, osVersion) : undefined;

  // An unknown suffix is someone's own build; only a RHEL base with its RHEL around it is told apart.
  const bare = kernel.distribution === 'vanilla' || kernel.distribution === 'cos';
  if (bare || kernel.distribution === 'unknown') {
    if (!bare && known.id !== 'rhel-family') return told;
    if (known.id === 'rhel-family') {
      // Only the base of that major is its kernel; 5.9.3 on a RHEL node was built by someone.
      const major = rhelMajorOf(kernel.version);
      if (!major || (osVersion !== undefined && Number.parseInt(osVersion, 10) !== major.major && id !== 'rhcos'))
        return told;
    }
    return {
      ...told,
      distribution: known.id,
      vendorBackports: kernel.vendorBackports || known.backports === true,
      patchKnown: kernel.patchKnown && !(known.hidesPatch === true && kernel.version.endsWith('.0')),
      ...(minor !== undefined && { vendorRelease: minor }),
      note: 'distribution-used',
    };
  }
  if (!goesWith(kernel.distribution ?? '', known.id)) return { ...kernel, note: 'distribution-differs' };
  if (minor !== undefined && kernel.distribution === 'rhel-family') {
    if (kernel.vendorRelease === undefined && rhelMajorOf(kernel.version)?.major === Number.parseInt(minor, 10))
      return { ...told, vendorRelease: minor, note: 'distribution-used' };
    if (kernel.vendorRelease !== undefined && kernel.vendorRelease !== minor)
      return { ...told, note: 'distribution-differs' };
  }
  return told;
}
