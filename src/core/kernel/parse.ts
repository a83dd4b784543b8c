/** `uname -r` → what it says: version, distribution, and how far the number can be trusted. */
import type { Arch } from '../types';
import type { KernelFailure, KernelRelease } from './types';
import { extractRelease, MAX_RELEASE, MAX_TEXT } from './clean';
import { classify, isNotLinux } from './rules';
import { vendorReleaseOf } from './vendor';

/** Up to three leading numbers. Longer numbers are dates or addresses, not kernel versions. */
const VERSION = /^(\d{1,2})(?![0-9])(?:\.(\d{1,5})(?![0-9]))?(?:\.(\d{1,5})(?![0-9]))?/;
/** -rcN or .rcN anywhere (also behind a stable patch number), or behind the six digits of an Ubuntu mainline build. */
const PRERELEASE = /[-.~]rc\d+(?![0-9a-z])|-\d{6}rc\d+(?![0-9a-z])/i;
const AMD64 = /(?:^|[-._+])(?:x86_64|amd64|x64v\d)(?=$|[-._+])/;
/** Names of the architecture, 64 KiB pages, and boards that are arm64 only. */
const ARM64 =
  /(?:^|[-._+])(?:aarch64|arm64|64k|v8(?:-16k)?\+|rpi-(?:v8|2712)|sunxi64|meson64|rockchip64|rk3[35]\d\d|tegra|bluefield)/;

function archOf(release: string): Arch | undefined {
  if (AMD64.test(release)) return 'amd64';
  return ARM64.test(release) ? 'arm64' : undefined;
}

function failure(text: string, reason: KernelFailure['reason'], distribution?: string): KernelFailure {
  const shown = text.slice(0, 256).trim();
  const raw = shown.length > MAX_RELEASE ? `${shown.slice(0, MAX_RELEASE)}…` : shown;
  return distribution === undefined ? { ok: false, raw, reason } : { ok: false, raw, reason, distribution };
}

/** Number behind "4.19.0-17": ABI counter or build, by what the third number means. Debian backports ("-0.bpo.5") count apart. */
function numberAfterVersion(release: string): number | undefined {
  const found = /^\d+(?:\.\d+){0,2}-(\d{1,6})(?![0-9]|\.(?:bpo|deb))/.exec(release);
  return found ? Number(found[1]) : undefined;
}

/**
 * Reads a kernel release string of any Linux distribution. Never throws, and time does not grow with the text: anything
 * longer than a release can be gives `too-long`. WSL 1 and other systems give `not-linux`.
 */
export function parseKernelRelease(text: string): KernelRelease | KernelFailure {
  if (text.length > MAX_TEXT) return failure(text, 'too-long');
  const release = extractRelease(text);
  if (release === '') return failure(text, 'empty');
  if (release.length > MAX_RELEASE) return failure(text, 'too-long');
  if (isNotLinux(release)) return failure(text, 'not-linux');
  const numbers = VERSION.exec(release);
  if (!numbers) return failure(text, 'no-version');

  const [, major = '0', minor, patch] = numbers;
  const kind = classify(release);
  // WSL 1 translates system calls: there is a version to print and no Linux kernel behind it.
  if (kind.distro === 'wsl1') return failure(text, 'not-linux', 'wsl1');

  const version = [major, minor ?? '0', patch ?? '0'].map(Number).join('.');
  const patchKnown = kind.patch === 'upstream' || (kind.patch === 'upstream-or-zero' && Number(patch ?? 0) > 0);
  const after = numberAfterVersion(release);
  const arch = archOf(release);
  const vendorRelease = vendorReleaseOf(kind, release, version);
  return {
    ok: true,
    raw: text.trim(),
    release,
    version,
    numbers: patch !== undefined ? 3 : minor !== undefined ? 2 : 1,
    prerelease: PRERELEASE.test(release),
    distribution: kind.distro,
    flavour: kind.flavour,
    vendorBackports: kind.backports,
    patchKnown,
    ...(arch && { arch }),
    ...(kind.patch === 'abi' && after !== undefined && { abi: after }),
    ...(kind.patch === 'frozen' && after !== undefined && { build: after }),
    ...(vendorRelease !== undefined && { vendorRelease }),
  };
}
