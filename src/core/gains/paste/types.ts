/** What a pasted result says. */
import type { Problem } from '../../types';
import type { Measure } from '../estimate';

export type Tool = 'iperf3' | 'netperf' | 'cilium';

/** One number out of a pasted text: bits per second, per second, or seconds. */
export interface Result {
  tool: Tool;
  measure: Measure;
  /** Mean of the samples where there are several. */
  value: number;
  /** Seconds of a run, or repeated runs; absent for a single number. */
  samples?: number[];
  /** Parallel streams, where the text says. */
  streams?: number;
  /** What the tool calls the test, and between which ends: "TCP_RR, pod-to-pod, other-node". */
  label: string;
}

/** All numbers of a text, and what of it could not be used. */
export interface Pasted {
  results: Result[];
  problems: Problem[];
}

/** Characters of a text that are read: ten minutes of iperf3 in seconds are below a megabyte. */
export const PASTE_LIMIT = 2_000_000;
/** Numbers taken from one text. */
export const RESULT_LIMIT = 64;

export const problem = (id: string, params: Record<string, string> = {}): Problem => ({ id: `paste.${id}`, params });

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number above nothing; undefined for anything else. */
export const positive = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;

/** A result whose samples are still being gathered. */
export type Sampled = Result & { samples: number[] };

/** Gathered results, each the mean of its samples; a single number is no sample. */
export const resultsBy = (found: ReadonlyMap<string, Sampled>): Result[] =>
  [...found.values()].map(({ samples, ...result }) => ({
    ...result,
    value: mean(samples),
    ...(samples.length > 1 && { samples }),
  }));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
