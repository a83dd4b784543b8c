/**
 * The gains as tools use them: one flat record a pair, without sentences, small enough to be bundled. The build makes
 * two tables of it (src/integrations/gains-table.ts): all pairs for the explorer, those fit to be an expectation for
 * the calculator.
 */
import { isOptimization } from './types.ts';
import type { Bed, Benchmarks, Better, Grade, Measurement, MetricGroup, Subject, Text } from './types';
import type { Vocabulary } from './assemble';

/** What both ends of a pair ran under, as far as it can be compared with a cluster; absent: not stated. */
export interface Conditions {
  routing?: 'native' | 'tunnel';
  hostRouting?: 'bpf' | 'legacy';
  encryption?: 'none' | 'wireguard' | 'ipsec';
  mtu?: number;
  /** Number of Services; 0 stands for "few". */
  services?: number;
  path?: string;
  ip?: number;
  /** Bytes of request and response, where they are not one. */
  bytes?: number;
  /** Mbit/s each flow was limited to. */
  limit?: number;
  /** No Cilium in the path. */
  plain?: true;
}

/** A pair of measurements. */
export interface Pair {
  of: Subject;
  source: string;
  metric: string;
  unit: string;
  streams?: number;
  side?: 'client' | 'server';
  load?: string;
  /** Values before and after, in the unit. */
  from: number;
  to: number;
  /** Measured in the image against the axis: to be shown with "≈". */
  axis?: true;
  /** Errors of reading or rounding, plus or minus. */
  fromError?: number;
  toError?: number;
  ratio: number;
  range?: [low: number, high: number];
  better: Better;
  grade: Grade;
  headline?: number;
  /** False where the ratio cannot be carried over to another number. */
  estimate?: false;
  /** The gain's id in the published data. */
  id: string;
  when: Conditions;
}

/** What the tools say about a source beside a number. */
export interface PairSource extends Omit<Bed, 'remarks' | 'nodes'> {
  title: string;
  url: string;
  year?: number;
}

/** The table an island carries. */
export interface PairTable {
  pairs: Pair[];
  sources: Record<string, PairSource>;
  gaps: { of: Subject; status: string }[];
  metrics: Record<string, { group: MetricGroup; better: Better }>;
  /** Optimizations by name; topics are named by the messages. */
  names: Record<string, Text>;
  /** Units and loads in words. */
  terms: Record<string, Text>;
}

/** Grades that are no expectation: a fixed bug, and a flawed comparison. */
const NO_EXPECTATION: readonly Grade[] = ['weak', 'bug-fix'];
/** Groups the calculator's rows speak of beside the headlines. */
const ROW_GROUPS: readonly MetricGroup[] = ['throughput', 'transactions', 'connections', 'packets'];

/** Whether a pair may be shown as what to expect. Presentation rule: never a pair graded weak. */
export const isExpectation = ({ grade }: { grade: Grade }): boolean => !NO_EXPECTATION.includes(grade);

