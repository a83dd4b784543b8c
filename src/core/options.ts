/** The Helm values that verdicts depend on, as content/helm/options.yaml describes them. */
import data from '../../content/helm/options.yaml';
import { inRange } from './range';
import type { CiliumRelease, HelmValue, HelmValues } from './types';
import { isMap } from './values/keys';

/** YAML type that a generator writes; an enum is text from a list. */
export type OptionKind = 'boolean' | 'enum' | 'text' | 'integer' | 'number' | 'list';

type ByRange<T> = [range: string, value: T][];

interface OptionFact {
  path: string;
  flag: string;
  kind: OptionKind;
  schema?: boolean;
  releases?: string;
  group?: string;
  default: HelmValue | ByRange<HelmValue>;
  choices?: ByRange<HelmValue[]>;
}

/** An option, ready to use. */
export interface HelmOption {
  path: string;
  keys: string[];
  flag: string;
  kind: OptionKind;
  /** Helm checks the type from chart 1.16.0 on. */
  schema: boolean;
  releases: string | undefined;
  group: string | undefined;
  fact: OptionFact;
}

const isRanges = (value: unknown): value is ByRange<HelmValue> => Array.isArray(value) && Array.isArray(value[0]);

export const OPTIONS: readonly HelmOption[] = (data.options as OptionFact[]).map((fact) => ({
  path: fact.path,
  keys: fact.path.split('.'),
  flag: fact.flag,
  kind: fact.kind,
  schema: fact.schema ?? true,
  releases: fact.releases,
  group: fact.group,
  fact,
}));

const byPath = new Map(OPTIONS.map((option) => [option.path, option]));
export const optionAt = (path: string): HelmOption | undefined => byPath.get(path);

/** Options by the keys of their path: values of any size are walked once. */
export type OptionTree = Map<string, { option?: HelmOption; children?: OptionTree }>;

function treeOf(options: readonly HelmOption[]): OptionTree {
  const root: OptionTree = new Map();
  for (const option of options) {
    let at = root;
    option.keys.forEach((key, index) => {
      let node = at.get(key);
      if (!node) at.set(key, (node = {}));
      if (index === option.keys.length - 1) node.option = option;
      else at = node.children ??= new Map();
    });
  }
  return root;
}

export const OPTION_TREE: OptionTree = treeOf(OPTIONS);

/** The chart's default of an option in a version; null where the chart writes no key. */
export function defaultOf({ fact }: HelmOption, version: string): HelmValue {
  if (!isRanges(fact.default)) return fact.default;
  return fact.default.find(([range]) => inRange(version, range))?.[1] ?? null;
}

/** What the values set at an option's path; undefined where nothing does. */
export function valueOf(values: HelmValues | undefined, keys: readonly string[]): HelmValue | undefined {
  let at: HelmValue | undefined = values;
  for (const key of keys) {
    if (!isMap(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** A value as a form offers it, in the vocabulary of one release. */
export interface ValueControl {
  path: string;
  kind: OptionKind;
  options: HelmValue[];
  default: HelmValue;
  group: string;
}

const controls = new Map<string, ValueControl[]>();

/** The values that host routing depends on most, as controls for a release. */
export function valueControls({ version }: CiliumRelease): ValueControl[] {
  let list = controls.get(version);
  if (!list) {
    list = OPTIONS.filter(({ group, releases }) => group !== undefined && inRange(version, releases)).map((option) => ({
      path: option.path,
      kind: option.kind,
      options:
        option.kind === 'boolean'
          ? [true, false]
          : (option.fact.choices?.find(([range]) => inRange(version, range))?.[1] ?? []),
      default: defaultOf(option, version) ?? (option.kind === 'boolean' ? false : ''),
      group: option.group as string,
    }));
    if (controls.size > 500) controls.clear();
    controls.set(version, list);
  }
  return list;
}
