/** Conditions as data: `all`, `any`, `not` over named conditions, options, kernel features and facts of the node. */
import { NAMED } from './derived';
import type { Cluster } from './cluster';
import * as facts from './facts';
import { valueOf } from './options';
import { close, hasRead, noteAll, open, readsSince } from './reads';
import { Slots } from './slots';
import { not } from './tri';
import type { HelmValue, Tri } from './types';

export type Condition =
  | string // a named condition of derived.ts
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { flag: string; is?: string; in?: string[] } // an option of the agent; alone: is it "true"
  | { lacks: string } // the kernel has not that feature
  | { release: string } // a range of Cilium releases
  | { exponent: string[] } // one of these Helm values is a bare number that the template prints as 1e+06
  | { platform: string[] } // where the cluster runs; unknown where nobody said
  | { sets: string[] } // the values set one of these Helm paths to something that is not empty or false
  | { host: string; in: string[] }; // a fact of the node's system, `node.host`

/** A condition, ready to be asked many times. */
export type Test = (cluster: Cluster) => Tri;

/** In these slots a cluster keeps its answers to named conditions. */
const named = new Slots();

/** Asks a cluster for a named condition, once. An unknown name is a mistake in the rules and counts as unknown. */
export function ask(cluster: Cluster, name: string): Tri {
  return askSlot(cluster, name, named.of(name));
}

function askSlot(cluster: Cluster, name: string, slot: number): Tri {
  const { answers } = cluster.configuration;
  const kept = answers[slot];
  if (kept !== undefined && kept !== 'node') return kept;
  const known = cluster.answers[slot];
  if (known) {
    noteAll(known.reads);
    return known.answer;
  }
  const start = open();
  const answer = NAMED[name]?.(cluster) ?? 'unknown';
  if (hasRead(start)) {
    answers[slot] = 'node';
    cluster.answers[slot] = { answer, reads: readsSince(start) };
  } else answers[slot] = answer;
  close();
  return answer;
}

/** Makes a condition a function. Three-valued: a missing fact gives `unknown` only where it matters. */
export function compile(condition: Condition): Test {
  if (typeof condition === 'string') {
    const slot = named.of(condition);
    return (cluster) => askSlot(cluster, condition, slot);
  }
  if ('all' in condition) return every(condition.all.map(compile), false);
  if ('any' in condition) return every(condition.any.map(compile), true);
  if ('not' in condition) {
    const test = compile(condition.not);
    return (cluster) => not(test(cluster));
  }
  if ('flag' in condition) {
    const { flag, is = 'true' } = condition;
    const words = condition.in && new Set(condition.in);
    return words ? (cluster) => words.has(cluster.flag(flag)) : (cluster) => cluster.flag(flag) === is;
  }
  if ('lacks' in condition) {
    const has = facts.has(condition.lacks);
    return (cluster) => not(has(cluster.facts));
  }
  if ('release' in condition) return (cluster) => cluster.is(condition.release);
  if ('exponent' in condition)
    return ({ config }) =>
      condition.exponent.some(
        (path) => Number(config.given.get(path)) >= 1e6 && typeof config.given.get(path) === 'number',
      );
  if ('platform' in condition)
    return ({ platform }) => (platform === undefined ? 'unknown' : condition.platform.includes(platform));
  if ('sets' in condition) {
    const paths = condition.sets.map((path) => path.split('.'));
    return ({ config }) => paths.some((keys) => isTruthy(valueOf(config.values, keys)));
  }
  return ({ host }) => {
    const value = host?.[condition.host as keyof typeof host];
    return value === undefined ? 'unknown' : condition.in.includes(value);
  };
}

/** Is a value true to a template's `if`? */
const isTruthy = (value: HelmValue | undefined): boolean =>
  typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);

/** `any` with true as the deciding value, `all` with false. */
function every(tests: Test[], deciding: boolean): Test {
  return (cluster) => {
    let result: Tri = !deciding;
    for (const test of tests) {
      const answer = test(cluster);
      if (answer === deciding) return deciding;
      if (answer === 'unknown') result = 'unknown';
    }
    return result;
  };
}

/** Kernel features a condition asks for. */
export function featuresOf(condition: Condition): string[] {
  if (typeof condition === 'string') return [];
  if ('all' in condition) return condition.all.flatMap(featuresOf);
  if ('any' in condition) return condition.any.flatMap(featuresOf);
  if ('not' in condition) return featuresOf(condition.not);
  return 'lacks' in condition ? [condition.lacks] : [];
}

/** Every named condition exists; for the linter of rules. */
export const isNamed = (name: string): boolean => Object.hasOwn(NAMED, name);
