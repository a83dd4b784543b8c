/** Two results of the reader's own: what really changed, and whether it is what was published. */
import type { Result } from './paste/types';
import type { Pair } from './pairs';
import { effectOf, rangeOf, ratioOf } from './ratio';

/** The reader's own gain. */
export interface OwnGain {
  ratio: number;
  /** Within one standard deviation of both; absent where either is a single number. */
  range?: [low: number, high: number];
  /** noise: the range holds 1, so no difference is shown. */
  effect: 'gain' | 'loss' | 'same' | 'noise';
  /** Things besides the change that differ between the two. */
  warnings: ('tool' | 'streams' | 'label')[];
}

/** Where the reader's own gain lies to a published one. */
export type Relation = 'within' | 'above' | 'below';

/** Standard deviation of the samples, of a sample; undefined below two. */
export function deviation(samples: readonly number[] | undefined): number | undefined {
  if (samples === undefined || samples.length < 2) return undefined;
  const average = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  return Math.sqrt(samples.reduce((sum, value) => sum + (value - average) ** 2, 0) / (samples.length - 1));
}

/** Compares two results of one kind; undefined where they measure different things. */
export function compare(before: Result, after: Result): OwnGain | undefined {
  if (before.measure !== after.measure || before.value <= 0 || after.value <= 0) return undefined;
  const ratio = ratioOf(before, after);
  const [b, a] = [deviation(before.samples), deviation(after.samples)];
  const range =
    b === undefined || a === undefined
      ? undefined
      : b >= before.value
        ? ([0, Infinity] as [number, number])
        : rangeOf({ value: before.value, error: b }, { value: after.value, error: a });
  const better = before.measure === 'latency' || before.measure === 'p99' ? 'lower' : 'higher';
  const noise = range !== undefined && range[0] <= 1 && range[1] >= 1;
  return {
    ratio,
    ...(range && { range }),
    effect: noise ? 'noise' : effectOf(ratio, better),
    warnings: [
      ...(before.tool === after.tool ? [] : (['tool'] as const)),
      ...(before.streams === after.streams ? [] : (['streams'] as const)),
      ...(before.label === after.label ? [] : (['label'] as const)),
    ],
  };
}

/** Whether the own range meets the published one, or lies beyond an end of it. */
export function relationOf(own: OwnGain, pair: Pick<Pair, 'ratio' | 'range'>): Relation {
  const [ownLow, ownHigh] = own.range ?? [own.ratio, own.ratio];
  const [low, high] = pair.range ?? [pair.ratio, pair.ratio];
  if (ownHigh < low) return 'below';
  return ownLow > high ? 'above' : 'within';
}
