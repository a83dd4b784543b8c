/** The square wave of Legacy between two points of the straight line. */
import type { Hop } from './types';

export type Point = [x: number, y: number];

/** Heights of the wave's upper edge and of the dip between two hooks. */
const TOP = 92;
const LOW = 272;
/** Upper edge where no hook of netfilter is passed: a bump for the queue. */
const BUMP = 84;
const STEP = 32;

export interface Place {
  x: number;
  y: number;
  label: 'above' | 'right' | 'below';
  tables: { name: string; y: number }[];
}

/** Places hops on the way round: hooks on uprights, lookups on the edges between them, the rest on the way down. */
export function wave<T>(
  hops: Hop<T>[],
  { from, to, base, tall }: { from: number; to: number; base: number; tall: boolean },
): { points: Point[]; places: Place[] } {
  if (hops.length === 0) return { points: [], places: [] };
  const isHook = ({ kind }: Hop<T>): boolean => kind === 'netfilter';
  const n = hops.filter(isHook).length;
  if (n === 0) return bump(hops, from, to, tall ? base - 78 : BUMP, base);
  const first = hops.findIndex(isHook);
  const last = hops.findLastIndex(isHook);
  const rest = hops.length - 1 - last;
  const start = from + 14;
  const end = to - (rest > 0 ? 44 : 10);
  const step = (end - start) / n;
  const points: Point[] = [];
  const places: Place[] = [];
  let hook = 0;
  for (const [i, hop] of hops.entries()) {
    if (isHook(hop)) {
      const x = start + step * hook;
      const up = hook % 2 === 0;
      points.push([x, hook === 0 ? base : up ? LOW : TOP], [x, up ? TOP : LOW]);
      const names = hop.tables ?? [];
      const low = 172 + STEP * (Math.max(names.length, 1) - 1);
      const tables = names.map((name, k) => ({ name, y: up ? low - STEP * k : 172 + STEP * k }));
      places[i] = { x, y: tables[Math.floor(tables.length / 2)]?.y ?? 204, label: 'right', tables };
      hook++;
    } else if (i < first) {
      places[i] = { x: start, y: base - 34 * (first - i), label: 'right', tables: [] };
    } else if (i < last) {
      const up = hook % 2 === 1; // the hook before this led up: its edge is the upper one
      places[i] = { x: start + step * (hook - 0.5), y: up ? TOP : LOW, label: up ? 'above' : 'below', tables: [] };
    } else {
      const height = base - TOP - 60;
      places[i] = { x: end, y: TOP + 60 + (height * (i - last - 0.35)) / rest, label: 'right', tables: [] };
    }
  }
  points.push([end, n % 2 === 1 ? TOP : LOW], [end, base]);
  return { points, places };
}

function bump<T>(
  hops: Hop<T>[],
  from: number,
  to: number,
  top: number,
  base: number,
): { points: Point[]; places: Place[] } {
  const [left, right] = [from + 12, to - 12];
  return {
    points: [
      [left, base],
      [left, top],
      [right, top],
      [right, base],
    ],
    places: hops.map((_, i) => ({
      x: left + ((right - left) * (i + 0.5)) / hops.length,
      y: top,
      label: 'above',
      tables: [],
    })),
  };
}

/** A polyline with rounded corners as an SVG path. */
export function rounded(points: Point[], radius = 14): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${at(first)}`;
  for (const [i, corner] of rest.entries()) {
    const before = i === 0 ? first : (rest[i - 1] as Point);
    const after = rest[i + 1];
    if (!after) {
      d += `L${at(corner)}`;
      continue;
    }
    const turn = (before[0] - corner[0]) * (after[1] - corner[1]) !== (before[1] - corner[1]) * (after[0] - corner[0]);
    if (!turn) continue;
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    d += `L${at(towards(corner, before, r))}Q${at(corner)} ${at(towards(corner, after, r))}`;
  }
  return d;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const at = ([x, y]: Point): string => `${round(x)} ${round(y)}`;
export const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);
function towards([x, y]: Point, target: Point, by: number): Point {
  const whole = distance([x, y], target) || 1;
  return [x + ((target[0] - x) * by) / whole, y + ((target[1] - y) * by) / whole];
}
