/**
 * Measured gains for other tools. Carries the small table of the pairs fit for a row; the whole set is in `data.ts`
 * (pages, tests) and at /data/benchmarks.json.
 */
import rows from '../../../content/benchmarks/vocabulary.yaml?rows';
import type { Environment, Report } from '../types';
import { fitFor, type Fit, type NoFit } from './fit';
import type { PairTable } from './pairs';
import { isOptimization } from './types';

export type { Difference, Fit, NoFit } from './fit';
export type { Optimization } from './types';

/**
 * The measured gain of an optimization that fits a cluster best: ratio, range, metric, unit, values, grade, bed, and
 * how the conditions differ (`differences`, to be worded by the view). `kind: 'none'` where nobody has published a
 * number to expect; null for an id that is no optimization. Pure; never throws.
 */
export function gainFor(optimization: string, environment: Environment, report?: Report): Fit | NoFit | null {
  return isOptimization(optimization) ? fitFor(rows as PairTable, optimization, environment, report) : null;
}