/** The table: every pair, or with `rows` only those the calculator may show, which names optimizations itself. */
export function pairTable(
  data: Benchmarks,
  vocabulary: Vocabulary,
  which: 'all' | 'rows',
  names: Record<string, Text> = {},
): PairTable {
  const byId = new Map(data.measurements.map((measurement) => [measurement.id, measurement]));
  const beds = new Map(data.sources.map(({ id, bed }) => [id, bed]));
  const all = data.gains.flatMap((gain): Pair[] => {
    const [from, to] = [byId.get(gain.baseline), byId.get(gain.tuned)];
    if (!from || !to) return [];
    const { streams, side, load, unit } = to;
    return [
      {
        of: gain.of,
        source: gain.source,
        metric: gain.metric,
        unit,
        ...(streams !== undefined && { streams }),
        ...(side && { side }),
        ...(load !== undefined && { load }),
        ...((from.read === 'axis' || to.read === 'axis') && { axis: true as const }),
        from: from.value,
        to: to.value,
        ...(from.error !== undefined && { fromError: from.error }),
        ...(to.error !== undefined && { toError: to.error }),
        ratio: gain.ratio,
        ...(gain.range && { range: gain.range }),
        better: gain.better,
        grade: gain.grade,
        ...(gain.headline !== undefined && { headline: gain.headline }),
        ...(gain.estimate === false && { estimate: gain.estimate }),
        id: gain.id,
        when: conditionsOf(from, to, beds.get(gain.source) ?? {}),
      },
    ];
  });
  const pairs = which === 'rows' ? forRows(all, vocabulary) : all;
  const used = new Set(pairs.map(({ source }) => source));
  const sources = data.sources
    .filter(({ id }) => used.has(id))
    .map(({ id, title, url, published, bed: { remarks: _remarks, nodes: _nodes, cpu, nic, ...bed } }) => {
      // A row has no room for the machine.
      const machine = which === 'all' ? { ...(cpu !== undefined && { cpu }), ...(nic !== undefined && { nic }) } : {};
      const year = published === undefined ? undefined : Number(published.slice(0, 4));
      return [id, { title, url, ...(year !== undefined && { year }), ...bed, ...machine }] as const;
    });
  return {
    pairs,
    sources: Object.fromEntries(sources),
    gaps: data.gaps.filter(({ of }) => which === 'all' || isOptimization(of)).map(({ of, status }) => ({ of, status })),
    metrics: vocabulary.metrics,
    names,
    terms: Object.fromEntries(
      [...new Set(pairs.flatMap(({ unit, load }) => [unit, load]))].flatMap((term) => {
        const { zh, en } = { ...vocabulary.units, ...vocabulary.loads }[term ?? ''] ?? {};
        return term === undefined || zh === undefined || en === undefined ? [] : [[term, { zh, en }]];
      }),
    ),
  };
}

/**
 * What a row can need: headlines, and of each other set of conditions the best graded pair of a metric that counts
 * something per second. Pairs that are no expectation, and topics that are no optimization, are left out.
 */
function forRows(pairs: readonly Pair[], { metrics, grades }: Vocabulary): Pair[] {
  const best = new Map<string, Pair>();
  for (const pair of pairs) {
    if (!isExpectation(pair) || !isOptimization(pair.of)) continue;
    const group = metrics[pair.metric]?.group;
    if (pair.headline === undefined && !ROW_GROUPS.some((row) => row === group)) continue;
    const key = `${pair.of} ${pair.headline ?? ''} ${group} ${JSON.stringify(pair.when)}`;
    const other = best.get(key);
    if (!other || grades.indexOf(pair.grade) < grades.indexOf(other.grade)) best.set(key, pair);
  }
  return [...best.values()];
}

/** The value both ends share; undefined where they differ or say nothing. */
function shared(from: Measurement, to: Measurement, key: string): string | number | boolean | undefined {
  const value = from.variant[key];
  return value !== undefined && value === to.variant[key] ? value : undefined;
}

function conditionsOf(from: Measurement, to: Measurement, bed: Bed): Conditions {
  const word = (key: string): string => String(shared(from, to, key) ?? '');
  const number = (key: string): number | undefined => {
    const value = shared(from, to, key);
    return typeof value === 'number' ? value : undefined;
  };
  const routing = word('routing').split(' ')[0];
  const tunnel = word('tunnel') !== '' || routing === 'tunnel';
  const mode = word('hostRouting');
  const encryption = word('encryption');
  const differs = (key: string): boolean => from.variant[key] !== to.variant[key];
  const plain = word('cni') === 'none';
  const out: { [K in keyof Conditions]?: Conditions[K] | undefined } = {
    routing: tunnel ? 'tunnel' : routing === 'native' ? 'native' : undefined,
    hostRouting: mode === 'bpf' || mode === 'legacy' ? mode : undefined,
    encryption:
      encryption === 'wireguard' || encryption === 'ipsec' ? encryption : differs('encryption') ? undefined : 'none',
    mtu: differs('mtu') ? undefined : (number('mtu') ?? bed.mtu),
    services: word('services').startsWith('baseline') ? 0 : number('services'),
    path: word('path') || undefined,
    ip: number('ipFamily'),
    bytes: number('requestSize'),
    limit: word('limit') === '' ? undefined : Number.parseInt(word('limit'), 10),
    plain: plain ? true : undefined,
  };
  return Object.fromEntries(Object.entries(out).filter(([, value]) => value !== undefined)) as Conditions;
}
