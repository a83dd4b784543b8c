/** The known Helm path that a reader probably meant. */
import { KEYS } from './keys';

/** Longer texts are nobody's slip. */
const MAX_LENGTH = 80;

/** Letters to change, add, drop or swap between two texts; stops counting above `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}

const lower = KEYS.map(({ path }) => ({ path, text: path.toLowerCase(), name: path.split('.').at(-1)?.toLowerCase() }));

/**
 * The nearest known path: the same letters in other case, a slip of one or two letters, or a name that only one path
 * ends with. Undefined where none is near.
 */
export function nearestKey(path: string): string | undefined {
  if (path.length > MAX_LENGTH) return undefined;
  const text = path.toLowerCase();
  const same = lower.find((key) => key.text === text);
  if (same) return same.path;
  const most = text.length < 8 ? 1 : text.length < 16 ? 2 : 3;
  let best: { path: string; far: number } | undefined;
  for (const key of lower) {
    const far = distance(text, key.text, Math.min(most, (best?.far ?? most + 1) - 1));
    if (far <= most && far < (best?.far ?? Infinity)) best = { path: key.path, far };
  }
  if (best) return best.path;
  const name = text.split('.').at(-1) ?? '';
  if (name === 'enabled' || name.length < 6) return undefined;
  const named = lower.filter((key) => key.name === name);
  return named.length === 1 ? named[0]?.path : undefined;
}
