/** Does a condition of content/paths hold in a situation? */
import type { Situation, When } from './types';

const numbers = (version: string): number[] => version.split('.').map(Number);

/** Which of two releases is newer: negative, zero or positive. */
function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)];
  for (const i of [0, 1, 2]) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Does a release lie between bounds, ">=1.16.0 <1.16.15"? Only these two signs are written in content/paths, which keeps
 * the parser of ranges out of the first load.
 */
export function within(release: string, bounds: string): boolean {
  return bounds.split(' ').every((bound) => {
    const [, sign = '', version = ''] = /^(>=|<)(\d+\.\d+\.\d+)$/.exec(bound) ?? [];
    if (version === '') return false;
    return sign === '<' ? compare(release, version) < 0 : compare(release, version) >= 0;
  });
}

/** Every key must match: `release` lies within bounds, a list names the value, anything else is equal. */
export function matches(when: When | undefined, situation: Situation): boolean {
  return Object.entries(when ?? {}).every(([key, wanted]) => {
    const given = situation[key as keyof Situation];
    if (key === 'release') return within(String(given), String(wanted));
    return Array.isArray(wanted) ? wanted.includes(given) : given === wanted;
  });
}
