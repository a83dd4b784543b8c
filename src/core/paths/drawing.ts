/**
 * Where everything stands in the drawing: BPF is a straight line, Legacy leaves it in a square wave, one upright a hook of
 * netfilter. Plain numbers in the drawing's own units; a view turns them into SVG.
 */
import type { Row } from './align';
import { spacesOf, type Space } from './spaces';
import { wave, type Point } from './wave';
import type { Route, Stop } from './route';
import { WAYS, type Hop, type Way } from './types';

/** One hop in the drawing. */
export interface Mark {
  /** Line of the hop list. */
  row: number;
  way: Way | 'both';
  shape: 'box' | 'dot' | 'hook' | 'square';
  x: number;
  y: number;
  /** Width of a box. */
  w: number;
  label: string;
  at: 'in' | 'above' | 'right' | 'below';
  /** Labels below the line stand in two rows, so that neighbours have room. */
  line: number;
  /** Netfilter's tables with their heights, in the order a packet meets them. */
  tables: { name: string; y: number }[];
}

export interface Track {
  points: Point[];
  /** Position of each hop on it, by index in the route. */
  at: Point[];
}

export interface Drawing {
  width: number;
  height: number;
  /** Height of the straight line. */
  base: number;
  spaces: Space[];
  marks: Mark[];
  Legacy?: Track;
  BPF?: Track;
}

/** Two routes and how they are aligned. */
export interface Pair<T> {
  rows: Row[];
  Legacy: Route<T> | undefined;
  BPF: Route<T> | undefined;
}

/** The hop of a way at a line of the list. */
export function stopAt<T>(pair: Pair<T>, row: number, way: Way): Stop<T> | undefined {
  const index = pair.rows[row]?.[way];
  return index === undefined ? undefined : pair[way]?.stops[index];
}

/** The hop at a line, BPF's where both have one. */
export const anyAt = <T>(pair: Pair<T>, row: number): Stop<T> =>
  (stopAt(pair, row, 'BPF') ?? stopAt(pair, row, 'Legacy')) as Stop<T>;

const MARGIN = 34;
const wide = (label: string): number => label.length * 7.7;
const boxWidth = (label: string): number => Math.max(44, Math.round(wide(label) + 18));
/** Hops that a small drawing leaves to the list. */
const SMALL = new Set(['queue', 'nic', 'wire', 'stack']);
/** Places of the host's forward path: drawn as a wave even where there is no BPF beside it. */
const ROUND = new Set(['stack', 'prerouting', 'route', 'forward', 'postrouting', 'cilium-host']);
const isHook = <T>({ kind }: Hop<T>): boolean => kind === 'netfilter';

/** A stretch of the drawing: one hop of the line, or the lines of the list in which the ways part. */
interface Part {
  rows: number[];
  common: boolean;
  width: number;
}

function partsOf<T>(pair: Pair<T>, compact: boolean): Part[] {
  const parts: Part[] = [];
  for (const row of pair.rows.keys()) {
    const [legacy, bpf] = WAYS.map((way) => stopAt(pair, row, way));
    const common = pair.BPF ? legacy !== undefined && bpf !== undefined : !ROUND.has(legacy?.hop.slot ?? '');
    const alone = pair.Legacy === undefined;
    const last = parts.at(-1);
    if (!common && !alone && last && !last.common) last.rows.push(row);
    else parts.push({ rows: [row], common: common || alone, width: 0 });
  }
  for (const part of parts) {
    const [row = 0] = part.rows;
    const { hop } = anyAt(pair, row);
    part.width = part.common ? (hidden(hop, compact) ? 0 : commonWidth(hop)) : splitWidth(pair, part);
  }
  return parts;
}

const hidden = <T>(hop: Hop<T>, compact: boolean): boolean => compact && SMALL.has(hop.kind) && hop.box === undefined;

function commonWidth<T>(hop: Hop<T>): number {
  if (hop.box !== undefined) return boxWidth(hop.box) + 18;
  if (isHook(hop)) return Math.max(...hop.short.split(' · ').map(wide)) + 14;
  return Math.max(40, wide(hop.short) * 0.62);
}

const hopsOf = <T>(pair: Pair<T>, part: Part, way: Way): Hop<T>[] =>
  part.rows.flatMap((row) => stopAt(pair, row, way)?.hop ?? []);

function splitWidth<T>(pair: Pair<T>, part: Part): number {
  const straight = hopsOf(pair, part, 'BPF').reduce((sum, { short }) => sum + wide(short) + 24, 0);
  const legacy = hopsOf(pair, part, 'Legacy');
  const hooks = legacy.filter(isHook).length;
  const after = legacy.at(-1);
  const round =
    hooks > 0
      ? 136 + (hooks - 1) * 114 + (after && !isHook(after) ? 34 : 0)
      : legacy.length > 0
        ? 60 + legacy.length * 96
        : 0;
  return Math.max(straight, round);
}

