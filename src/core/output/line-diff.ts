/** Two texts line by line: what stays, what goes, what comes. */

export interface DiffLine {
  text: string;
  kind: 'context' | 'added' | 'removed';
}

/** A part of a difference: lines in sight, or how many that stay the same were left out. */
export type Hunk = { lines: DiffLine[] } | { same: number };

/** A difference with only a few lines around each change, as `diff -U` prints it. */
export function hunksOf(lines: readonly DiffLine[], around = 3): Hunk[] {
  const near = new Uint8Array(lines.length);
  lines.forEach(({ kind }, at) => {
    if (kind !== 'context') near.fill(1, Math.max(0, at - around), at + around + 1);
  });
  const out: Hunk[] = [];
  lines.forEach((line, at) => {
    const last = out.at(-1);
    if (near[at] === 1) {
      if (last && 'lines' in last) last.lines.push(line);
      else out.push({ lines: [line] });
    } else if (last && 'same' in last) last.same += 1;
    else out.push({ same: 1 });
  });
  return out;
}

/** Above this many cells the middle is shown as all removed, all added: the table would take too long. */
const MAX_CELLS = 4_000_000;

/** The shortest way from one list of lines to another, removed before added. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const context = (text: string): DiffLine => ({ text, kind: 'context' });
  return [
    ...before.slice(0, start).map(context),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(context),
  ];
}

function middle(a: readonly string[], b: readonly string[]): DiffLine[] {
  const removed = (text: string): DiffLine => ({ text, kind: 'removed' });
  const added = (text: string): DiffLine => ({ text, kind: 'added' });
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_CELLS) return [...a.map(removed), ...b.map(added)];
  // common[i][j]: lines that a from i and b from j share, in order
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const out: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      out.push({ text: left, kind: 'context' });
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      out.push(removed(left as string));
      i += 1;
    } else {
      out.push(added(right));
      j += 1;
    }
  }
  return out;
}
