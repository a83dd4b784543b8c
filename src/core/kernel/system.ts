/** Which operating system a node runs, from os-release where it is given, else from its kernel. */
import type { KernelFailure, KernelRelease } from './types';
import { distributionEntry, distributionOf, osReleaseWords } from './names';

/**
 * Distribution id of content/kernels/names.yaml; undefined where neither text tells. A kernel that runs under several
 * distributions tells nothing of the system around it.
 */
export function systemOf(kernel: KernelRelease | KernelFailure | null, distribution?: string): string | undefined {
  const [given] = osReleaseWords(distribution);
  const known = given === undefined ? undefined : distributionOf(given)?.id;
  if (known !== undefined) return known;
  const id = kernel?.ok ? kernel.distribution : undefined;
  if (id === undefined || id === 'vanilla' || id === 'unknown') return undefined;
  return distributionEntry(id)?.anyOs === true ? undefined : id;
}
