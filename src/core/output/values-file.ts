/** values.yaml for one exact chart: what changes or all, a reason over each line, and what the chart would say to it. */
import { applyChanges } from '../changes';
import { evaluate } from '../evaluate';
import { resolveRelease } from '../release';
import type { Change, CiliumRelease, Environment, HelmValue, HelmValues, Reason } from '../types';
import { isMap, MAX_DEPTH } from '../values/keys';
import { flatten, getValue } from '../values/path';
import { printYaml, yamlText } from '../values/yaml';
import { difference, sameValue } from './difference';
import { fitValues, type FitNote } from './fit';
import { isExample } from './pod-cidr';
import { wrap } from './text';

/** Columns of a comment, so that it fits the narrowest panel. */
export const COMMENT_COLUMNS = 40;

/** One line of the file as a view draws it. */
export interface ValuesLine {
  text: string;
  /** removed: was there and is not any more, and no part of the file. */
  kind: 'comment' | 'context' | 'added' | 'removed';
  /** Path of the value, or of the map, that the line is about. */
  path?: string;
}

export interface ValuesFile {
  /** The file, with a newline at its end. */
  text: string;
  lines: ValuesLine[];
  /** What the file says: parsing `text` gives this. */
  values: HelmValues;
  /** What was done to values so that this chart takes them. */
  notes: FitNote[];
  /** What chart or agent would still refuse, in their own words where they have any. */
  refusals: Reason[];
  /** Paths whose value is an example that the reader replaces. */
  examples: string[];
}

/** What a view hands in, worded in its language. */
export interface ValuesTexts {
  /** Lines over the file, without "# ": rules version, release, kernel, and the link that makes it again. */
  header?: readonly string[];
  /** Why a value is there, a short sentence; undefined for none. */
  reason?: (path: string) => string | undefined;
}

export interface ValuesRequest extends ValuesTexts {
  /** Release the file is for; the one after the changes by default. */
  release?: CiliumRelease;
  environment: Environment;
  changes: readonly Change[];
  /** changes: what changes, for `--reset-then-reuse-values`; complete: everything that is set. */
  mode: 'changes' | 'complete';
}

/**
 * The file for a cluster and changes. Every key in it is one the release's chart honours, in the type it takes;
 * keys the facts do not know stay as the reader wrote them. Pure; never throws for input of the contract's shape.
 */
export function valuesFile({ environment, changes, mode, header = [], reason, ...rest }: ValuesRequest): ValuesFile {
  const after = applyChanges(environment, changes);
  const release = rest.release ?? resolveRelease(after.cilium);
  const { values: all, notes } = fitValues(after.values, release);
  const before = environment.values ?? {};
  const changed = mode === 'complete' ? all : difference(before, all);
  const values = inOrder(changed);
  const lines: ValuesLine[] = header.map((text) => ({ text: `# ${text}`, kind: 'comment' }));
  const own = environment.values ?? {};
  const added = (path: string, value: HelmValue): boolean => !sameValue(getValue(own, path), value);
  lines.push(...bodyOf(values, added, reason));
  if (mode === 'complete') {
    for (const [path, value] of flatten(before)) {
      if (getValue(all, path) === undefined) lines.push({ text: `${path}: ${scalar(value)}`, kind: 'removed', path });
    }
  }
  const text = lines.filter(({ kind }) => kind !== 'removed').map((line) => line.text);
  if (Object.keys(values).length === 0) text.push('{}');
  const { agent } = evaluate({ ...after, cilium: release.version, values: all });
  return {
    text: `${text.join('\n')}\n`,
    lines,
    values,
    notes,
    refusals: agent.starts === false ? agent.reasons.filter(({ state }) => state === 'failed') : [],
    examples: changes.flatMap((change) =>
      change.kind === 'value' && isExample(change, environment) ? [change.path] : [],
    ),
  };
}

const scalar = (value: HelmValue): string =>
  printYaml({ value })
    .replace(/^value: ?/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Top-level keys in a steady order: plain values first as they came, maps after them, extraConfig last. */
function inOrder(values: HelmValues): HelmValues {
  const rank = ([key, value]: [string, HelmValue]): number => (key === 'extraConfig' ? 2 : isMap(value) ? 1 : 0);
  return Object.fromEntries(Object.entries(values).toSorted((a, b) => rank(a) - rank(b)));
}

/** The lines of values: a map's own line, then its inside; a reason above each value it is known for. */
function bodyOf(
  values: HelmValues,
  added: (path: string, value: HelmValue) => boolean,
  reason: ValuesTexts['reason'],
): ValuesLine[] {
  const out: ValuesLine[] = [];
  const leafPaths = new Map(flatten(values));
  const walk = (at: HelmValues, before: string, indent: string, depth: number): boolean => {
    let anyAdded = false;
    for (const [key, value] of Object.entries(at)) {
      const path = before + escaped(key);
      if (isMap(value) && Object.keys(value).length > 0 && depth < MAX_DEPTH && !leafPaths.has(path)) {
        const place = out.push({ text: `${indent}${yamlText(key)}:`, kind: 'context', path }) - 1;
        const inner = walk(value, `${path}.`, `${indent}  `, depth + 1);
        if (inner && allAdded(out.slice(place + 1))) (out[place] as ValuesLine).kind = 'added';
        anyAdded ||= inner;
        continue;
      }
      const kind = added(path, value) ? 'added' : 'context';
      anyAdded ||= kind === 'added';
      const why = reason?.(path);
      for (const line of why ? wrap(why, COMMENT_COLUMNS - indent.length - 2) : [])
        out.push({ text: `${indent}# ${line}`, kind: 'comment', path });
      for (const line of printYaml({ [key]: value }).split('\n')) out.push({ text: indent + line, kind, path });
    }
    return anyAdded;
  };
  walk(values, '', '', 1);
  return out;
}

const escaped = (key: string): string => key.replaceAll(/[\\.]/g, '\\$&');
const allAdded = (lines: ValuesLine[]): boolean => lines.every(({ kind }) => kind === 'added' || kind === 'comment');
