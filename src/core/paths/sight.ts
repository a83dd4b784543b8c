/** Which rules and tools still see a packet, and which stop seeing it when host routing changes. */
import type { Route } from './route';
import type { Atlas, RuleFact } from './types';

/** sees: the packet itself; outer: only the tunnel's or the encrypted packet around it; blind: neither. */
export type Sight = 'sees' | 'outer' | 'blind' | 'unknown';

export interface Seen<T> {
  rule: RuleFact<T>;
  Legacy: Sight;
  BPF: Sight;
  /** Saw the packet in Legacy and no longer does. */
  stops: boolean;
}

/** What a rule sees of a route; unknown where hops are missing. */
export function sightOf<T>({ taps = [], counts }: RuleFact<T>, route: Route<T> | undefined): Sight {
  if (!route || route.gaps.length > 0) return 'unknown';
  const met = route.stops.filter(
    (stop) =>
      taps.some((tap) => stop.hop.taps?.includes(tap)) || (counts !== undefined && (stop.counts[counts] ?? 0) > 0),
  );
  if (met.some(({ hop }) => hop.outer === undefined)) return 'sees';
  return met.length > 0 ? 'outer' : 'blind';
}

/** All rules for the two routes of a scenario: first those that stop seeing it, then those that see, then the rest. */
export function seenBy<T>(atlas: Atlas<T>, legacy: Route<T> | undefined, bpf: Route<T> | undefined): Seen<T>[] {
  const rank = ({ stops, Legacy, BPF }: Seen<T>): number => (stops ? 0 : Legacy === 'blind' && BPF === 'blind' ? 2 : 1);
  return atlas.rules
    .map((rule): Seen<T> => {
      const [before, after] = [sightOf(rule, legacy), sightOf(rule, bpf)];
      return { rule, Legacy: before, BPF: after, stops: before === 'sees' && (after === 'blind' || after === 'outer') };
    })
    .toSorted((a, b) => rank(a) - rank(b));
}
