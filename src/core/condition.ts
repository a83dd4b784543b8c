/** Conditions as data: `all`, `any`, `not` over named conditions, options, kernel features and facts of the node. */
import type { FeatureAnswer } from './kernel/features';
import { allOf, anyOf, not } from './tri';
import { NAMED, type Asker } from './derived';
import type { Tri } from './types';

export type Condition =
  | string // a named condition of derived.ts
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { flag: string; is?: string; in?: string[] } // an option of the agent; alone: is it "true"
  | { lacks: string } // the kernel has not that feature
  | { fact: 'l3-device' };

/** Everything a condition can ask about one cluster. */
export interface Context extends Asker {
  feature: (id: string) => FeatureAnswer;
}

/** Evaluates a condition in three-valued logic. An unknown name is a mistake in the rules and counts as unknown. */
export function holds(condition: Condition, context: Context): Tri {
  if (typeof condition === 'string') return context.ask(condition);
  if ('all' in condition) return allOf(lazily(condition.all, context));
  if ('any' in condition) return anyOf(lazily(condition.any, context));
  if ('not' in condition) return not(holds(condition.not, context));
  if ('flag' in condition) {
    const value = context.flag(condition.flag);
    return condition.in ? condition.in.includes(value) : value === (condition.is ?? 'true');
  }
  if ('lacks' in condition) return not(context.feature(condition.lacks).has);
  return context.l3Device;
}

function* lazily(conditions: Condition[], context: Context): Iterable<Tri> {
  for (const condition of conditions) yield holds(condition, context);
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