/** Lays out two aligned routes. `compact` is for a column of text: fewer marks, the same lines. */
export function draw<T>(pair: Pair<T>, { width = 1280, compact = false } = {}): Drawing {
  const parts = partsOf(pair, compact);
  const tall = parts.some((part) => !part.common && hopsOf(pair, part, 'Legacy').some(isHook));
  const base = tall ? 348 : 148;
  const total = parts.reduce((sum, part) => sum + part.width, 0);
  const full = Math.max(width, total + 2 * MARGIN + parts.length * 6);
  const gap = (full - 2 * MARGIN - total) / Math.max(1, parts.length);

  const marks: Mark[] = [];
  const points: Point[] = [];
  const at: Record<Way, Point[]> = { Legacy: [], BPF: [] };
  const put = (way: Way, row: number, point: Point) => {
    const index = pair.rows[row]?.[way];
    if (index !== undefined) at[way][index] = point;
  };
  let x = MARGIN;
  let line = 0;
  for (const part of parts) {
    const [from, to] = [x + gap / 2, x + gap / 2 + part.width];
    x = to + gap / 2;
    if (part.common) {
      const [row = 0] = part.rows;
      const { hop } = anyAt(pair, row);
      const middle = (from + to) / 2;
      for (const way of WAYS) put(way, row, [middle, base]);
      points.push([middle, base]);
      if (hidden(hop, compact)) continue;
      const mark = onLine(row, hop, middle, base);
      if (mark.shape === 'dot') mark.line = line = 1 - line;
      marks.push(mark);
      continue;
    }
    const placed = wave(hopsOf(pair, part, 'Legacy'), { from, to, base, tall });
    points.push(...placed.points);
    const legacy = part.rows.filter((row) => stopAt(pair, row, 'Legacy'));
    for (const [i, row] of legacy.entries()) {
      const { hop } = stopAt(pair, row, 'Legacy') as Stop<T>;
      const place = placed.places[i];
      if (!place) continue;
      put('Legacy', row, [place.x, place.y]);
      if (compact && hop.kind === 'stack') continue;
      const shape = isHook(hop) ? 'hook' : hop.box === undefined ? 'square' : 'box';
      const { x: px, y, tables } = place;
      const w = hop.box === undefined ? 0 : boxWidth(hop.box);
      const label = isHook(hop) ? hop.hook : (hop.box ?? hop.short);
      marks.push({
        row,
        way: 'Legacy',
        shape,
        x: px,
        y,
        w,
        label,
        at: shape === 'box' ? 'in' : place.label,
        line: 0,
        tables,
      });
    }
    const bpf = part.rows.filter((row) => stopAt(pair, row, 'BPF'));
    for (const [i, row] of bpf.entries()) {
      const spot = from + ((to - from) * (i + 0.5)) / bpf.length;
      put('BPF', row, [spot, base]);
      marks.push({ ...onLine(row, (stopAt(pair, row, 'BPF') as Stop<T>).hop, spot, base), way: 'BPF' });
    }
  }
  const tracks = Object.fromEntries(
    WAYS.flatMap((way) => {
      const route = pair[way];
      if (!route || route.stops.length === 0) return [];
      const middle = way === 'Legacy' ? points : at.BPF.filter((_, i, all) => i === 0 || i === all.length - 1);
      return [[way, { points: atEdges(route, middle, base, full), at: at[way] }]];
    }),
  );
  return { width: full, height: base + 62, base, spaces: spacesOf(pair, marks, at, full), marks, ...tracks };
}

function onLine<T>(row: number, hop: Hop<T>, x: number, y: number): Mark {
  const shape = hop.box !== undefined ? 'box' : isHook(hop) ? 'square' : 'dot';
  const at = shape === 'box' ? 'in' : shape === 'square' ? 'above' : 'below';
  const w = hop.box === undefined ? 0 : boxWidth(hop.box);
  return { row, way: 'both', shape, x, y, w, label: hop.box ?? hop.short, at, line: 0, tables: [] };
}

/** A line begins or ends at the edge where the packet comes from or goes to the wire, else at its first or last hop. */
function atEdges<T>({ stops }: Route<T>, points: Point[], base: number, full: number): Point[] {
  const first = stops[0]?.hop.kind === 'wire';
  const last = stops.at(-1)?.hop.kind === 'wire';
  const left: Point[] = first ? [[0, base]] : [];
  const right: Point[] = last ? [[full, base]] : [];
  return [...left, ...points, ...right];
}
