/** A kernel release string, understood. */
export interface KernelRelease {
  ok: true;
  /** The text as given, trimmed. */
  raw: string;
  /** Normalised "major.minor.patch": safe for semver, which a raw `uname -r` never is. */
  version: string;
  /** An -rcN build: counts as that version for features merged before it (see `features.ts`). */
  prerelease: boolean;
  /** Distribution id as in content/kernels/uname-rules.yaml. */
  distribution?: string;
  flavour?: string;
  /** The vendor backports features: the version may under-report what the kernel can do. */
  vendorBackports: boolean;
  /** The third number is the real stable patch level. */
  patchKnown: boolean;
  /** Vendor build that tells a minor release ("8.6" of the RHEL family), where the string or os-release has one. */
  vendorRelease?: string;
}

/** A string that is no kernel release: a typed failure with the id of a sentence, never an exception. */
export interface KernelFailure {
  ok: false;
  raw: string;
  /** Message id, `kernel.failure.<reason>`. */
  reason: 'empty' | 'no-version' | 'too-long' | 'not-linux';
}
