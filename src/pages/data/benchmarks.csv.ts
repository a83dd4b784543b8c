import { toCsv } from '../../core/gains/csv';
import { benchmarks } from '../../core/gains/data';

/** Every measurement as a row, with its source. */
export function GET(): Response {
  return new Response(toCsv(benchmarks()), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
