/** Stretches of releases in words: "up to 1.15", "1.16.0". */
import { stretchesOf, type Stretch } from '../facts/release-range';
import type { Say } from '../facts/text';

/** The words for one stretch, in the language of `text`. */
export function stretchWords({ from, to }: Stretch, text: Say): string {
  if (from === undefined) return to === undefined ? text('release.all') : text('release.upTo', { to });
  if (to === undefined) return text('release.from', { from });
  return from === to ? from : text('release.between', { from, to });
}

/** The words for stretches, one after the other. */
export const stretchesWords = (stretches: readonly Stretch[], text: Say): string =>
  stretches.map((stretch) => stretchWords(stretch, text)).join(text('release.and'));

/** The words for a semver range. */
export const releaseWords = (range: string | undefined, text: Say): string => stretchesWords(stretchesOf(range), text);
