/** Two routes side by side: where they are together, and where one of them is alone. */
import type { Route, Stop } from './route';

/** One line of the hop list: positions in the two routes, counted from 0. */
export interface Row {
  Legacy?: number;
  BPF?: number;
}

const key = <T>({ hop, node }: Stop<T>): string => `${node} ${hop.slot}`;

/**
 * Pairs hops that stand at the same place, in order (longest common subsequence). Where the ways part, BPF's hops come
 * first: they are the short cut past what follows.
 */
export function align<T>(legacy: Route<T> | undefined, bpf: Route<T> | undefined): Row[] {
  const a = (legacy?.stops ?? []).map(key);
  const b = (bpf?.stops ?? []).map(key);
  const longest = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      (longest[i] as number[])[j] =
        a[i] === b[j]
          ? (longest[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(longest[i + 1]?.[j] ?? 0, longest[i]?.[j + 1] ?? 0);
    }
  }
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) rows.push({ Legacy: i++, BPF: j++ });
    else if (j < b.length && (i >= a.length || (longest[i]?.[j + 1] ?? 0) >= (longest[i + 1]?.[j] ?? 0)))
      rows.push({ BPF: j++ });
    else rows.push({ Legacy: i++ });
  }
  return rows;
}
