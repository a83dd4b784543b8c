/** What differs between two descriptions of a cluster, fact by fact, and how that is taken back. */
import type { Environment, HelmValue } from '../types';
import { flatten, setValue, unsetValue } from '../values/path';

/** One fact that changed. `at` is its place: "cilium", "node.kernel", "node.host.tuned", "network.pathMtu", or a Helm path. */
export interface FactChange {
  at: string;
  /** Whether `at` is a path of Helm values. */
  helm: boolean;
  /** Undefined: not known, or the chart's default. */
  from: HelmValue | undefined;
  to: HelmValue | undefined;
}

/** Facts outside the values, by place; lists whole. */
function factsOf({ cilium, node = {}, network = {} }: Environment): Map<string, HelmValue> {
  const { host = {}, ...rest } = node;
  const facts: [string, unknown][] = [
    ['cilium', cilium],
    ...Object.entries(rest).map(([key, value]): [string, unknown] => [`node.${key}`, value]),
    ...Object.entries(host).map(([key, value]): [string, unknown] => [`node.host.${key}`, value]),
    ...Object.entries(network).map(([key, value]): [string, unknown] => [`network.${key}`, value]),
  ];
  return new Map(facts.filter(([, value]) => value !== undefined) as [string, HelmValue][]);
}

const same = (a: HelmValue | undefined, b: HelmValue | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

function differing(before: Map<string, HelmValue>, after: Map<string, HelmValue>, helm: boolean): FactChange[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((at) => {
    const [from, to] = [before.get(at), after.get(at)];
    return same(from, to) ? [] : [{ at, helm, from, to }];
  });
}

/** Every fact that differs, those outside the values first. */
export const changesBetween = (before: Environment, after: Environment): FactChange[] => [
  ...differing(factsOf(before), factsOf(after), false),
  ...differing(new Map(flatten(before.values)), new Map(flatten(after.values)), true),
];

/** What of some changes is still as they left it. */
export function standing(now: Environment, changes: readonly FactChange[]): FactChange[] {
  const facts = factsOf(now);
  const values = new Map(flatten(now.values));
  return changes.filter(({ at, helm, to }) => same((helm ? values : facts).get(at), to));
}

/** Takes changes back, but for facts that were changed again since: nothing typed later is lost. */
export function takeBack(now: Environment, changes: readonly FactChange[]): Environment {
  return standing(now, changes).reduce((environment, { at, helm, from }) => {
    if (!helm) return withFact(environment, at, from);
    const values = environment.values ?? {};
    return { ...environment, values: from === undefined ? unsetValue(values, at) : setValue(values, at, from) };
  }, now);
}

function withFact(environment: Environment, at: string, to: HelmValue | undefined): Environment {
  const keys = at.split('.');
  const put = (inside: Record<string, unknown>, [key = '', ...rest]: string[]): Record<string, unknown> => {
    const value = rest.length === 0 ? to : put((inside[key] ?? {}) as Record<string, unknown>, rest);
    const { [key]: _, ...others } = inside;
    const empty = value === undefined || (rest.length > 0 && Object.keys(value as object).length === 0);
    return empty ? others : { ...others, [key]: value };
  };
  return put(environment as unknown as Record<string, unknown>, keys) as unknown as Environment;
}
