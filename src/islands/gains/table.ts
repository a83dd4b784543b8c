/** The pairs the explorer carries, and what every part of it asks of them. */
import data from '../../../content/benchmarks/vocabulary.yaml?pairs';
import type { Pair, PairTable } from '../../core/gains/pairs';
import { METRIC_GROUPS, OPTIMIZATIONS, TOPICS, type MetricGroup, type Subject } from '../../core/gains/types';

export const table = data as PairTable;

/** Everything with a row of its own: optimizations, then topics; `history` is only in the published data. */
export const SUBJECTS: readonly Subject[] = [...OPTIMIZATIONS, ...TOPICS.filter((topic) => topic !== 'history')];

/** What can be chosen as the metric: one group, or all that count something per second. */
export const GROUPS = ['rates', ...METRIC_GROUPS] as const;
export type Group = (typeof GROUPS)[number];
const RATES: readonly MetricGroup[] = ['throughput', 'transactions', 'connections', 'packets'];

export const groupOf = (pair: Pair): MetricGroup => table.metrics[pair.metric]?.group ?? 'throughput';

/** Whether a pair belongs to a choice of metric. */
export const inGroup = (pair: Pair, group: Group): boolean =>
  group === 'rates' ? RATES.includes(groupOf(pair)) : groupOf(pair) === group;

/** Whether smaller is better for a choice. */
export const isLower = (group: Group): boolean => group === 'latency' || group === 'cpu' || group === 'memory';
