/**
 * The way to a newer Cilium: one minor release at a time, the newest patch of each, with the values that each new chart
 * wants. Source: content/cilium/rollout.yaml (`upgrade`).
 */
import { releases, resolveRelease } from '../release';
import type { Change, Environment, HelmValues } from '../types';
import { flatten } from '../values/path';
import { difference } from './difference';
import { fitValues } from './fit';

const patchOf = (version: string): number => Number(version.split('.')[2] ?? 0);

/** Releases to stop at between two, the last included: the newest patch of every line from the present one on. */
export function stopsBetween(from: string, to: string): string[] {
  const now = resolveRelease(from);
  const lines = releases();
  const first = lines.findIndex(({ line }) => line === now.line);
  const last = lines.findIndex(({ line }) => line === resolveRelease(to).line);
  return lines
    .slice(first, last + 1)
    .filter(({ line, newest }) => line !== now.line || patchOf(newest) > patchOf(now.version))
    .map(({ newest }) => newest);
}

/** The changes of each stop: the release, then what its chart ignores or refuses of the values, in its own words. */
export function releaseChanges({ cilium, values }: Environment, atLeast: string): Change[][] {
  let before: HelmValues = values ?? {};
  return stopsBetween(cilium, atLeast).map((version) => {
    const after = fitValues(before, resolveRelease(version)).values;
    const changed = flatten(difference(before, after));
    before = after;
    return [
      { kind: 'cilium', atLeast: version },
      ...changed.map(([path, value]): Change => ({ kind: 'value', path, to: value === null ? undefined : value })),
    ];
  });
}
