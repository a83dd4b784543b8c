/**
 * Reads what netperf prints: the classic tables of TCP_STREAM, TCP_RR and TCP_CRR, and omni output as `-k` (NAME=value),
 * `-o` (comma-separated) and `-O` (columns).
 */
import type { Measure } from '../estimate';
import { problem, RESULT_LIMIT, type Pasted, resultsBy, type Sampled } from './types';

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const read = (text: string | undefined): number | undefined => {
  const trimmed = text?.trim() ?? '';
  const value = NUMBER.test(trimmed) ? Number(trimmed) : Number.NaN;
  return Number.isFinite(value) && value > 0 ? value : undefined;
};
/** Bits per second of a unit word of netperf; 10^6bits/s is its default. */
const BITS: Record<string, number> = {
  '10^3bits/s': 1e3,
  '10^6bits/s': 1e6,
  '10^9bits/s': 1e9,
  'KBytes/s': 8 * 1024,
  'MBytes/s': 8 * 1_048_576,
  'GBytes/s': 8 * 1_073_741_824,
};

/** What is known of a run while its lines go by. */
interface Run {
  test: string;
  unit?: string;
  /** Request size in bytes, where it is printed. */
  request?: number;
  rate?: number;
  p99?: number;
  mean?: number;
}

const measureOf = ({ test, request }: Run): Measure | undefined => {
  if (/STREAM|MAERTS|SENDFILE/.test(test)) return 'throughput';
  if (/CRR|CONNECT/.test(test)) return 'connections';
  if (/_RR|REQUEST/.test(test)) return (request ?? 1) >= 10_000 ? 'large-transactions' : 'transactions';
  return undefined;
};

/** The names omni uses, and the headings it prints for them. */
const FIELDS: [pattern: RegExp, field: 'rate' | 'p99' | 'mean' | 'unit' | 'request' | 'test'][] = [
  [/^(?:THROUGHPUT_UNITS|Throughput Units)$/i, 'unit'],
  [/^THROUGHPUT$/i, 'rate'],
  [/^(?:P99_LATENCY|99th Percentile Latency Microseconds)$/i, 'p99'],
  [/^(?:MEAN_LATENCY|Mean Latency Microseconds)$/i, 'mean'],
  [/^(?:REQUEST_SIZE|Request Size Bytes)$/i, 'request'],
  [/^(?:TEST_NAME|OMNI_TEST|Test Name)$/i, 'test'],
];

function put(run: Run, name: string, text: string): void {
  const field = FIELDS.find(([pattern]) => pattern.test(name.trim()))?.[1];
  if (field === 'unit') run.unit = text.trim();
  else if (field === 'test' && text.trim() !== '') run.test = text.trim().toUpperCase();
  else if (field === 'rate' || field === 'p99' || field === 'mean' || field === 'request') {
    const value = read(text);
    if (value !== undefined) run[field] = value;
  }
}

/** The banner names the test in words: "MIGRATED TCP REQUEST/RESPONSE TEST from …". */
function bannerOf(line: string): string | undefined {
  const words = /^(?:MIGRATED )?([A-Z][A-Z /]*?) TEST\b/.exec(line.trim())?.[1];
  if (words === undefined) return undefined;
  if (/CONNECT\/REQUEST/.test(words)) return `${words.slice(0, 3)}_CRR`;
  if (/REQUEST\/RESPONSE/.test(words)) return `${words.slice(0, 3)}_RR`;
  return words.trim().replaceAll(' ', '_');
}

/** Headings in columns, as `-O` prints them: the first row sets where each column begins. */
function columns(head: string[], row: string): [name: string, text: string][] {
  const starts = [...(head[0] ?? '').matchAll(/\S+(?: \S+)*/g)].map((match) => match.index);
  const cut = (line: string, index: number): string => line.slice(starts[index], starts[index + 1]).trim();
  return starts.map((_, index) => [
    head
      .map((line) => cut(line, index))
      .filter(Boolean)
      .join(' '),
    cut(row, index),
  ]);
}

const isNumbers = (cells: string[]): boolean =>
  cells.some((cell) => read(cell) !== undefined) &&
  cells.every((cell) => !/[a-z]{3,}/i.test(cell) || cell in BITS || /^Trans\/s$/.test(cell));

