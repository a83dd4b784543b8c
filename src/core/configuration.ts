/** Values as one release's chart renders them, with what was concluded from them alone: many nodes share them. */
import { renderChart, type AgentConfig } from './chart';
import { Memory } from './reads';
import { resolveRelease } from './release';
import type { CiliumRelease, Environment, HelmValue, HelmValues, Tri } from './types';
import { getValue, setValue, unsetValue } from './values/path';

/** A condition that may hold in a configuration; `fired` is undefined where the node decides. */
export interface Open<T> {
  entry: T;
  fired: Tri | undefined;
}

export class Configuration {
  /** Answers to named conditions by slot; `node` where the node decides. */
  readonly answers: (Tri | 'node' | undefined)[] = [];
  /** Of lists of rules those that fire, or may on some node. */
  readonly open = new Map<readonly unknown[], readonly Open<unknown>[]>();
  /** What verdicts concluded, by the facts of the node they read. */
  private readonly memories = new Map<object, Memory<unknown>>();
  private rendered: AgentConfig | undefined;

  constructor(
    readonly release: CiliumRelease,
    readonly values: HelmValues | undefined,
  ) {}

  get config(): AgentConfig {
    return (this.rendered ??= renderChart(this.release.version, this.values));
  }

  /** This configuration with one more value set, or without it. */
  with(path: string, to: HelmValue | undefined): Configuration {
    const key = to === undefined ? path : `${path}=${JSON.stringify(to)}`;
    let known = changed.get(this);
    if (!known) changed.set(this, (known = new Map()));
    let after = known.get(key);
    if (!after) {
      const { values = {} } = this;
      const next = to === undefined ? unsetValue(values, path) : setValue(values, path, to);
      const same = next === values || (to !== undefined && getValue(values, path) === to);
      after = same ? this : new Configuration(this.release, next);
      known.set(key, after);
      steps += 1;
      if (steps > MOST_STEPS) forget();
    }
    return after;
  }

  /** The same values with the chart of another release. */
  in(release: CiliumRelease): Configuration {
    return configurationFor(release, this.values);
  }

  /** What is known of a question that `key` stands for. */
  memory<T>(key: object): Memory<T> {
    let memory = this.memories.get(key) as Memory<T> | undefined;
    if (!memory) {
      memory = new Memory<T>();
      this.memories.set(key, memory);
    }
    return memory;
  }
}

const configurations = new Map<string, Configuration>();
const MOST_KEPT = 500;

/** What a value more or less makes of a configuration: a search asks for the same step again for every node. */
let changed = new WeakMap<Configuration, Map<string, Configuration>>();
let steps = 0;
const MOST_STEPS = 2000;

function forget(): void {
  changed = new WeakMap();
  steps = 0;
}

const LONGEST_KEPT = 20_000;

/** The configuration of a cluster; the same one for the same values, as far as they are kept. Bounded. */
export const configurationOf = ({ cilium, values }: Environment): Configuration =>
  configurationFor(resolveRelease(cilium), values);

function configurationFor(release: CiliumRelease, values: HelmValues | undefined): Configuration {
  const key = textOf(release, values);
  if (key === undefined || key.length > LONGEST_KEPT) return new Configuration(release, values);
  let known = configurations.get(key);
  if (!known) {
    known = new Configuration(release, values);
    if (configurations.size >= MOST_KEPT) configurations.clear();
    configurations.set(key, known);
  }
  return known;
}

function textOf({ version }: CiliumRelease, values: HelmValues | undefined): string | undefined {
  try {
    return `${version} ${JSON.stringify(values)}`;
  } catch {
    return undefined; // circular, or a BigInt
  }
}
