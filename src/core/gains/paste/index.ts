/** Reads what a reader pastes: `iperf3 -J`, netperf output, the report of `cilium connectivity perf`. */
import { readCilium } from './cilium';
import { readIperf3 } from './iperf3';
import { readNetperf } from './netperf';
import { isObject, PASTE_LIMIT, problem, type Pasted } from './types';

export type { Pasted, Result, Tool } from './types';

/**
 * The numbers of a pasted text. What is no result, malformed or too long is named in `problems` and gives no number;
 * whatever can be read is kept. Never throws.
 */
export function readPaste(text: string): Pasted {
  if (text.trim() === '') return { results: [], problems: [] };
  if (text.length > PASTE_LIMIT)
    return { results: [], problems: [problem('too-long', { limit: String(PASTE_LIMIT / 1_000_000) })] };
  // A shell may print a line before the JSON.
  const start = text.search(/^\s*[{[]/m);
  if (start < 0) return readNetperf(text);
  let json: unknown;
  try {
    json = JSON.parse(text.slice(start));
  } catch {
    const netperf = readNetperf(text.slice(0, start));
    return netperf.results.length > 0 ? netperf : { results: [], problems: [problem('json')] };
  }
  if (isObject(json) && Array.isArray(json['dataItems'])) return readCilium(json['dataItems']);
  if (isObject(json) && ('intervals' in json || 'end' in json || 'error' in json)) return readIperf3(json);
  return { results: [], problems: [problem('unknown')] };
}
