/** The part of the address these tools own; whatever else a link says, as of a cluster, stays as it was written. */

/** Values by key; undefined takes the key out. */
export type Own = Record<string, string | undefined>;

const keyOf = (part: string): string => part.split('=', 1)[0] ?? '';

/** A query, with "?" where it is not empty, with own keys replaced and all others as they were. */
export function withOwn(search: string, own: Own): string {
  const kept = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !Object.hasOwn(own, keyOf(part)));
  const written = Object.entries(own).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  const all = [...kept, ...written].join('&');
  return all === '' ? '' : `?${all}`;
}
