/** Named conditions about map sizes: what is set by hand, its limits, and what the memory makes of the ratio. */
import type { Cluster } from './cluster';
import { DEFAULT_RATIO, DYNAMIC_MAPS, FIXED_MAPS, mapSizes, type MapSize } from './map-sizes';
import type { Tri } from './types';

const ratioOf = (cluster: Cluster): number => Number(cluster.flag('bpf-map-dynamic-size-ratio') || DEFAULT_RATIO);
const lru = (cluster: Cluster): boolean => cluster.on('bpf-distributed-lru');

const MAPS = [...DYNAMIC_MAPS, ...FIXED_MAPS];

/** Sizes set by hand, by option; what is no number is left to the agent's own reading. */
function setByHand(cluster: Cluster): Map<string, number> {
  const set = new Map<string, number>();
  for (const { flag } of MAPS) {
    const text = flag === undefined ? '' : cluster.flag(flag);
    if (flag !== undefined && text !== '' && Number.isFinite(Number(text))) set.set(flag, Number(text));
  }
  return set;
}

/** Entries of the NAT map where neither memory nor an option decides. */
const NAT_DEFAULT = DYNAMIC_MAPS.find(({ id }) => id === 'nat')?.entries;

/** A dynamic map has a size of its own, or another one than it would have. */
const sizedByHand = (cluster: Cluster): boolean =>
  DYNAMIC_MAPS.some(({ flag }) => cluster.flag(flag) !== '') ||
  FIXED_MAPS.some(({ flag, entries }) => {
    const given = flag === undefined ? '' : cluster.flag(flag);
    return given !== '' && Number(given) !== entries;
  });

/** Memory in bytes where somebody gave a usable one. */
const usable = (bytes: unknown): bytes is number => typeof bytes === 'number' && bytes > 0 && Number.isFinite(bytes);

/** Sizes of the maps for any memory in bytes. */
function sizesOf(cluster: Cluster): (memoryBytes: number) => MapSize[] {
  const cpus = lru(cluster) ? cluster.cpus : undefined;
  const input = {
    release: cluster.release.version,
    ratio: ratioOf(cluster),
    set: setByHand(cluster),
    ...(typeof cpus === 'number' ? { distributedLru: { cpus } } : {}),
  };
  return (memoryBytes) => mapSizes({ ...input, memoryBytes }).maps;
}

/** Entries of both conntrack maps. */
const conntrack = (sizes: MapSize[]): number =>
  sizes.reduce((sum, { id, entries }) => (id.startsWith('ct-') ? sum + entries : sum), 0);

/** NAT set by hand may hold at most what both conntrack maps do, which may depend on the memory. */
function natTooLarge(cluster: Cluster): Tri {
  const nat = Number(cluster.flag('bpf-nat-global-max') || 0);
  // The size it has without a ratio follows conntrack, also where somebody wrote it.
  if (!(nat > 0) || nat === NAT_DEFAULT) return false;
  const sizes = sizesOf(cluster);
  return cluster.fromMemory((bytes) => {
    if (usable(bytes)) return nat > conntrack(sizes(bytes));
    if (nat > conntrack(sizes(Number.MAX_SAFE_INTEGER))) return true;
    return nat > conntrack(sizes(0)) ? 'unknown' : false;
  });
}

/** At this ratio every map that follows the memory has its least size. */
function allLeast(cluster: Cluster): Tri {
  const sizes = sizesOf(cluster);
  return cluster.fromMemory((bytes) =>
    usable(bytes) ? sizes(bytes).every(({ from }) => !['memory', 'largest', 'conntrack'].includes(from)) : 'unknown',
  );
}

/** Every named condition about maps. Source: cilium/cilium@1.20: pkg/option/config.go */
export const MAP_CONDITIONS: Record<string, (cluster: Cluster) => Tri> = {
  mapsSized: (cluster) => sizedByHand(cluster) || lru(cluster) || ![DEFAULT_RATIO, 0].includes(ratioOf(cluster)),
  mapsByHand: sizedByHand,
  // Only the ratio asks, and it leaves every map as small as the default does.
  mapsStaySmall: (cluster) =>
    sizedByHand(cluster) || lru(cluster) || [DEFAULT_RATIO, 0].includes(ratioOf(cluster)) ? false : allLeast(cluster),
  memoryNotGiven: (cluster) => cluster.fromMemory((bytes) => !usable(bytes)),
  memoryUnknown: (cluster) => cluster.fromMemory((bytes) => (usable(bytes) ? false : 'unknown')),
  mapLimitsBroken: (cluster) => {
    const set = setByHand(cluster);
    return MAPS.some(({ flag, limits, clamped }) => {
      const given = flag === undefined ? undefined : set.get(flag);
      if (given === undefined || !limits) return false;
      return given < limits[0] || (given > limits[1] && clamped !== true);
    });
  },
  natTooLarge,
};
