/** The nearest change: which steps lead to a goal, found by taking them and judging again. */
import { applyChanges, changesOf, mergeChanges, sameChanges } from './changes';
import { judge, type Judgement } from './judge';
import type { Fix } from './rules';
import type { Standing } from './standing';
import type { Change, Environment } from './types';

const LIMIT = 10;

/** What stands between a judged cluster and a goal, first match first; nothing where it is reached. */
export type Goal = (judgement: Judgement) => Standing[];

export interface Search {
  /** All steps, those it began with first; null when no change of values or kernel is known to lead there. */
  changes: Change[] | null;
  /** What stood in the way, in the order it was met. */
  obstacles: Standing[];
  /** The cluster at the end, or where no step led on. */
  end: Judgement;
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

function stepFor(standing: Standing, judgement: Judgement, detours: Detours | undefined): Change[] | null {
  const detour = detourOf(standing, detours);
  if (detour) return detour.fix ? changesOf(detour.fix, judgement.release.version) : null;
  if (standing.kernel !== undefined) return [{ kind: 'kernel', atLeast: standing.kernel }];
  return standing.fix ? changesOf(standing.fix, judgement.release.version) : null;
}

/** Do added steps take back one that a goal is made of? */
const undoes = (added: readonly Change[], begin: readonly Change[]): boolean =>
  added.some(
    (change) =>
      change.kind === 'value' &&
      begin.some((own) => own.kind === 'value' && own.path === change.path && own.to !== change.to),
  );

/**
 * Ends what stands in the way of a goal, first match first, until nothing does, then drops every step that turns out
 * not to be needed. `begin` are steps the goal itself is made of: they are never dropped or taken back.
 */
export function search(environment: Environment, goal: Goal, begin: readonly Change[] = [], detours?: Detours): Search {
  let changes: Change[] = [...begin];
  let judgement = judge(applyChanges(environment, changes));
  const obstacles: Standing[] = [];
  for (let step = 0; ; step += 1) {
    const open = goal(judgement);
    if (open.length === 0) break;
    const standing = open.find(({ fired }) => fired === true) ?? (open[0] as Standing);
    obstacles.push(standing);
    const added = step === LIMIT ? null : stepFor(standing, judgement, detours);
    const merged = added && !undoes(added, begin) ? mergeChanges(changes, added) : changes;
    if (sameChanges(merged, changes)) return { changes: null, obstacles, end: judgement };
    changes = merged;
    judgement = judge(applyChanges(environment, changes));
  }
  if (changes.length > Math.max(1, begin.length)) {
    for (const change of changes) {
      if (begin.includes(change)) continue;
      const without = changes.filter((other) => other !== change);
      const next = judge(applyChanges(environment, without));
      if (goal(next).length === 0) {
        changes = without;
        judgement = next;
      }
    }
  }
  return { changes, obstacles, end: judgement };
}

/** BPF host routing: the agent starts and nothing makes it fall back. */
export const bpfHostRouting: Goal = ({ start, routing }) => [...start, ...routing];
