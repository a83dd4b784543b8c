import type { Arch } from '../types';

/** A kernel release string, understood. */
export interface KernelRelease {
  ok: true;
  /** The text as given, trimmed. */
  raw: string;
  /** The release string in it: without label, quotes and the rest of the line. */
  release: string;
  /** Normalised "major.minor.patch": safe for semver, which a raw `uname -r` never is. */
  version: string;
  /** How many of the three numbers the text gave; the missing ones are 0 in `version`. */
  numbers: 1 | 2 | 3;
  /** An -rcN build: counts as that version for features merged before it (see `features.ts`). */
  prerelease: boolean;
  /** Distribution id as in content/kernels/uname-rules.yaml; `vanilla` and `unknown` are ids too. */
  distribution?: string;
  /** The vendor's variant of the kernel, "aws", "el8"; `none` where the form has none. */
  flavour?: string;
  /** Only where the string itself names it, or a flavour that exists for one architecture alone. */
  arch?: Arch;
  /** The vendor backports features: the version may under-report what the kernel can do. */
  vendorBackports: boolean;
  /** The third number is the real stable patch level. */
  patchKnown: boolean;
  /** Debian and Ubuntu: the ABI counter behind the version, "17" in 4.19.0-17-arm64. */
  abi?: number;
  /** Build number behind a frozen base, "553" in 4.18.0-553.el8_10.x86_64. */
  build?: number;
  /** Vendor build that tells a minor release ("8.6" of the RHEL family, "15.6" of SUSE), where the string has one. */
  vendorRelease?: string;
}

/** A string that is no kernel release: a typed failure with the id of a sentence, never an exception. */
export interface KernelFailure {
  ok: false;
  /** The text as given, cut to a length that can be shown. */
  raw: string;
  /** Message id, `kernel.failure.<reason>`. */
  reason: 'empty' | 'no-version' | 'too-long' | 'not-linux';
  /** The system it comes from, where the text tells: `wsl1`. */
  distribution?: string;
}
