/** One pass of the packets along their ways, at one speed, so that only the length differs. */
import { distance, type Point } from '../../core/paths/wave';

/** Milliseconds of the longer way. */
const LONGEST = 4200;

const length = (points: Point[]): number =>
  points.slice(1).reduce((sum, point, i) => sum + distance(points[i] as Point, point), 0);

/** Where a point stands in the drawing, in hundredths of its width, so that a packet keeps its place at any size. */
export const translate = ([x, y]: Point, width: number): string =>
  `translate(${((100 * x) / width).toFixed(3)}cqw, ${((100 * y) / width).toFixed(3)}cqw)`;

/**
 * Moves each layer along its points; `transform` alone is animated. Resolves when the last has arrived; `stop` ends it
 * at once. Layers stay where they are when the reader asked for less motion.
 */
export function play(
  runs: { layer: HTMLElement; points: Point[] }[],
  { width }: { width: number },
): { done: Promise<void>; stop: () => void } {
  const longest = Math.max(1, ...runs.map(({ points }) => length(points)));
  const moves = runs.map(({ layer, points }) => {
    const whole = length(points) || 1;
    let gone = 0;
    const frames = points.map((point, i) => {
      gone += i === 0 ? 0 : distance(points[i - 1] as Point, point);
      return { transform: translate(point, width), offset: Math.min(1, gone / whole) };
    });
    return layer.animate(frames, { duration: (LONGEST * whole) / longest, fill: 'forwards' });
  });
  const stop = () => moves.forEach((move) => move.cancel());
  const done = Promise.all(moves.map(({ finished }) => finished)).then(stop, () => undefined);
  return { done, stop };
}
