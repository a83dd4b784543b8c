/** Reads `iperf3 -J`. Format: the JSON object of iperf 3 (start, intervals, end). */
import { isObject, positive, problem, type Pasted } from './types';

const SHOWN = 120;

/** The one number of a run: what the receiver counted, for UDP what the sum says. Never throws. */
export function readIperf3(json: Record<string, unknown>): Pasted {
  if (typeof json['error'] === 'string')
    return { results: [], problems: [problem('iperf3-error', { error: json['error'].slice(0, SHOWN) })] };
  const end = isObject(json['end']) ? json['end'] : {};
  const sums = ['sum_received', 'sum', 'sum_sent'].map((key) => end[key]).filter(isObject);
  const value = sums.map((sum) => positive(sum['bits_per_second'])).find((bits) => bits !== undefined);
  if (value === undefined) return { results: [], problems: [problem('iperf3-empty')] };
  const start = isObject(json['start']) ? json['start'] : {};
  const test = isObject(start['test_start']) ? start['test_start'] : {};
  const streams = positive(test['num_streams']);
  const samples = secondsOf(json['intervals']);
  const udp = String(test['protocol'] ?? 'TCP').toUpperCase() === 'UDP';
  return {
    results: [
      {
        tool: 'iperf3',
        measure: 'throughput',
        value,
        ...(samples.length > 1 && { samples }),
        ...(streams !== undefined && { streams }),
        label: udp ? 'UDP' : 'TCP',
      },
    ],
    problems: udp ? [problem('udp')] : [],
  };
}

/** Bits per second of each interval that counts; the last one may be shorter than the others and is left out then. */
function secondsOf(intervals: unknown): number[] {
  if (!Array.isArray(intervals)) return [];
  const rows = intervals
    .slice(0, 100_000)
    .map((interval) => (isObject(interval) && isObject(interval['sum']) ? interval['sum'] : {}))
    .filter((sum) => sum['omitted'] !== true);
  const whole = Math.max(0, ...rows.map((sum) => positive(sum['seconds']) ?? 0));
  return rows.flatMap((sum) => {
    const bits = positive(sum['bits_per_second']);
    return bits === undefined || (positive(sum['seconds']) ?? whole) < whole * 0.9 ? [] : [bits];
  });
}
