/** A range of releases in words: "up to 1.15", "1.16.0". */
import { stretchesOf } from '../facts/release-range';
import type { Say } from '../facts/text';

/** The words for a semver range, in the language of `text`. */
export function releaseWords(range: string | undefined, text: Say): string {
  return stretchesOf(range)
    .map(({ from, to }) => {
      if (from === undefined) return to === undefined ? text('release.all') : text('release.upTo', { to });
      if (to === undefined) return text('release.from', { from });
      return from === to ? from : text('release.between', { from, to });
    })
    .join(text('release.and'));
}
