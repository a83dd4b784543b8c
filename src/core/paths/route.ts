/** The hops of a scenario in one mode, in order, with the packet as each of them finds it. */
import { matches } from './match';
import { varied } from './variants';
import type {
  Atlas,
  Case,
  Count,
  Counts,
  Hop,
  HopRef,
  Leg,
  Note,
  Party,
  Scenario,
  Situation,
  Way,
  WayFact,
} from './types';
import { COUNTS } from './types';

export type Direction = 'request' | 'reply';

/** A hop on a route. */
export interface Stop<T> {
  hop: Hop<T>;
  node: 'a' | 'b';
  /** The packet's ends as a rule here sees them, before the hop changes them. */
  from: Party;
  to: Party;
  counts: Counts;
  /** What else holds in this situation. */
  cases: Case<T>[];
  inferred: boolean;
}

export interface Route<T> {
  stops: Stop<T>[];
  notes: Note<T>[];
  /** Parts for which there is no hop list, in words. */
  gaps: T[];
  /** Ids of the facts it is made of. */
  ways: string[];
  inferred: boolean;
  /** A part of BPF that crosses the host's stack all the same. */
  detour: boolean;
}

/** The legs of a scenario that apply; empty where it has no such direction here. */
export function legsOf<T>(scenario: Scenario<T>, direction: Direction, situation: Situation): Leg[] {
  return (direction === 'reply' ? (scenario.reply ?? []) : scenario.legs).filter(({ when }) =>
    matches(when, situation),
  );
}

/** The first fact that gives a part in a mode and situation; undefined where none does. */
export function pickWay<T>(
  { ways }: Atlas<T>,
  parts: string[],
  mode: Way,
  situation: Situation,
): WayFact<T> | undefined {
  for (const part of parts) {
    const found = ways.find(
      (way) =>
        (way.part === part || (Array.isArray(way.part) && way.part.includes(part))) &&
        (way.mode === 'both' || way.mode === mode) &&
        matches(way.applies, situation),
    );
    if (found) return found;
  }
  return undefined;
}

function resolve<T>({ hops }: Atlas<T>, ref: HopRef<T>): Hop<T> {
  const id = typeof ref === 'string' ? ref : ref.id;
  const hop = hops.get(id);
  // A name without a hop is a mistake in the facts, which a test finds; the page shows the name.
  const base = hop ?? ({ id, slot: id, kind: 'stack', short: id, name: id } as unknown as Hop<T>);
  return typeof ref === 'string' ? base : { ...base, ...ref };
}

/** Hops of a fact with those it goes on with. */
function hopsOf<T>(atlas: Atlas<T>, way: WayFact<T>, mode: Way, situation: Situation): [Hop<T>[], WayFact<T>[]] {
  const own = (way.hops ?? []).map((ref) => resolve(atlas, ref));
  const next = way.then && pickWay(atlas, [way.then.part], mode, situation);
  if (!next) return [own, [way]];
  const [rest, more] = hopsOf(atlas, next, mode, situation);
  const start = way.then?.from === undefined ? 0 : rest.findIndex(({ slot }) => slot === way.then?.from);
  const following = rest.slice(Math.max(start, 0)).map((hop) => {
    const changed = way.replace?.find(({ id }) => id === hop.id);
    return changed ? { ...hop, ...changed } : hop;
  });
  return [
    [...own, ...following],
    [way, ...more],
  ];
}

/** The counts of a hop, with what the situation changes about them. */
function countsHere<T>(hop: Hop<T>, cases: Case<T>[]): Counts {
  return Object.assign({}, hop.counts, ...cases.map(({ counts }) => counts));
}

/**
 * The route of a scenario. Undefined where the scenario has no such direction. Legs meet at the wire. A part without a
 * fact, or one that says so itself, is a gap: nothing is drawn in its place.
 */
export function routeOf<T>(
  atlas: Atlas<T>,
  scenario: Scenario<T>,
  direction: Direction,
  mode: Way,
  situation: Situation,
): Route<T> | undefined {
  const legs = legsOf(scenario, direction, situation);
  if (legs.length === 0) return undefined;
  const route: Route<T> = { stops: [], notes: [], gaps: [], ways: [], inferred: false, detour: false };
  for (const { parts, node } of legs) {
    const way = pickWay(atlas, parts, mode, situation);
    if (!way) return undefined;
    const [hops, used] = hopsOf(atlas, way, mode, situation);
    for (const part of used) {
      route.ways.push(part.id);
      if (part.gap !== undefined) route.gaps.push(part.gap);
      route.inferred ||= part.certainty === 'inferred';
      route.detour ||= part.detour === true;
      route.notes.push(
        ...(part.notes ?? []).filter((note) => matches(note.when, situation) && (note.mode ?? mode) === mode),
      );
    }
    const inferred = used.some(({ certainty }) => certainty === 'inferred');
    let [from, to] = way.packet ?? ['pod-a', 'pod-b'];
    for (const hop of varied(atlas, hops, mode, situation)) {
      if (hop.kind === 'wire' && route.stops.at(-1)?.hop.kind === 'wire') continue;
      const cases = (hop.cases ?? []).filter(({ when }) => matches(when, situation));
      const counts = countsHere(hop, cases);
      route.stops.push({
        hop,
        node,
        from,
        to,
        counts,
        cases,
        inferred: inferred || hop.certainty === 'inferred',
      });
      from = hop.sets?.from ?? from;
      to = hop.sets?.to ?? to;
    }
  }
  return route;
}

/** The sums of a route, and its hops. */
export function totals<T>({ stops }: Route<T>): Record<Count | 'hops', number> {
  const sum = (key: Count) => stops.reduce((all, { counts }) => all + (counts[key] ?? 0), 0);
  return { ...(Object.fromEntries(COUNTS.map((key) => [key, sum(key)])) as Record<Count, number>), hops: stops.length };
}
