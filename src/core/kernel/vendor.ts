/** What is known about vendor kernels beyond their version: content/kernels/vendor-backports.yaml. */
import type { Source } from '../types';
import type { Classified } from './rules';
import data from '../../../content/kernels/vendor-backports.yaml';

/** A group of features a vendor's minor releases have or lack. */
export interface BackportGroup {
  /** First minor it holds for, "8.6"; it holds for every later one too. */
  from: string;
  has: boolean;
  basis: 'documented' | 'inferred';
  features: string[];
  sources: Source[];
}

/** One major release of the RHEL family. */
export interface VendorMajor {
  major: number;
  /** Base version its kernels print; another base is a third-party build. */
  base: string;
  /** Build number → minor, for strings without "_M". */
  builds: Record<string, string>;
  groups: BackportGroup[];
}

/** A distribution whose third number hides the patch level, and the level seen behind an ABI counter. */
export interface PatchLevel {
  distribution: string;
  /** os-release, "debian 10". */
  release: string;
  series: string;
  /** From this ABI counter on … */
  abiFrom: number;
  /** … the kernel is at least this stable release. */
  atLeast: string;
  basis: 'documented' | 'inferred';
  sources: Source[];
}

interface VendorFile {
  rhel: VendorMajor[];
  rhcos: Record<string, string>;
  suse: Record<string, string>;
  patchLevels: PatchLevel[];
}

const file = data as unknown as VendorFile;

/** RHEL-family majors with their build tables and backports. */
export const RHEL_MAJORS: readonly VendorMajor[] = file.rhel;
/** OpenShift release → RHEL minor of its kernel. */
export const RHCOS: Readonly<Record<string, string>> = file.rhcos;
/** Hidden patch levels. */
export const PATCH_LEVELS: readonly PatchLevel[] = file.patchLevels;

/** The RHEL major a kernel version is the base of; undefined for any other version. */
export function rhelMajorOf(version: string): VendorMajor | undefined {
  return RHEL_MAJORS.find((entry) => entry.base === version);
}

/** Minor release told by a release string: el8_6, the build number of a RHEL base, or SUSE's six-digit prefix. */
export function vendorReleaseOf(kind: Classified, release: string, version: string): string | undefined {
  if (kind.rule === 'rhel' || kind.rule === 'rhel-rt') {
    const tag = /\.el(\d+)_(\d+)/.exec(release);
    if (tag) return `${tag[1]}.${tag[2]}`;
    const build = /^\d+\.\d+\.\d+-(\d+)/.exec(release)?.[1];
    return build === undefined ? undefined : rhelMajorOf(version)?.builds[build];
  }
  if (kind.rule === 'suse') {
    const prefix = /-(\d{6})\./.exec(release)?.[1];
    return prefix === undefined ? undefined : file.suse[prefix];
  }
  return undefined;
}
