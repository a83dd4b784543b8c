/** Helm values as `helm --set` text, both ways. Source: "helm/helm@main: pkg/strvals/parser.go". */
import type { HelmValue, HelmValues, Problem } from '../types';
import { isMap, isSafeKey, MAX_DEPTH } from './keys';
import { flatten } from './path';
import { readKey, readList, splitArguments, typed, unescape, type Fault, type Step } from './set-text';

/** Values read from text, and the parts of it that were dropped. */
export interface ParsedSet {
  values: HelmValues;
  problems: Problem[];
}

/** More problems than this in one text say nothing more. */
const MAX_PROBLEMS = 20;
const SHOWN = 80;
/** More arguments than any cluster needs; what follows is not read. */
const MAX_PARTS = 16_384;

type Node = HelmValues | HelmValue[];
const isNode = (value: HelmValue | undefined): value is Node => typeof value === 'object' && value !== null;

/** Writes into values made here, never into the caller's. False: a text or another kind is already in the way. */
function write(root: HelmValues, steps: Step[], value: HelmValue): boolean {
  let at: Node = root;
  for (const [place, step] of steps.entries()) {
    if (Array.isArray(at) !== (typeof step === 'number')) return false;
    const slots = at as Record<Step, HelmValue>;
    if (Array.isArray(at)) while (at.length <= (step as number)) at.push(null);
    if (place === steps.length - 1) {
      slots[step] = value;
      return true;
    }
    const old: HelmValue | undefined = Object.hasOwn(at, step) ? slots[step] : undefined;
    if (isNode(old)) at = old;
    else if (old !== undefined && old !== null) return false;
    else slots[step] = at = typeof steps[place + 1] === 'number' ? [] : {};
  }
  return false;
}

type Reader = (rest: string) => HelmValue | undefined;

function assign(into: HelmValues, part: string, read: Reader): Fault | 'conflict' | undefined {
  const key = readKey(part);
  if (typeof key === 'string') return key;
  if (key.steps.length > MAX_DEPTH) return 'depth';
  if (!key.steps.every((step) => typeof step === 'number' || isSafeKey(step))) return 'key';
  const value = read(key.rest);
  if (value === undefined) return 'syntax';
  return write(into, key.steps, value) ? undefined : 'conflict';
}

function readParts(parts: string[], into: HelmValues, read: Reader): ParsedSet {
  const problems: Problem[] = [];
  if (parts.length > MAX_PARTS) problems.push({ id: 'set.too-many', params: { limit: String(MAX_PARTS) } });
  for (const [place, part] of parts.slice(0, MAX_PARTS).entries()) {
    // Nothing at all, and a comma at the end, are harmless.
    if (part.trim() === '' && place === parts.length - 1) continue;
    const fault = assign(into, part, read);
    if (fault && problems.length < MAX_PROBLEMS)
      problems.push({ id: `set.${fault}`, params: { part: part.slice(0, SHOWN) } });
  }
  return { values: into, problems };
}

const scalarOrList =
  (type: (text: string) => HelmValue): Reader =>
  (rest) =>
    rest.startsWith('{') ? readList(rest)?.map(type) : type(unescape(rest));

/** A copy that may be written into. JSON is what Helm values are. */
const copy = (values: HelmValues | undefined): HelmValues => (values === undefined ? {} : structuredClone(values));

/**
 * Reads `--set` text: "a.b=c,d={x,y},e[0]=1". Texts become null, booleans and whole numbers as Helm types them. Bad
 * parts are reported and dropped, the rest is kept. `onto`: values to start from, left as they are. Never throws.
 */
export const parseSet = (text: string, onto?: HelmValues): ParsedSet =>
  readParts(splitArguments(text, MAX_PARTS + 1), copy(onto), scalarOrList(typed));

/** Reads `--set-string` text: as `parseSet`, but every value stays text. */
export const parseSetString = (text: string, onto?: HelmValues): ParsedSet =>
  readParts(
    splitArguments(text, MAX_PARTS + 1),
    copy(onto),
    scalarOrList((value) => value),
  );

/** Reads `--set-json` arguments, each "a.b=<JSON>": what neither of the other two can write. */
export const parseSetJson = (parts: string[], onto?: HelmValues): ParsedSet => readParts(parts, copy(onto), readJson);

/** Does a value nest no deeper than values may? Walks no deeper either. */
const isShallow = (value: HelmValue, depth = 0): boolean =>
  !isNode(value) || (depth < MAX_DEPTH && Object.values(value).every((inner) => isShallow(inner, depth + 1)));

function readJson(text: string): HelmValue | undefined {
  try {
    const value = JSON.parse(text, (key, inner: HelmValue) =>
      key === '' || isSafeKey(key) ? inner : undefined,
    ) as HelmValue;
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined; // no JSON, or nested deeper than the stack
  }
}

/** Arguments of the three flags, each "path=value", sorted by path. */
export interface PrintedArguments {
  set: string[];
  setString: string[];
  setJson: string[];
}

const inKey = (path: string): string => path.replaceAll(/[,=[\s]/g, '\\$&');
const inText = (text: string): string => text.replaceAll(/[\\,]/g, '\\$&').replace(/^\{/, '\\{');
const inList = (text: string): string => text.replaceAll(/[\\,}]/g, '\\$&');
const isPlain = (value: HelmValue): boolean =>
  typeof value === 'string' ? typed(value) === value : value === null || typeof value === 'boolean' || isWhole(value);
const isWhole = (value: HelmValue): boolean => Number.isSafeInteger(value);
const show = (value: HelmValue): string => (value === 0 ? '0' : String(value));

/** Values as arguments of `helm`, one for each path. The same values always give the same arguments. */
export function printArguments(values: HelmValues | undefined): PrintedArguments {
  const out: PrintedArguments = { set: [], setString: [], setJson: [] };
  const rows = flatten(values).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [path, value] of rows) {
    const key = inKey(path);
    if (Array.isArray(value)) {
      const texts = value.every((item) => typeof item === 'string');
      const text = `${key}={${value.map((item) => inList(show(item))).join(',')}}`;
      if (value.length === 0 || (value.length === 1 && value[0] === '')) out.setJson.push(json(key, value));
      else if (value.every((item) => !isNode(item) && isPlain(item))) out.set.push(text);
      else if (texts) out.setString.push(text);
      else out.setJson.push(json(key, value));
    } else if (isMap(value) || (typeof value === 'number' && !isWhole(value))) out.setJson.push(json(key, value));
    else if (typeof value !== 'string') out.set.push(`${key}=${show(value)}`);
    else (isPlain(value) ? out.set : out.setString).push(`${key}=${inText(value)}`);
  }
  return out;
}

function json(key: string, value: HelmValue): string {
  try {
    return `${key}=${JSON.stringify(value)}`;
  } catch {
    return `${key}=null`; // deeper than the stack; no chart has such a value
  }
}

/**
 * Values as `--set` and `--set-string` text. Texts that `--set` would turn into something else ("true", "42") are in
 * `setString`; fractions, empty lists and maps, and mixed lists are in `setJson`, one argument each.
 */
export function printSet(values: HelmValues | undefined): { set: string; setString: string; setJson: string[] } {
  const { set, setString, setJson } = printArguments(values);
  return { set: set.join(','), setString: setString.join(','), setJson };
}
