/**
 * Reads the report of `cilium connectivity perf --report-dir`: `{ version, dataItems: [{ data, unit, labels }] }`.
 * Source: cilium/cilium@main: cilium-cli/connectivity/perf/common/metrics.go
 */
import type { Measure } from '../estimate';
import { isObject, positive, problem, RESULT_LIMIT, type Pasted, resultsBy, type Sampled } from './types';

/** The numbers of one data item: throughput comes in Mb/s (10^6 bits), latency in us, rates in ops/s. */
function numbersOf(data: Record<string, unknown>, unit: string, test: string): [measure: Measure, value: number][] {
  const throughput = positive(data['Throughput']);
  if (unit === 'us') {
    const p99 = positive(data['Perc99']);
    return p99 === undefined ? [] : [['p99', p99 / 1e6]];
  }
  if (throughput === undefined) return [];
  if (unit === 'Mb/s') return [['throughput', throughput * 1e6]];
  if (unit === 'ops/s') return [[test.endsWith('_CRR') ? 'connections' : 'transactions', throughput]];
  return [];
}

/** Every test of the report; its repetitions become samples. UDP is left out: nothing published compares. Never throws. */
export function readCilium(items: readonly unknown[]): Pasted {
  const found = new Map<string, Sampled>();
  let unread = 0;
  for (const item of items.slice(0, 10_000)) {
    const labels = isObject(item) && isObject(item['labels']) ? item['labels'] : {};
    const test = String(labels['test_type'] ?? '').replace(/^netperf-/, '');
    const numbers =
      isObject(item) && isObject(item['data']) ? numbersOf(item['data'], String(item['unit'] ?? ''), test) : [];
    if (numbers.length === 0) unread += 1;
    if (test.startsWith('UDP')) continue;
    for (const [measure, value] of numbers) {
      const label = [test, labels['scenario'], labels['node']]
        .filter((part) => typeof part === 'string' && part !== '')
        .join(', ');
      const key = `${label} ${measure}`;
      const before = found.get(key);
      if (before) before.samples.push(value);
      else if (found.size < RESULT_LIMIT)
        found.set(key, { tool: 'cilium', measure, value, samples: [value], label: label.slice(0, 120) });
    }
  }
  const results = resultsBy(found);
  return {
    results,
    problems: [
      ...(results.length === 0 ? [problem('cilium-empty')] : []),
      ...(unread > 0 && results.length > 0 ? [problem('cilium-unread', { n: String(unread) })] : []),
    ],
  };
}
