/** Setting and unsetting one value by its Helm path, without touching the original. */
import type { HelmValue, HelmValues } from '../types';

const isMap = (value: HelmValue | undefined): value is HelmValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function put(values: HelmValues, keys: string[], to: HelmValue | undefined): HelmValues {
  const [key = '', ...rest] = keys;
  if (rest.length === 0) {
    if (to !== undefined) return { ...values, [key]: to };
    const { [key]: _, ...others } = values;
    return others;
  }
  const old = Object.hasOwn(values, key) ? values[key] : undefined;
  if (to === undefined && !isMap(old)) return values;
  const inner = put(isMap(old) ? old : {}, rest, to);
  if (Object.keys(inner).length > 0) return { ...values, [key]: inner };
  const { [key]: _, ...others } = values;
  return others;
}

/** The values with one path set ("bpf.masquerade"). Paths come from fact files, never from outside. */
export const setPath = (values: HelmValues, path: string, to: HelmValue): HelmValues =>
  put(values, path.split('.'), to);

/** The values without one path; parents left empty go too. */
export const unsetPath = (values: HelmValues, path: string): HelmValues => put(values, path.split('.'), undefined);
