/** The nearest change: which steps lead to a goal, found by taking them and judging again. */
import { changesOf, mergeChanges, sameChanges } from './changes';
import type { Judgement } from './judge';
import type { Fix } from './rules';
import type { Standing } from './standing';
import type { Change } from './types';

const LIMIT = 10;

/** What stands between a judged cluster and a goal, first match first; nothing where it is reached. */
export type Goal = (judgement: Judgement) => readonly Standing[];

export interface Way {
  /** All steps, those it began with first; null when no change of values or kernel is known to lead there. */
  changes: Change[] | null;
  /** What stood in the way, in the order it was met. */
  obstacles: Obstacle[];
}

export interface Obstacle {
  standing: Standing;
  /** The steps after which it was met. */
  after: readonly Change[];
}

/** Steps of a goal's own where the rule's would give the goal up: by rule id, or by the kernel feature that is missing. */
export interface Detours {
  rules: ReadonlyMap<string, Detour>;
  features: ReadonlyMap<string, Detour>;
}

export interface Detour {
  fix?: readonly Fix[];
  /** Taking it gives up something else, or asks the network for more. */
  trade?: boolean;
  /** The way leads through another outcome: BPF host routing, by the steps of its own rules. */
  via?: 'host-routing';
}

/** The detour around what stands in the way, where the goal has one. */
export const detourOf = (standing: Standing, detours: Detours | undefined): Detour | undefined =>
  detours &&
  (detours.rules.get(standing.id) ??
    standing.features?.map((feature) => detours.features.get(feature)).find((detour) => detour !== undefined));

/** Fixes as changes, by release. */
const known = new WeakMap<readonly Fix[], Map<string, Change[]>>();

function stepsOf(fixes: readonly Fix[], version: string): readonly Change[] {
  let byVersion = known.get(fixes);
  if (!byVersion) known.set(fixes, (byVersion = new Map()));
  let changes = byVersion.get(version);
  if (!changes) byVersion.set(version, (changes = changesOf(fixes, version)));
  return changes;
}

function stepFor(standing: Standing, version: string, detours: Detours | undefined): readonly Change[] | null {
  const detour = detourOf(standing, detours);
  if (detour) return detour.fix ? stepsOf(detour.fix, version) : null;
  if (standing.kernel !== undefined) return [{ kind: 'kernel', atLeast: standing.kernel }];
  return standing.fix ? stepsOf(standing.fix, version) : null;
}

/** Do added steps take back one that a goal is made of? */
const undoes = (added: readonly Change[], begin: readonly Change[]): boolean =>
  added.some(
    (change) =>
      change.kind === 'value' &&
      begin.some((own) => own.kind === 'value' && own.path === change.path && own.to !== change.to),
  );

/**
 * Ends what stands in the way of a goal, first match first, until nothing does. `begin` are steps the goal itself is
 * made of: they are never taken back. Steps that turn out not to be needed are still among them, see `shortened`.
 */
export function wayTo(goal: Goal, from: Judgement, begin: readonly Change[] = [], detours?: Detours): Way {
  const { version } = from.cluster.release;
  let changes: Change[] = [...begin];
  const obstacles: Obstacle[] = [];
  for (let step = 0; ; step += 1) {
    const open = goal(from.after(changes));
    if (open.length === 0) return { changes, obstacles };
    const standing = open.find(({ fired }) => fired === true) ?? (open[0] as Standing);
    obstacles.push({ standing, after: changes });
    const added = step === LIMIT ? null : stepFor(standing, version, detours);
    const merged = added && !undoes(added, begin) ? mergeChanges(changes, added) : changes;
    if (sameChanges(merged, changes)) return { changes: null, obstacles };
    changes = merged;
  }
}

/** A way without the steps that turn out not to be needed; those it began with are never dropped. */
export function shortened(way: Change[], goal: Goal, from: Judgement, begin: readonly Change[] = []): Change[] {
  if (way.length <= Math.max(1, begin.length)) return way;
  let changes = way;
  for (const change of way) {
    if (begin.includes(change)) continue;
    const without = changes.filter((other) => other !== change);
    if (goal(from.after(without)).length === 0) changes = without;
  }
  return changes;
}

/** BPF host routing: the agent starts and nothing makes it fall back. */
export const bpfHostRouting: Goal = ({ start, routing }) => [...start(), ...routing()];
