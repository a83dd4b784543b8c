/** Distributions: how a release string's id is called, and which os-release ids mean it (content/kernels/names.yaml). */
import data from '../../../content/kernels/names.yaml';

/** A distribution as the kernel rules name it. */
export interface DistributionName {
  /** Id of uname-rules.yaml. */
  id: string;
  /** Display name, per language where they differ. */
  name: string | { zh: string; en: string };
  /** os-release ID values, lower case. */
  osRelease?: string[];
  /** Kernels carry backports: for a bare version that os-release attributes to it. */
  backports?: boolean;
  /** Its kernels print 0 for the stable patch level. */
  hidesPatch?: boolean;
  /** Command that prints the stable patch level, a key of features.yaml; default `patchDebian`. */
  patchAt?: string;
  /** Other ids whose os-release goes with this kernel. */
  like?: string[];
  /** A kernel that runs under several distributions. */
  anyOs?: boolean;
}

const list = (data as unknown as { distributions: DistributionName[] }).distributions;
const byId = new Map(list.map((entry) => [entry.id, entry]));
const byOsRelease = new Map(list.flatMap((entry) => (entry.osRelease ?? []).map((id) => [id, entry] as const)));

/** Every distribution id with a name. */
export const DISTRIBUTION_IDS: readonly string[] = list.map((entry) => entry.id);

/** The words of an os-release ID and VERSION_ID, "rhel 8.6", in small letters; anything but a text has none. */
export const osReleaseWords = (distribution: unknown): string[] =>
  (typeof distribution === 'string' ? distribution : '').slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean);

/** Distribution of an os-release ID, any case; undefined for one not listed. */
export function distributionOf(osReleaseId: string): DistributionName | undefined {
  return byOsRelease.get(osReleaseId.toLowerCase());
}

/** True when a kernel of one id on the system of another is no contradiction. */
export function goesWith(kernelId: string, osId: string): boolean {
  const entry = byId.get(kernelId);
  return kernelId === osId || entry?.anyOs === true || (entry?.like?.includes(osId) ?? false);
}

/** Entry of a distribution id. */
export function distributionEntry(id: string): DistributionName | undefined {
  return byId.get(id);
}

/** Display name of a distribution id; the id itself when there is none. */
export function distributionName(id: string, language: 'zh' | 'en'): string {
  const name = byId.get(id)?.name;
  return typeof name === 'object' ? name[language] : (name ?? id);
}