/** All runs of a text. Lines that say nothing known are passed over. Never throws. */
export function readNetperf(text: string): Pasted {
  const runs: Run[] = [];
  let head: string[] = [];
  const current = (): Run => {
    const last = runs.at(-1);
    if (last) return last;
    const run: Run = { test: '' };
    runs.push(run);
    return run;
  };
  const fresh = (): Run => {
    const last = current();
    if (last.rate === undefined) return last;
    const run: Run = { test: last.test };
    runs.push(run);
    return run;
  };
  for (const line of text.split('\n').slice(0, 20_000)) {
    const banner = bannerOf(line);
    const pair = /^([A-Z][A-Z0-9_]+)=(.*)$/.exec(line.trim());
    const cells = line.includes(',') ? line.trim().split(',') : line.trim().split(/\s+/);
    if (banner !== undefined) {
      if (runs.length >= RESULT_LIMIT) break;
      runs.push({ test: banner });
      head = [];
    } else if (pair) {
      const run = pair[1] === 'THROUGHPUT' ? fresh() : current();
      put(run, pair[1] ?? '', pair[2] ?? '');
      head = [];
    } else if (line.trim() === '') {
      // A blank line parts heading and numbers in some tables, and nothing in others.
    } else if (!isNumbers(cells)) {
      head = [...head.slice(-5), line.trimEnd()];
    } else {
      numbers(head, line, cells, current, fresh);
    }
  }
  return resultsOf(runs);
}

/** One row of numbers under its headings. */
function numbers(head: string[], line: string, cells: string[], current: () => Run, fresh: () => Run): void {
  const heading = head.join(' ');
  const comma = head.findLast((row) => row.includes(','));
  if (line.includes(',') && comma !== undefined) {
    const names = comma.split(',');
    const run = fresh();
    for (const [index, cell] of cells.entries()) put(run, names[index] ?? '', cell);
  } else if (/Trans\.|Trans\/s|Rate/.test(heading) && !/Latency/.test(heading)) {
    // Classic: socket sizes, request, response, time, rate.
    if (cells.length < 6) return;
    const run = fresh();
    const [request, rate] = [read(cells[2]), read(cells[5])];
    if (request !== undefined) run.request = request;
    if (rate !== undefined) run.rate = rate;
    if (run.test === '') run.test = 'TCP_RR';
  } else if (/Throughput/.test(heading) && /Elapsed|Recv|Socket/.test(heading)) {
    if (cells.length < 5) return;
    const run = fresh();
    const rate = read(cells[4]);
    if (rate !== undefined) run.rate = rate;
    run.unit = /(10\^\dbits|[KMG]Bytes)/.exec(heading)?.[1]?.concat('/s') ?? '10^6bits/s';
    if (run.test === '') run.test = 'TCP_STREAM';
  } else if (/Throughput|Latency/.test(heading)) {
    const first = head.findIndex((row) => /Minimum|Mean|50th|90th|99th|Throughput/.test(row));
    const run = current().rate === undefined ? current() : fresh();
    for (const [name, cell] of columns(head.slice(Math.max(first, 0)), line)) put(run, name, cell);
  }
}

/** Runs of one test are samples of it. */
function resultsOf(runs: Run[]): Pasted {
  const found = new Map<string, Sampled>();
  let nameless = 0;
  let udp = 0;
  for (const run of runs) {
    if (run.rate === undefined && run.p99 === undefined) continue;
    const inferred = run.unit !== undefined && run.unit in BITS ? 'TCP_STREAM' : run.unit === 'Trans/s' ? 'TCP_RR' : '';
    const named = { ...run, test: run.test === '' || run.test === 'OMNI' ? inferred : run.test };
    const measure = measureOf(named);
    if (named.test.startsWith('UDP')) udp += 1;
    else if (measure === undefined) nameless += 1;
    else {
      const scale = measure === 'throughput' ? (BITS[named.unit ?? '10^6bits/s'] ?? 1e6) : 1;
      const add = (what: Measure, value: number | undefined): void => {
        if (value === undefined) return;
        const before = found.get(named.test + what);
        if (before) before.samples.push(value);
        else
          found.set(named.test + what, { tool: 'netperf', measure: what, value, samples: [value], label: named.test });
      };
      add(measure, run.rate === undefined ? undefined : run.rate * scale);
      if (measure === 'transactions') {
        add('p99', run.p99 === undefined ? undefined : run.p99 / 1e6);
        add('latency', run.mean === undefined ? undefined : run.mean / 1e6);
      }
    }
  }
  const results = resultsBy(found);
  return {
    results,
    problems: [
      ...(nameless > 0 ? [problem('netperf-test', { n: String(nameless) })] : []),
      ...(udp > 0 ? [problem('udp')] : []),
      ...(results.length === 0 && nameless === 0 && udp === 0 ? [problem('unknown')] : []),
    ],
  };
}
