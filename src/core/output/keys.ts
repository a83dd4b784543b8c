/**
 * Helm paths and what each chart makes of them, from content/helm/keys.yaml. Large enough to stay out of a first page
 * load: everything that imports this is for `import()`.
 */
import data from '../../../content/helm/keys.yaml';
import { OPTIONS, type HelmOption } from '../options';
import { inRange } from '../range';
import type { HelmValue, Source } from '../types';

/** YAML type of a value. */
export type KeyType = 'boolean' | 'text' | 'integer' | 'number' | 'list' | 'map';
type ByRange<T> = [range: string, value: T][];

interface KeyFact {
  type: KeyType | KeyType[];
  releases?: string;
  refused?: string;
  schema?: ByRange<string>;
  flag?: string | string[] | ByRange<string | string[]>;
  words?: ByRange<HelmValue[]>;
  million?: ByRange<'quoted' | 'extraConfig'>;
  extra?: string;
  zero?: 'extraConfig';
  off?: ByRange<Record<string, string>>;
  also?: ByRange<{ when: HelmValue; path: string; to: HelmValue }>;
  moved?: string;
  replacedBy?: string[];
  with?: Record<string, HelmValue>;
  node?: boolean;
  src?: string;
}

/** A Helm path and its facts; ask them through the functions of this module. */
export interface HelmKey {
  path: string;
  /** Types it takes, the one to write first. */
  types: KeyType[];
  /** Charts that honour it; undefined: all. */
  releases: string | undefined;
  /** New path of the same value. */
  moved: string | undefined;
  /** Paths that took over from it. */
  replacedBy: string[];
  /** Values without which it does nothing. */
  with: [path: string, value: HelmValue][];
  /** May differ from node to node. */
  node: boolean;
  fact: KeyFact;
}

const SOURCES = data.sources as Record<string, string>;

const keyOf = (path: string, fact: KeyFact): HelmKey => ({
  path,
  types: Array.isArray(fact.type) ? fact.type : [fact.type],
  releases: fact.releases,
  moved: fact.moved,
  replacedBy: fact.replacedBy ?? [],
  with: Object.entries(fact.with ?? {}),
  node: fact.node ?? false,
  fact,
});

const KIND_TYPES = {
  enum: 'text',
  text: 'text',
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  list: 'list',
} as const;
const KIND_SCHEMA = {
  enum: 'string',
  text: 'string',
  boolean: 'boolean',
  integer: 'integer',
  number: 'number',
  list: 'array',
} as const;

/** What options.yaml knows of a path that keys.yaml does not list. */
function factOf({ kind, schema, releases, flag, fact }: HelmOption): KeyFact {
  return {
    type: KIND_TYPES[kind],
    flag,
    ...(releases === undefined ? {} : { releases }),
    ...(schema ? { schema: [['>=1.16.0', `null|${KIND_SCHEMA[kind]}`]] } : {}),
    ...(fact.choices ? { words: fact.choices } : {}),
    src: 'C',
  };
}

const byPath = new Map<string, HelmKey>(
  Object.entries(data.keys as Record<string, KeyFact>).map(([path, fact]) => [path, keyOf(path, fact)]),
);
for (const option of OPTIONS) if (!byPath.has(option.path)) byPath.set(option.path, keyOf(option.path, factOf(option)));

/** Every path known, in the order of the file. */
export const KEYS: readonly HelmKey[] = [...byPath.values()];

/** The facts of a path; undefined where it is not among those known. */
export const keyAt = (path: string): HelmKey | undefined => byPath.get(path);

/** What a chart does with a key. `ignored`: accepts and drops it without a word. */
export type Standing = 'honoured' | 'ignored' | 'refused';

/** What the chart of a version does with a key that is set. */
export function standingOf({ releases, fact }: HelmKey, version: string): Standing {
  if (fact.refused !== undefined && inRange(version, fact.refused)) return 'refused';
  return releases !== 'never' && inRange(version, releases) ? 'honoured' : 'ignored';
}

const pick = <T>(list: ByRange<T> | undefined, version: string): T | undefined =>
  list?.find(([range]) => inRange(version, range))?.[1];

/** Types that Helm's schema takes in a version, in JSON Schema's words; undefined where it checks nothing. */
export const schemaOf = ({ fact }: HelmKey, version: string): string[] | undefined =>
  pick(fact.schema, version)?.split('|');

/** All words that chart or agent take in a version; undefined where any text goes. */
export const wordsOf = ({ fact }: HelmKey, version: string): HelmValue[] | undefined => pick(fact.words, version);

/** ConfigMap keys, and agent options, that a path becomes in a version; none where it becomes something else. */
export function flagsOf({ fact: { flag } }: HelmKey, version: string): string[] {
  const now = Array.isArray(flag) && Array.isArray(flag[0]) ? pick(flag as ByRange<string | string[]>, version) : flag;
  return now === undefined ? [] : Array.isArray(now) ? (now as string[]) : [now as string];
}

/** How to write a whole number in a version so that the chart does not render 1e+06. */
export function numberForm({ fact }: HelmKey, value: number, version: string): 'plain' | 'quoted' | 'extraConfig' {
  if (fact.extra !== undefined && inRange(version, fact.extra)) return 'extraConfig';
  if (value === 0 && fact.zero) return fact.zero;
  return (Math.abs(value) >= 1_000_000 ? pick(fact.million, version) : undefined) ?? 'plain';
}

/** Keys of `extraConfig` that must stand beside a `false`. */
export const besideOff = ({ fact }: HelmKey, version: string): Record<string, string> => pick(fact.off, version) ?? {};

/** A value that must stand beside another, where it is not set itself. */
export const besideValue = (
  { fact }: HelmKey,
  version: string,
): { when: HelmValue; path: string; to: HelmValue } | undefined => pick(fact.also, version);

/** Where the facts of a key were read, for one chart. */
export function sourcesOf({ fact }: HelmKey, { version, line }: { version: string; line: string }): Source[] {
  return [...(fact.src ?? 'C')].flatMap(
    (code) => SOURCES[code]?.replace('{version}', version).replace('{line}', line) ?? [],
  );
}
