/** What a measured ratio would make of the reader's own number: one optimization and one source at a time. */
import { isExpectation, type Pair, type PairTable } from './pairs';
import { ranked, type Difference } from './fit';
import type { Setting } from './setting';
import { OPTIMIZATIONS, type Optimization } from './types';

/** What a reader can have measured. The two kinds of transactions are never compared: 1 byte, and 80,000 bytes. */
export const MEASURES = {
  throughput: ['tcp_stream_throughput', 'tcp_sendfile_throughput'],
  transactions: ['tcp_rr_rate'],
  'large-transactions': ['tcp_rr_rate'],
  connections: ['tcp_crr_rate'],
  requests: ['http_rps'],
  latency: ['latency_mean'],
  p99: ['latency_p99'],
} as const;
export type Measure = keyof typeof MEASURES;

/** The reader's number: bits per second for throughput, per second for rates, seconds for latencies. */
export interface Own {
  measure: Measure;
  value: number;
  /** Bits per second the link can carry. */
  link?: number;
}

/** What one measurement would make of it. */
export interface Estimate {
  of: Optimization;
  pair: Pair;
  /** In the unit of the reader's number. */
  low: number;
  high: number;
  /** The link, not the ratio, is the end. */
  capped: boolean;
  differences: Difference[];
}

/** Bits a second that a rate of transactions puts on the link in one direction. */
const bitsOf = ({ measure }: Own, pair: Pair): number | undefined => {
  if (measure === 'throughput') return 1;
  return pair.when.bytes === undefined ? undefined : pair.when.bytes * 8;
};

/** Whether a pair is of the kind a reader measured. */
const isKind = (measure: Measure, pair: Pair): boolean => {
  // One byte and 80,000 bytes are different tests; latencies of either say nothing of the other.
  const large = pair.when.bytes !== undefined;
  return (MEASURES[measure] as readonly string[]).includes(pair.metric) && (measure === 'large-transactions') === large;
};

/** Whether a pair of the kind is to be carried over: expectations only, of more than one user, and not held back. */
const fits = (own: Own, pair: Pair): boolean =>
  isKind(own.measure, pair) && isExpectation(pair) && pair.grade !== 'anecdotal' && pair.estimate !== false;

/** Whether an optimization was measured in this kind at all, be it in a pair that is not to be carried over. */
export const isMeasured = (table: PairTable, of: Optimization, measure: Measure): boolean =>
  table.pairs.some((pair) => pair.of === of && isKind(measure, pair) && isExpectation(pair));

/** Whether a number can be computed with: finite and above nothing. */
export const isUsable = (own: Own): boolean => Number.isFinite(own.value) && own.value > 0;

/** One pair’s estimate. Never above the link. */
export function estimateOf(own: Own, pair: Pair, differences: Difference[] = []): Estimate {
  const [lowRatio, highRatio] = pair.range ?? [pair.ratio, pair.ratio];
  const bits = bitsOf(own, pair);
  const most = own.link !== undefined && bits !== undefined && own.link > 0 ? own.link / bits : Infinity;
  const [low, high] = [own.value * lowRatio, own.value * highRatio];
  return {
    of: pair.of as Optimization,
    pair,
    low: Math.min(low, most),
    high: Math.min(high, most),
    capped: high > most,
    differences,
  };
}

/**
 * For each optimization with a published pair of this kind, the estimate of the pair that fits best, and those of the
 * other pairs; an optimization without one has an empty list. Nothing is multiplied or averaged. Empty for a number
 * that cannot be computed with.
 */
export function estimates(table: PairTable, own: Own, here: Setting): { of: Optimization; list: Estimate[] }[] {
  if (!isUsable(own)) return [];
  return OPTIMIZATIONS.map((of) => ({
    of,
    list: ranked(
      table.pairs.filter((pair) => pair.of === of && fits(own, pair)),
      table,
      here,
    ).map(({ pair, differences }) => estimateOf(own, pair, differences)),
  }));
}
