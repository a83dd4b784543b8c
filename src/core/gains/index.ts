/**
 * Measured gains for other tools. Carries the small table of the pairs fit for a row; the whole set is in `data.ts`
 * (pages, tests) and at /data/benchmarks.json. Large beside a page: load it with `import()`.
 */
import rows from '../../../content/benchmarks/vocabulary.yaml?rows';
import type { Environment, Report } from '../types';
import { differencesOf, fitFor, ranked, type Difference, type Fit, type NoFit } from './fit';
import { isExpectation, type Pair, type PairSource, type PairTable } from './pairs';
import { effectOf } from './ratio';
import { settingOf } from './setting';
import { isOptimization } from './types';

export type { Difference, Fit, NoFit } from './fit';
export type { Pair, PairSource } from './pairs';
export { effectOf } from './ratio';
export type { Optimization } from './types';

const table = rows as PairTable;

/** Metrics, units and loads of the pairs, for the words of a row. */
export const terms: Pick<PairTable, 'metrics' | 'terms'> = table;

/**
 * The measured gain of an optimization that fits a cluster best: ratio, range, metric, unit, values, grade, bed, and
 * how the conditions differ (`differences`, to be worded by the view). `kind: 'none'` where nobody has published a
 * number to expect; null for an id that is no optimization. Pure; never throws.
 */
export function gainFor(optimization: string, environment: Environment, report?: Report): Fit | NoFit | null {
  return isOptimization(optimization) ? fitFor(table, optimization, environment, report) : null;
}

/** A pair measured under other conditions, with how they differ from the cluster's. */
export interface OtherGain {
  pair: Pair;
  bed: PairSource | undefined;
  differences: Difference[];
}

/**
 * What else is known beside the best fit: `alike`, other tests of the same source under the same conditions, and
 * `others`, measured elsewhere, losses first so that none hides behind a gain, then those that fit better.
 */
export function besideFit(fit: Fit, environment: Environment, report?: Report): { alike: Pair[]; others: OtherGain[] } {
  const here = settingOf(environment, report);
  const rest = table.pairs.filter((pair) => pair.of === fit.of && pair.id !== fit.id && isExpectation(pair));
  const same = (pair: Pair): boolean =>
    pair.source === fit.source && JSON.stringify(pair.when) === JSON.stringify(fit.when);
  const loses = ({ ratio, better }: Pair): number => (effectOf(ratio, better) === 'loss' ? 0 : 1);
  const order = ranked(
    rest.filter((pair) => !same(pair)),
    table,
    here,
  ).map(({ pair }) => pair);
  return {
    alike: rest.filter(same),
    others: order
      .toSorted((a, b) => loses(a) - loses(b))
      .map((pair) => {
        const bed = table.sources[pair.source];
        return { pair, bed, differences: differencesOf(pair, bed ?? { title: '', url: '' }, here) };
      }),
  };
}
