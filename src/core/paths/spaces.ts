/** Network namespaces as stretches of the drawing, from the hops that stand in them. */
import type { Mark, Pair } from './drawing';
import { WAYS, type Way } from './types';
import type { Point } from './wave';

/** One namespace, or the world outside. */
export interface Space {
  x: number;
  w: number;
  kind: 'host' | 'pod' | 'wire';
  /** Node of a host (`a`, `b`), party of a pod. */
  of: string;
}

/** Room left around the marks of a host's namespace. */
const PAD = 16;

export function spacesOf<T>(pair: Pair<T>, marks: Mark[], at: Record<Way, Point[]>, full: number): Space[] {
  const spaces: { kind: Space['kind']; of: string; from: number; to: number }[] = [];
  for (const [row, indexes] of pair.rows.entries()) {
    const stops = WAYS.flatMap((way) => {
      const index = indexes[way];
      const stop = index === undefined ? undefined : pair[way]?.stops[index];
      return stop && index !== undefined ? [{ stop, x: at[way][index]?.[0] ?? 0 }] : [];
    });
    const { stop } = stops[0] ?? {};
    if (!stop) continue;
    const half = (marks.find((mark) => mark.row === row)?.w ?? 0) / 2;
    const xs = stops.map(({ x }) => x);
    const [from, to] = [Math.min(...xs) - half, Math.max(...xs) + half];
    const kind = stop.hop.where === 'nic' ? 'host' : stop.hop.where;
    const last = spaces.at(-1);
    if (last && last.kind === kind && (kind !== 'host' || last.of === stop.node)) last.to = Math.max(last.to, to);
    else spaces.push({ kind, of: kind === 'host' ? stop.node : row === 0 ? stop.from : stop.to, from, to });
  }
  return spaces.map(({ kind, of, from, to }) => {
    const pad = kind === 'host' ? PAD : 0;
    const x = Math.max(0, from - pad);
    return { kind, of, x, w: Math.min(full, to + pad) - x };
  });
}
