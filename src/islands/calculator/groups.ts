import { optimizationOf, type Change, type Verdict } from '../../core';

/** What a reader does about a verdict, in the order the page shows it. */
export const GROUPS = ['refused', 'on', 'now', 'blocked', 'missing', 'rest'] as const;
export type Group = (typeof GROUPS)[number];

/** Weights of a step: a value is one upgrade of many, a release an evening, a kernel a reboot of every node. */
const COST: Record<Change['kind'], number> = { value: 1, cilium: 20, kernel: 40 };
const NO_WAY = 1000;

/** How far the nearest change is; larger than any where none is known. */
export const costOf = (changes: readonly Change[] | null): number =>
  changes === null ? NO_WAY : changes.reduce((sum, { kind }) => sum + COST[kind], 0);

/** The step that only a newer kernel or release is; undefined where values do. */
export const stepOf = (changes: readonly Change[] | null): Extract<Change, { atLeast: string }> | undefined =>
  changes?.find((change) => change.kind !== 'value') as Extract<Change, { atLeast: string }> | undefined;

/** The group of a verdict. What this kernel or release cannot, but a newer one can, waits among the blocked. */
export function groupOf({ status, changes }: Verdict): Group {
  switch (status) {
    case 'refused':
      return 'refused';
    case 'on':
      return 'on';
    case 'available':
      return 'now';
    case 'blocked':
      return 'blocked';
    case 'unknown':
      return 'missing';
    case 'unneeded':
      return 'rest';
    case 'unsupported':
      return stepOf(changes) ? 'blocked' : 'rest';
  }
}

/** Verdicts by group, each in working order; what is blocked with the nearest change first. */
export function grouped(verdicts: readonly Verdict[]): Record<Group, Verdict[]> {
  const out: Record<Group, Verdict[]> = { refused: [], on: [], now: [], blocked: [], missing: [], rest: [] };
  for (const verdict of verdicts) out[groupOf(verdict)].push(verdict);
  out.blocked.sort((a, b) => costOf(a.changes) - costOf(b.changes));
  return out;
}

/** Can it be put into the plan: is there a way known, or is it set on the node? */
export function switchable({ id, status, changes }: Verdict): boolean {
  if (status === 'available' && optimizationOf(id)?.kind === 'host') return true;
  return (status === 'available' || status === 'blocked' || status === 'unsupported' || status === 'refused') &&
    changes !== null
    ? changes.length > 0
    : false;
}

/** What the plan holds before anybody chose: what is recommended and needs nothing but values. */
export const suggested = (verdicts: readonly Verdict[]): string[] =>
  verdicts
    .filter(({ status, changes }) => status === 'available' && (changes ?? []).length > 0)
    .filter(({ id }) => optimizationOf(id)?.advice === 'recommended')
    .map(({ id }) => id);
