/** Ratios of two measurements and what their reading errors make of them. */

/** A number with its reading error, in one unit. */
export interface Reading {
  value: number;
  error?: number;
}

const four = (value: number): number => Math.round(value * 10_000) / 10_000;

/** tuned / baseline, four decimals. */
export const ratioOf = (baseline: Reading, tuned: Reading): number => four(tuned.value / baseline.value);

/**
 * The lowest and highest ratio that the reading errors allow, four decimals; undefined where both numbers were printed.
 */
export function rangeOf(baseline: Reading, tuned: Reading): [low: number, high: number] | undefined {
  const [b, t] = [baseline.error ?? 0, tuned.error ?? 0];
  if (b === 0 && t === 0) return undefined;
  return [four((tuned.value - t) / (baseline.value + b)), four((tuned.value + t) / (baseline.value - b))];
}

/** Whether a ratio is an improvement, a loss, or the same number twice. */
export function effectOf(ratio: number, better: 'higher' | 'lower'): 'gain' | 'loss' | 'same' {
  if (ratio === 1) return 'same';
  return ratio > 1 === (better === 'higher') ? 'gain' : 'loss';
}
