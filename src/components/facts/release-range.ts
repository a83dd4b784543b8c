/** A range of releases as readers say it. */
import { releases } from '../../core';
import { inRange } from '../../core/range';

/** One stretch of published releases; an end that is open reaches the oldest or the newest known. */
export interface Stretch {
  /** "1.16" where it begins with the line, "1.16.3" within it; undefined from the oldest on. */
  from: string | undefined;
  /** "1.18" where it ends with the line, "1.18.2" within it; undefined up to the newest. */
  to: string | undefined;
}

/** Asks every published patch, oldest first, and makes neighbours with the same answer one stretch. */
export function runsOf<T>(ask: (patch: string) => T): (Stretch & { value: T })[] {
  const all = releases().flatMap(({ line, patches }) =>
    patches.map((patch, index) => ({
      line,
      patch,
      first: index === 0,
      last: index === patches.length - 1,
      value: ask(patch),
    })),
  );
  const out: (Stretch & { value: T })[] = [];
  let start = all[0];
  all.forEach((here, index) => {
    const next = all[index + 1];
    if (!start || (next && next.value === here.value)) return;
    const within = start.line === here.line && !(start.first && here.last);
    out.push({
      from: start === all[0] ? undefined : start.first && !within ? start.line : start.patch,
      to: next === undefined ? undefined : here.last && !within ? here.line : here.patch,
      value: here.value,
    });
    start = next;
  });
  return out;
}

/** The stretches of a semver range over the published patches, oldest first; one open on both ends for all releases. */
export const stretchesOf = (range: string | undefined): Stretch[] =>
  runsOf((patch) => inRange(patch, range))
    .filter(({ value }) => value)
    .map(({ from, to }) => ({ from, to }));

/** The release lines a range touches. */
export const linesOf = (range: string | undefined): string[] =>
  releases()
    .filter(({ patches }) => patches.some((patch) => inRange(patch, range)))
    .map(({ line }) => line);
