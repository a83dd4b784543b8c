/** Which measurement fits a cluster best, and how its conditions differ. */
import { isExpectation, type Conditions, type Pair, type PairSource, type PairTable } from './pairs';
import { settingOf, type Setting } from './setting';
import type { Environment, Report } from '../types';
import { GRADES, type Gap, type Optimization } from './types';

/** One condition of the measurement beside the cluster's. */
export interface Difference {
  what:
    | 'encryption'
    | 'routing'
    | 'hostRouting'
    | 'mtu'
    | 'services'
    | 'streams'
    | 'ip'
    | 'arch'
    | 'plain'
    | 'path'
    | 'limit'
    | 'kernel'
    | 'cilium';
  /** As measured; undefined: the source does not say. */
  measured?: string;
  /** In the cluster; undefined: not known. */
  here?: string;
}

/** The measured gain that fits best. */
export interface Fit extends Pair {
  kind: 'measured';
  bed: PairSource;
  /** False where the numbers were read from an axis: to be shown with "≈". */
  printed: boolean;
  differences: Difference[];
  /** Lowest and highest ratio among the pairs of this optimization and metric that fit as well, any source, and their number. */
  spread: { low: number; high: number; count: number };
}

/** No pair that could be an expectation. */
export interface NoFit {
  kind: 'none';
  of: Optimization;
  /** What the list of gaps says; undefined where it says nothing. */
  status?: Gap['status'];
}

const WEIGHT: Partial<Record<Difference['what'], number>> = {
  encryption: 16,
  routing: 8,
  hostRouting: 6,
  ip: 4,
  plain: 4,
  services: 3,
  path: 3,
  mtu: 2,
  streams: 1,
};

/** "Few" Services, which the data writes as 0, are some ten. */
const magnitude = (services: number): number => Math.log10(services === 0 ? 10 : services);

/** How many orders of magnitude lie between two numbers of Services. */
const apart = (measured: number, here: number): number => Math.abs(magnitude(measured) - magnitude(Math.max(here, 1)));

/** Kernel and Cilium lines differ in almost every case: said, but no reason to prefer another measurement. */
function versions(bed: PairSource, here: Setting): Difference[] {
  const out: Difference[] = [];
  const line = (text: string): string => /\d+\.\d+/.exec(text)?.[0] ?? text;
  for (const what of ['kernel', 'cilium'] as const) {
    const [measured, mine] = [bed[what], here[what]];
    if (mine === undefined || (measured === 'none' && what === 'cilium')) continue;
    if (measured === undefined) out.push({ what, here: mine });
    else if (!measured.split(', ').some((one) => line(one) === line(mine))) out.push({ what, measured, here: mine });
  }
  return out;
}

/** How the conditions of a pair differ from a setting. What neither side states is no difference. */
export function differencesOf({ when, streams }: Pair, bed: PairSource, here: Setting): Difference[] {
  const out: Difference[] = [];
  const put = (what: Difference['what'], measured: unknown, mine: unknown): void => {
    if (measured === undefined || mine === undefined || measured === mine) return;
    out.push({ what, measured: String(measured), here: String(mine) });
  };
  put('encryption', when.encryption, here.encryption);
  put('routing', when.routing, here.routing);
  put('hostRouting', when.hostRouting, here.hostRouting);
  put('mtu', when.mtu, here.mtu);
  put('ip', when.ip, here.ip);
  if (when.services !== undefined) {
    if (here.services === undefined) out.push({ what: 'services', measured: String(when.services) });
    // Half an order of magnitude is another case; below that, the nearer number fits better.
    else if (apart(when.services, here.services) > 0.5) put('services', when.services, here.services);
  }
  if (streams !== undefined && here.streams !== undefined && (streams === 1) !== (here.streams === 1))
    put('streams', streams, here.streams);
  // Every test bed of the set that names its processor is amd64.
  if (here.arch === 'arm64') out.push({ what: 'arch', measured: 'amd64', here: 'arm64' });
  if (when.plain) out.push({ what: 'plain' });
  if (when.path !== undefined && !/node-to-node|between/.test(when.path))
    out.push({ what: 'path', measured: when.path });
  if (when.limit !== undefined) out.push({ what: 'limit', measured: String(when.limit) });
  return [...out, ...versions(bed, here)];
}

/** How badly the conditions miss: 0 is as good as the data can tell. */
export function missOf(differences: readonly Difference[]): number {
  // A number of Services that nobody gave speaks against no measurement.
  return differences.reduce(
    (sum, { what, here }) => sum + (what === 'services' && here === undefined ? 0 : (WEIGHT[what] ?? 0)),
    0,
  );
}

/** Best fit first: fewer misses, then what is shown first of its optimization, then the better grade, the newer, the plainer metric. */
export function ranked(
  pairs: readonly Pair[],
  table: PairTable,
  here: Setting,
): { pair: Pair; differences: Difference[]; miss: number }[] {
  const grade = (pair: Pair): number => GRADES.indexOf(pair.grade);
  const year = (pair: Pair): number => table.sources[pair.source]?.year ?? 0;
  // A test that says how many Services it had, and had as many, comes before one that does not say.
  const services = ({ when }: Pair): number =>
    here.services === undefined ? 0 : when.services === undefined ? 0.5 : apart(when.services, here.services);
  const metrics = Object.keys(table.metrics);
  return pairs
    .map((pair) => {
      const differences = differencesOf(pair, table.sources[pair.source] ?? { title: '', url: '' }, here);
      return { pair, differences, miss: missOf(differences) };
    })
    .toSorted(
      (a, b) =>
        a.miss - b.miss ||
        services(a.pair) - services(b.pair) ||
        (a.pair.headline ?? 9) - (b.pair.headline ?? 9) ||
        grade(a.pair) - grade(b.pair) ||
        year(b.pair) - year(a.pair) ||
        metrics.indexOf(a.pair.metric) - metrics.indexOf(b.pair.metric),
    );
}

/**
 * The measured gain of an optimization that fits a setting best, or that there is none. Pairs graded weak, and effects
 * of fixed bugs, are never an answer.
 */
export function fitIn(table: PairTable, of: Optimization, here: Setting): Fit | NoFit {
  const order = ranked(
    table.pairs.filter((pair) => pair.of === of && isExpectation(pair)),
    table,
    here,
  );
  const [best] = order;
  if (!best) {
    const status = table.gaps.find((gap) => gap.of === of)?.status as Gap['status'] | undefined;
    return { kind: 'none', of, ...(status && { status }) };
  }
  const { pair, differences } = best;
  const alike = order
    .filter((other) => other.miss === best.miss && other.pair.metric === pair.metric)
    .map((other) => other.pair.ratio);
  return {
    kind: 'measured',
    ...pair,
    bed: table.sources[pair.source] ?? { title: pair.source, url: '' },
    printed: pair.axis !== true,
    differences,
    spread: { low: Math.min(...alike), high: Math.max(...alike), count: alike.length },
  };
}

/** The same for a cluster. */
export const fitFor = (table: PairTable, of: Optimization, environment: Environment, report?: Report): Fit | NoFit =>
  fitIn(table, of, settingOf(environment, report));

export type { Conditions };
