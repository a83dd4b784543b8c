import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What every benchmark gives back, and a few numbers over lists. */

/** One line of the table. `ok` is undefined where no bar is set. */
export interface Measure {
  what: string;
  value: number;
  unit: string;
  bar?: string;
  ok?: boolean;
  /** Further figures for the JSON, not for the table. */
  detail?: unknown;
}

/** Middle of a list; of two middles the upper one. NaN for an empty list. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** Nearest-rank percentile, `share` in 0…1. NaN for an empty list. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** A measure that must not be above its bar. */
export function atMost(what: string, value: number, bar: number, unit: string, detail?: unknown): Measure {
  return { what, value, unit, bar: `≤ ${bar} ${unit}`, ok: value <= bar, detail };
}

/** A measure that must not be below its bar. */
export function atLeast(what: string, value: number, bar: number, unit: string, detail?: unknown): Measure {
  return { what, value, unit, bar: `≥ ${bar.toLocaleString('en')} ${unit}`, ok: value >= bar, detail };
}

/** Pages that are measured, as far as the site has them; `bytes` is the bar of a first load in kB. */
const MEASURED = [
  { name: 'home', path: '', bytes: undefined },
  { name: 'calculator', path: 'calculator/', bytes: 54 },
  { name: 'packet path', path: 'host-routing/', bytes: 54 },
  { name: 'gains', path: 'gains/', bytes: 54 },
  { name: 'matrix', path: 'matrix/', bytes: undefined },
  { name: 'guide', path: 'guides/host-routing/', bytes: 45 },
] as const;

/** The measured pages that a built site holds. */
export const pagesIn = (dist: string): readonly (typeof MEASURED)[number][] =>
  MEASURED.filter(({ path }) => existsSync(join(dist, 'en', path, 'index.html')));
export const LANGUAGES = ['zh', 'en'] as const;
