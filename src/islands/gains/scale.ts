/** A logarithmic axis of ratios. */

/** Where a ratio stands, in percent of the axis, and the marks to draw. */
export interface Scale {
  at(ratio: number): number;
  ticks: number[];
}

const TICKS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 1.5, 2, 3, 4, 5, 7, 10];
/** Room for half a mark at both ends, in percent. */
const EDGE = 4;

/** An axis that holds all ratios and 1; values that are no ratio are left out. */
export function scaleOf(ratios: readonly number[]): Scale {
  const usable = ratios.filter((ratio) => Number.isFinite(ratio) && ratio > 0);
  const low = Math.log(Math.min(0.8, ...usable));
  const high = Math.log(Math.max(1.25, ...usable));
  const at = (ratio: number): number => EDGE + ((Math.log(ratio) - low) / (high - low)) * (100 - 2 * EDGE);
  const inside = TICKS.filter((tick) => Math.log(tick) >= low - 1e-9 && Math.log(tick) <= high + 1e-9);
  // Labels need room: 1 always stays, others give way to what is already placed.
  const placed: number[] = [1];
  for (const tick of [0.5, 2, 4, 0.1, 0.2, 3, 1.5, 0.05, 7, 10, 5, 0.02])
    if (inside.includes(tick) && placed.every((other) => Math.abs(at(other) - at(tick)) > 11)) placed.push(tick);
  return { at, ticks: placed.toSorted((a, b) => a - b) };
}
