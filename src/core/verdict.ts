/** What one optimization is in one cluster: in effect, one change away, stopped by something, or of no use. */
import type { Cluster } from './cluster';
import { routingOf, standings, startOf, type Judgement } from './judge';
import { optimizationsOf, type ReadyOptimization } from './optimizations';
import { askedOf, enabling, firedOf, HOST_ROUTING, outcomeOf, refuses, type Outcome } from './outcome';
import type { Standing } from './standing';
import { releaseReason } from './state-reason';
import type { Change, Reason, Tri, Verdict } from './types';

const reasonsOf = (list: readonly Standing[]): Reason[] => list.map(({ reason }) => reason);

/** Verdicts of all optimizations, in working order. */
export function verdicts(judgement: Judgement): Verdict[] {
  return optimizationsOf(judgement.cluster.release.version).map((optimization) => verdictOf(optimization, judgement));
}

/** A verdict in the making: the parts a reader may not look at are computed when somebody does. */
function verdictOf(optimization: ReadyOptimization, judgement: Judgement): Verdict {
  const made: {
    outcome?: Outcome;
    changes?: Change[] | null;
    reasons?: Reason[];
    conditions?: Reason[];
    notes?: Reason[];
    alsoOn?: string[];
  } = {};
  const { configuration, facts } = judgement;
  const outcome = (): Outcome =>
    (made.outcome ??= configuration
      .memory<Outcome>(optimization)
      .answer(facts, () => outcomeOf(optimization, judgement)));
  const changes = (): Change[] | null => {
    if (made.changes === undefined) made.changes = outcome().changes(judgement);
    return made.changes;
  };
  const after = (): Judgement => {
    const steps = changes();
    return steps ? judgement.after(steps) : judgement;
  };
  return {
    id: optimization.id,
    get status() {
      return outcome().status;
    },
    get asked() {
      // Cheaper than the outcome, and often all that is asked.
      return made.outcome?.asked ?? (optimization.exists ? askedOf(optimization, judgement) : false);
    },
    get changes() {
      return changes();
    },
    get reasons() {
      return (made.reasons ??= outcome().reasons(judgement));
    },
    get conditions() {
      return (made.conditions ??= conditionsOf(optimization, judgement, outcome().asked));
    },
    get notes() {
      // Of a node's own settings: as the node is now.
      const { cluster } = optimization.kind === 'host' ? judgement : after();
      return (made.notes ??= notesOf(optimization, cluster));
    },
    get alsoOn() {
      return (made.alsoOn ??= alsoOn(optimization, judgement, after()));
    },
  };
}

function conditionsOf(optimization: ReadyOptimization, judgement: Judgement, asked: Tri): Reason[] {
  if (!optimization.exists) return [releaseReason(optimization, judgement.cluster)];
  if (optimization.id === HOST_ROUTING) return reasonsOf(routingOf(judgement));
  const as = asked === true ? judgement : judgement.after(enabling(optimization, judgement));
  const mine = startOf(as).filter((standing) => refuses(optimization, standing));
  return reasonsOf([...mine, ...standings(optimization.rules, as.cluster)]);
}

const notesOf = (optimization: ReadyOptimization, cluster: Cluster): Reason[] =>
  reasonsOf(firedOf(standings(optimization.notes, cluster, true)));

/** Is it in effect in a judged cluster? Enough to compare two clusters. */
export function inEffect(optimization: ReadyOptimization, judgement: Judgement): boolean {
  if (!optimization.exists || askedOf(optimization, judgement) !== true) return false;
  if (optimization.kind !== 'host' && judgement.starts !== true) return false;
  return (
    standings(optimization.rules, judgement.cluster, true).length === 0 &&
    firedOf(standings(optimization.unneeded, judgement.cluster, true)).length === 0
  );
}

function alsoOn({ id }: ReadyOptimization, before: Judgement, after: Judgement): string[] {
  if (before === after) return [];
  const now = optimizationsOf(before.cluster.release.version);
  return optimizationsOf(after.cluster.release.version)
    .filter(
      (other, index) => other.id !== id && inEffect(other, after) && !inEffect(now[index] as ReadyOptimization, before),
    )
    .map((other) => other.id);
}
