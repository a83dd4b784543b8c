import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import data from '../../content/benchmarks/vocabulary.yaml?pairs';
import { compare, deviation, relationOf } from '../../src/core/gains/compare';
import { estimates, isMeasured, MEASURES, type Measure, type Own } from '../../src/core/gains/estimate';
import type { PairTable } from '../../src/core/gains/pairs';
import type { Result } from '../../src/core/gains/paste';
import { effectOf, rangeOf, ratioOf } from '../../src/core/gains/ratio';

const table = data as PairTable;
const own = (measure: Measure, value: number, link?: number): Own => ({
  measure,
  value,
  ...(link !== undefined && { link }),
});
const listOf = (given: Own, of: string) =>
  estimates(table, given, { encryption: 'none' }).find((row) => row.of === of)?.list ?? [];

describe('an estimate', () => {
  test('is the reader’s number times the measured ratio, within its reading error', () => {
    const [best] = listOf(own('throughput', 7.2e9, 10e9), 'host-routing');
    expect(best?.low).toBeCloseTo(7.2e9 * 1.1694, 0);
    expect(best?.high).toBeCloseTo(7.2e9 * 1.1938, 0);
    expect(best?.capped).toBe(false);
  });

  test('ends at the link', () => {
    const [best] = listOf(own('throughput', 9e9, 10e9), 'ipv6-big-tcp');
    expect(best).toMatchObject({ high: 10e9, capped: true });
  });

  test('keeps 1-byte and 80,000-byte transactions apart', () => {
    expect(listOf(own('transactions', 10_000), 'ipv4-big-tcp')).toEqual([]);
    expect(listOf(own('large-transactions', 4000), 'host-routing')).toEqual([]);
    expect(listOf(own('large-transactions', 4000), 'ipv4-big-tcp').length).toBeGreaterThan(0);
  });

  test('shows losses', () => {
    expect(listOf(own('throughput', 5e9), 'native-routing').some(({ high }) => high < 5e9)).toBe(true);
  });

  test('is not made of a download over the Internet, of a fix every kernel has, or of one user’s report', () => {
    expect(listOf(own('throughput', 1e9), 'bbr')).toEqual([]);
    expect(isMeasured(table, 'bbr', 'throughput')).toBe(true);
    expect(listOf(own('throughput', 1e9), 'kernel').every(({ pair }) => pair.source !== 'cilium-blog-1.10')).toBe(true);
  });

  test('is empty where nothing was published', () => {
    for (const of of ['hubble', 'ebpf-masquerading', 'tuned', 'cpu-governor', 'irq-affinity'])
      for (const measure of Object.keys(MEASURES) as Measure[]) expect(listOf(own(measure, 100), of), of).toEqual([]);
  });

  test('of no usable number there is none', () => {
    for (const value of [0, -1, Number.NaN, Infinity])
      expect(estimates(table, own('throughput', value), {})).toEqual([]);
  });

  test('never exceeds the link, never combines pairs, whatever the number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(MEASURES) as Measure[])),
        fc.double({ min: 1e-6, max: 1e13, noNaN: true }),
        fc.double({ min: 1, max: 1e13, noNaN: true }),
        (measure, value, link) => {
          for (const { of, list } of estimates(table, own(measure, value, link), {}))
            for (const { pair, low, high } of list) {
              expect(pair.of).toBe(of);
              expect(low).toBeLessThanOrEqual(high);
              const bytes = pair.when.bytes;
              if (measure === 'throughput') expect(high).toBeLessThanOrEqual(link);
              else if (bytes !== undefined) expect(high * bytes * 8).toBeLessThanOrEqual(link * (1 + 1e-9));
              const [least, most] = pair.range ?? [pair.ratio, pair.ratio];
              expect(high).toBeLessThanOrEqual(value * most * (1 + 1e-9));
              expect(low).toBeLessThanOrEqual(value * least * (1 + 1e-9));
            }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('ratios', () => {
  test('and their ranges', () => {
    const [legacy, bpf] = [
      { value: 35.8, error: 0.2 },
      { value: 42.3, error: 0.2 },
    ];
    expect(ratioOf(legacy, bpf)).toBe(1.1816);
    expect(rangeOf(legacy, bpf)).toEqual([1.1694, 1.1938]);
    expect(rangeOf({ value: 1 }, { value: 2 })).toBeUndefined();
  });

  test.each([
    [1.2, 'higher', 'gain'],
    [0.8, 'higher', 'loss'],
    [0.8, 'lower', 'gain'],
    [1.2, 'lower', 'loss'],
    [1, 'lower', 'same'],
  ] as const)('%s where %s is better is a %s', (ratio, better, effect) => {
    expect(effectOf(ratio, better)).toBe(effect);
  });
});

const run = (value: number, samples?: number[], more: Partial<Result> = {}): Result => ({
  tool: 'iperf3',
  measure: 'throughput',
  value,
  label: 'TCP',
  ...(samples && { samples }),
  ...more,
});

describe('two results of the reader', () => {
  test('give the real gain with its noise', () => {
    const gain = compare(run(100, [98, 102, 100]), run(120, [119, 121, 120]));
    expect(gain).toMatchObject({ ratio: 1.2, effect: 'gain', warnings: [] });
    expect(gain?.range?.[0]).toBeGreaterThan(1.15);
  });

  test('within the noise show no difference', () => {
    expect(compare(run(100, [80, 120, 100]), run(105, [85, 125, 105]))?.effect).toBe('noise');
  });

  test('of a single number have no known noise', () => {
    expect(compare(run(100), run(90))).toEqual({ ratio: 0.9, effect: 'loss', warnings: [] });
  });

  test('are not compared across kinds, and say what else differs', () => {
    expect(compare(run(1), run(1, undefined, { measure: 'p99' }))).toBeUndefined();
    expect(compare(run(1), run(2, undefined, { tool: 'netperf', streams: 4, label: 'TCP_STREAM' }))?.warnings).toEqual([
      'tool',
      'streams',
      'label',
    ]);
  });

  test.each([
    [1.18, 'within'],
    [1.5, 'above'],
    [1.0, 'below'],
  ] as const)('%s against 1.17 to 1.19 is %s', (ratio, relation) => {
    expect(relationOf({ ratio, effect: 'gain', warnings: [] }, { ratio: 1.18, range: [1.17, 1.19] })).toBe(relation);
  });

  test('deviation needs two samples', () => {
    expect(deviation([1])).toBeUndefined();
    expect(deviation([1, 3])).toBeCloseTo(Math.SQRT2);
  });
});
