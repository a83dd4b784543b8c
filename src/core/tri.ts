/** Three-valued logic (Kleene): a missing fact matters only where the known ones do not decide. */
import type { Tri } from './types';

export const not = (a: Tri): Tri => (a === 'unknown' ? 'unknown' : !a);

/** True as soon as one is; false when all are false. */
export function anyOf(values: Iterable<Tri>): Tri {
  let result: Tri = false;
  for (const value of values) {
    if (value === true) return true;
    if (value === 'unknown') result = 'unknown';
  }
  return result;
}
