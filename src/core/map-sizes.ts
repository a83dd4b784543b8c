/** Sizes of the eBPF maps from the node's memory and the ratio, as the agent computes them. */
import data from '../../content/sizes/maps.yaml';
import { inRange } from './range';

interface MapFact {
  id: string;
  path?: string;
  flag?: string;
  releases?: string;
  /** Entries where neither memory nor an option decides. */
  entries: number;
  limits?: [least: number, most: number];
  clamped?: boolean;
}

interface DynamicFact extends MapFact {
  flag: string;
  /** Bytes of one entry. */
  bytes: number;
  /** Entries it has at least when memory decides. */
  least: number;
}

export const DYNAMIC_MAPS = data.dynamic as DynamicFact[];
export const FIXED_MAPS = data.fixed as MapFact[];
export const DEFAULT_RATIO = data.ratio.default as number;
const LARGEST = data.largest.entries as number;

export interface MapInput {
  /** Cilium release, "1.18.12". */
  release: string;
  /** Memory of the node in bytes. */
  memoryBytes: number;
  /** Share of the memory for these maps; 0 turns dynamic sizing off. */
  ratio: number;
  /** Sizes set by hand, by the agent's option. */
  set?: ReadonlyMap<string, number>;
  /** Per-CPU pools: from 1.17.4 on sizes are multiples of the possible CPUs, from 1.19 on also those set by hand. */
  distributedLru?: { cpus: number };
}

export interface MapSize {
  id: string;
  entries: number;
  /** What decides: the memory, the least or largest size, the option, another map, or nothing but the default. */
  from: 'memory' | 'least' | 'largest' | 'option' | 'conntrack' | 'nat' | 'default';
  /** Bytes all entries take, where the size of one is known. */
  bytes?: number;
}

export interface MapSizes {
  /** Bytes that the ratio gives to the maps; undefined where dynamic sizing is off. */
  budget: number | undefined;
  maps: MapSize[];
}

/** What all dynamic maps take at their default sizes, in bytes. */
export const DEFAULT_TOTAL = DYNAMIC_MAPS.reduce((sum, { entries, bytes }) => sum + entries * bytes, 0);

/**
 * Sizes of all maps. Never throws; a ratio outside (0, 1] counts as off. Integer arithmetic as in Go: products pass
 * 2^53 on large nodes.
 */
export function mapSizes(input: MapInput): MapSizes {
  const { release, memoryBytes, ratio, set } = input;
  const dynamic = ratio > 0 && ratio <= 1;
  const budget = dynamic ? Math.floor(memoryBytes * ratio) : undefined;
  const cpus = inRange(release, '>=1.17.4') ? Math.max(1, input.distributedLru?.cpus ?? 1) : 1;
  const down = (entries: number): number => Math.floor(entries / cpus) * cpus;
  const up = (entries: number): number => Math.min(Math.ceil(entries / cpus) * cpus, down(LARGEST));
  const byHand = (flag: string | undefined): number | undefined => {
    const given = flag === undefined ? undefined : set?.get(flag);
    return given === undefined ? undefined : inRange(release, '>=1.19.0') ? up(given) : given;
  };

  const sizeOf = ({ flag, entries, least }: DynamicFact): Pick<MapSize, 'entries' | 'from'> => {
    const given = byHand(flag);
    if (given !== undefined) return { entries: given, from: 'option' };
    if (budget === undefined) return { entries, from: 'default' };
    const share = Number((BigInt(entries) * BigInt(budget)) / BigInt(DEFAULT_TOTAL));
    if (share < least) return { entries: up(least), from: 'least' };
    return share > LARGEST ? { entries: down(LARGEST), from: 'largest' } : { entries: up(share), from: 'memory' };
  };

  const sizes = new Map(DYNAMIC_MAPS.map((fact) => [fact.id, sizeOf(fact)]));
  const entriesOf = (id: string): number => sizes.get(id)?.entries ?? 0;
  const conntrack = entriesOf('ct-tcp') + entriesOf('ct-any');
  if (sizes.get('nat')?.from !== 'option' && entriesOf('nat') > conntrack)
    sizes.set('nat', { entries: down((conntrack * 2) / 3), from: 'conntrack' });
  if (sizes.get('neighbour')?.from !== 'option') sizes.set('neighbour', { entries: entriesOf('nat'), from: 'nat' });

  return {
    budget,
    maps: [
      ...DYNAMIC_MAPS.map(({ id, bytes }): MapSize => {
        const size = sizes.get(id) ?? { entries: 0, from: 'default' };
        return { id, ...size, bytes: size.entries * bytes };
      }),
      ...FIXED_MAPS.filter(({ releases }) => inRange(release, releases)).map((fact): MapSize => {
        const given = fact.flag === undefined ? undefined : set?.get(fact.flag);
        if (given === undefined) return { id: fact.id, entries: fact.entries, from: 'default' };
        const most = fact.clamped ? fact.limits?.[1] : undefined;
        return { id: fact.id, entries: most === undefined ? given : Math.min(given, most), from: 'option' };
      }),
    ],
  };
}
