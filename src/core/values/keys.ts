/** Keys and paths of Helm values: which keys are taken from outside, and how a path is written with literal dots. */
import type { HelmValues } from '../types';

/** Deeper nesting than any chart has; deeper input is not followed, so that no text can exhaust the stack. */
export const MAX_DEPTH = 24;

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** May this key be written into an object? Empty keys and those that reach an object's prototype may not. */
export const isSafeKey = (key: string): boolean => key !== '' && !FORBIDDEN.has(key);

/** Is a value a map, not a list, text or nothing? */
export const isMap = (value: unknown): value is HelmValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One key as a part of a path: a literal dot is written `\.`, a backslash `\\`. */
export const escapeKey = (key: string): string => key.replaceAll(/[\\.]/g, '\\$&');

/** The keys of a path, "a.b\.c" → ["a", "b.c"]. A backslash at the end stands for itself. */
export function splitPath(path: string): string[] {
  const keys: string[] = [];
  let key = '';
  for (let at = 0; at < path.length; at++) {
    const char = path.charAt(at);
    if (char === '.') {
      keys.push(key);
      key = '';
    } else if (char === '\\' && at + 1 < path.length) key += path.charAt(++at);
    else key += char;
  }
  return [...keys, key];
}
