/** From pasted text to the release string inside it. Only forms that leave no choice are accepted; see `extractRelease`. */

/** Longest text looked at: a whole `uname -a` or /proc/version line fits several times. */
export const MAX_TEXT = 2048;
/** `utsname.release` holds 64 characters and a NUL (include/uapi/linux/utsname.h, __NEW_UTS_LEN); nothing longer is a release. */
export const MAX_RELEASE = 64;

/** A shell prompt with the command that was run, then its output. */
const COMMAND = /^(?:[$#>%]\s*)?(?:uname\s+-[a-z]+|cat\s+\/proc\/version)\s+/i;
/** Labels that precede a release in what people paste: `kubectl describe node`, YAML or JSON of a node, prose. */
const LABEL =
  /^(?:(?:linux\s+)?kernel(?:[ _-]?(?:version|release))?|linux|内核(?:版本)?)["']?\s*[:：=]?\s*["']?(?=v?\d+(?:\.\d|\s|$|-))/i;
/** Quotes of a shell or of JSON. */
const QUOTES = /^["'`“”‘’]+|["'`“”‘’,;]+$/g;
/** Characters that carry nothing: NUL (some tools leave it), other controls, zero-width marks. */
// oxlint-disable-next-line no-control-regex
const NOTHING = /[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u2060]/g;
/** Dashes a word processor or chat makes out of "-". */
const DASHES = /[\u2010-\u2015\u2212]/g;

/**
 * The release string in a text: NULs dropped, trimmed, cut at the first blank.
 * Also reads a pasted `uname -a` ("Linux host 5.15.0-144-generic #154-Ubuntu …"), /proc/version ("Linux version 5.15.0-… (…"),
 * "Linux 5.10.…", "Kernel Version: 5.10.…", "v5.10" and quoted text: in each the place of the release is fixed, nothing is guessed.
 * Returns '' for blank text; the result may be no release at all.
 */
export function extractRelease(text: string): string {
  const rest = text.replace(NOTHING, '').replace(DASHES, '-').trim().replace(COMMAND, '').replace(QUOTES, '');
  // "Linux <host> <release> #…" and "Linux version <release> (…": the third word, also for a host called 10.0.0.5.
  const [first = '', , third = ''] = rest.split(/\s+/, 3);
  const fixed = /^linux$/i.test(first) && /^\d+\.\d/.test(third);
  const release = fixed ? third : (rest.replace(LABEL, '').trimStart().split(/\s/, 1)[0] ?? '');
  return release.replace(QUOTES, '').replace(/^v(?=\d)/i, '');
}
