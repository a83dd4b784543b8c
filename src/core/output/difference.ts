/** What lies between two sets of values. */
import type { HelmValue, HelmValues } from '../types';
import { isMap, splitPath } from '../values/keys';
import { flatten, getValue, setValue } from '../values/path';

/** Do two values say the same? */
export const sameValue = (a: HelmValue | undefined, b: HelmValue | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** What must be given to get from one set of values to another; a value taken away is null. */
export function difference(before: HelmValues, after: HelmValues): HelmValues {
  let out: HelmValues = {};
  for (const [path, value] of flatten(after)) {
    if (!sameValue(getValue(before, path), value)) out = setValue(out, path, value);
  }
  for (const [path, value] of flatten(before)) {
    if (value !== null && getValue(after, path) === undefined && !covered(out, path)) out = setValue(out, path, null);
  }
  return out;
}

/** Is something set on the way to a path, so that writing it would break that? */
function covered(values: HelmValues, path: string): boolean {
  let at: HelmValue | undefined = values;
  for (const key of splitPath(path)) {
    if (at === undefined) return false;
    if (!isMap(at)) return true;
    at = Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at !== undefined;
}
