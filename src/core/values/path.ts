/** Reading and changing Helm values by path ("bpf.masquerade"), never in place and never through a prototype. */
import type { HelmValue, HelmValues } from '../types';
import { escapeKey, isMap, isSafeKey, MAX_DEPTH, splitPath } from './keys';

/** The value at a path; undefined where nothing is set, or where the path leads through a list or a text. */
export function getValue(values: HelmValues | undefined, path: string): HelmValue | undefined {
  let at: HelmValue | undefined = values;
  for (const key of splitPath(path)) {
    if (!isMap(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

const without = (values: HelmValues, key: string): HelmValues =>
  Object.fromEntries(Object.entries(values).filter(([other]) => other !== key));

function put(values: HelmValues, [key = '', ...rest]: string[], to: HelmValue | undefined): HelmValues {
  if (rest.length === 0) return to === undefined ? without(values, key) : { ...values, [key]: to };
  const old = Object.hasOwn(values, key) ? values[key] : undefined;
  if (to === undefined && !isMap(old)) return values;
  const inner = put(isMap(old) ? old : {}, rest, to);
  return to === undefined && Object.keys(inner).length === 0 ? without(values, key) : { ...values, [key]: inner };
}

/**
 * The values with one path set; maps on the way are made, texts and lists on the way are replaced. A path with an
 * empty key, a key of an object's prototype, or more than `MAX_DEPTH` keys changes nothing.
 */
export function setValue(values: HelmValues | undefined, path: string, to: HelmValue): HelmValues {
  const keys = splitPath(path);
  return keys.length > MAX_DEPTH || !keys.every(isSafeKey) ? (values ?? {}) : put(values ?? {}, keys, to);
}

/** The values without one path; parents left empty go too. */
export function unsetValue(values: HelmValues | undefined, path: string): HelmValues {
  return getValue(values, path) === undefined ? (values ?? {}) : put(values ?? {}, splitPath(path), undefined);
}

/**
 * Every value with its path, in the order of the keys. Lists and empty maps are values of their own; keys that no
 * path may name, and what lies deeper than `MAX_DEPTH`, are left out.
 */
export function flatten(values: HelmValues | undefined): [path: string, value: HelmValue][] {
  const out: [string, HelmValue][] = [];
  const walk = (at: HelmValues, before: string, depth: number) => {
    for (const [key, value] of Object.entries(at)) {
      if (!isSafeKey(key) || value === undefined) continue;
      const path = before + escapeKey(key);
      if (!isMap(value) || Object.keys(value).length === 0) out.push([path, value]);
      else if (depth < MAX_DEPTH) walk(value, `${path}.`, depth + 1);
    }
  };
  if (isMap(values)) walk(values, '', 1);
  return out;
}
