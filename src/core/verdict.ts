/** What one optimization is in one cluster: in effect, one change away, stopped by something, or of no use. */
import { found } from './chart';
import { applyChanges, changesOf, mergeChanges } from './changes';
import type { Cluster } from './cluster';
import { judge, routingOf, standings, startOf, type Judgement } from './judge';
import { optionAt } from './options';
import { optimizationsOf, type ReadyOptimization } from './optimizations';
import { inRange } from './range';
import { bpfHostRouting, detourOf, search, type Goal, type Search } from './search';
import { factFound, RuleStanding, type Standing } from './standing';
import type { Change, Environment, Reason, Tri, Verdict, VerdictStatus } from './types';

/** The one whose goal is an outcome and not a value: BPF host routing. */
export const HOST_ROUTING = 'host-routing';

const firedOf = <S extends Standing>(list: readonly S[]): S[] => list.filter(({ fired }) => fired === true);
const reasonsOf = (list: readonly Standing[]): Reason[] => list.map(({ reason }) => reason);

/** A verdict in the making: the parts a reader may not look at are computed when somebody does. */
interface Outcome {
  status: VerdictStatus;
  asked: Tri;
  reasons: () => Reason[];
  changes: () => Change[] | null;
}

/** Verdicts of all optimizations, in working order. */
export function verdicts(environment: Environment, judgement: Judgement): Verdict[] {
  return optimizationsOf(judgement.release.version).map((optimization) =>
    verdictOf(optimization, environment, judgement),
  );
}

function verdictOf(optimization: ReadyOptimization, environment: Environment, judgement: Judgement): Verdict {
  const made: {
    outcome?: Outcome;
    changes?: Change[] | null;
    reasons?: Reason[];
    conditions?: Reason[];
    notes?: Reason[];
    alsoOn?: string[];
    after?: Judgement;
  } = {};
  const outcome = (): Outcome => (made.outcome ??= outcomeOf(optimization, environment, judgement));
  const changes = (): Change[] | null => {
    if (made.changes === undefined) made.changes = outcome().changes();
    return made.changes;
  };
  const after = (): Judgement => {
    const steps = changes();
    return (made.after ??= steps && steps.length > 0 ? judge(applyChanges(environment, steps)) : judgement);
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
      return (made.reasons ??= outcome().reasons());
    },
    get conditions() {
      return (made.conditions ??= conditionsOf(optimization, environment, judgement, outcome().asked));
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

function outcomeOf(optimization: ReadyOptimization, environment: Environment, judgement: Judgement): Outcome {
  const { cluster } = judgement;
  if (!optimization.exists) {
    const { since } = optimization;
    const later = since !== undefined && !cluster.is(`>=${since}`);
    return {
      status: 'unsupported',
      asked: false,
      reasons: () => [releaseReason(optimization, cluster)],
      changes: () => (later ? [{ kind: 'cilium', atLeast: since }] : null),
    };
  }
  const asked = askedOf(optimization, judgement);
  if (asked === true) return whenAsked(optimization, environment, judgement);
  const otherwise = whenNotAsked(optimization, environment, judgement);
  if (asked === false) return otherwise;
  // Nobody knows whether it is asked for; that matters only where the two answers differ.
  if (whenAsked(optimization, environment, judgement).status === otherwise.status && otherwise.status !== 'unknown')
    return { ...otherwise, asked };
  return {
    status: 'unknown',
    asked,
    reasons: () => [stateReason(optimization, cluster, 'unknown')],
    changes: () => null,
  };
}

/** Is it asked for? Of host routing nobody asks: it is what the agent chooses. */
const askedOf = (optimization: ReadyOptimization, { cluster, mode }: Judgement): Tri =>
  optimization.id === HOST_ROUTING ? mode === 'BPF' : optimization.asked(cluster);

/** Is a standing one that refuses an optimization: by rule, or by a demand on the kernel made because of it? */
const refuses = (optimization: ReadyOptimization, { id, features }: Standing): boolean =>
  optimization.refusals.has(id) || (features ?? []).some((feature) => optimization.refusals.has(feature));

/** Does the kernel alone keep this release from starting, whatever the values? */
const kernelStops = (start: readonly Standing[]): boolean => start.some(({ base }) => base === true);

function whenAsked(optimization: ReadyOptimization, environment: Environment, judgement: Judgement): Outcome {
  const { cluster, start, starts } = judgement;
  const host = optimization.kind === 'host';
  const result = (status: VerdictStatus, list: Standing[]): Outcome => ({
    status,
    asked: true,
    reasons: () => (list.length > 0 ? reasonsOf(list) : [stateReason(optimization, cluster, 'held')]),
    changes: () =>
      status === 'on' || status === 'unneeded'
        ? []
        : search(environment, goalOf(optimization), [], optimization.detours).changes,
  });
  if (!host && kernelStops(start)) return result('unsupported', firedOf(start));
  const refusals = start.filter((standing) => standing.fired === true && refuses(optimization, standing));
  if (refusals.length > 0) return result('refused', refusals);
  const unneeded = firedOf(standings(optimization.unneeded, cluster, true));
  if (unneeded.length > 0 && (host || starts !== false)) return result('unneeded', unneeded);
  if (!host && starts === false) return result('blocked', firedOf(start));
  const open = standings(optimization.rules, cluster, true);
  const fired = open.filter((standing) => standing.fired === true);
  if (fired.length > 0) return result(statusOf(fired[0] as RuleStanding), fired);
  const unknown = [...(host ? [] : start.filter((standing) => standing.fired === 'unknown')), ...open];
  if (unknown.length > 0) return { ...result('unknown', unknown), changes: () => null };
  return result('on', []);
}

const statusOf = (standing: RuleStanding): VerdictStatus => standing.rule.status ?? 'blocked';

/** Reached when nothing stops the agent and no rule of the optimization fires. */
function goalOf(optimization: ReadyOptimization): Goal {
  if (optimization.id === HOST_ROUTING) return bpfHostRouting;
  const { detours, kind, rules } = optimization;
  return ({ start, routing, cluster }) => [
    ...(kind === 'host' ? [] : start).flatMap((standing) =>
      detourOf(standing, detours)?.via === 'host-routing' ? routing : [standing],
    ),
    ...standings(rules, cluster, true),
  ];
}

function enabling({ enable }: ReadyOptimization, { cluster }: Judgement): Change[] {
  const fixes = enable.filter(({ test }) => test === undefined || test(cluster) === true).map(({ fix }) => fix);
  return mergeChanges([], changesOf(fixes, cluster.release.version));
}

function whenNotAsked(optimization: ReadyOptimization, environment: Environment, judgement: Judgement): Outcome {
  const { cluster, start, starts } = judgement;
  const host = optimization.kind === 'host';
  const result = (status: VerdictStatus, list: Standing[], changes: Change[] | null): Outcome => ({
    status,
    asked: false,
    reasons: () => (list.length > 0 ? reasonsOf(list) : [stateReason(optimization, cluster, 'failed')]),
    changes: () => changes,
  });
  const blind = !host && kernelStops(start);
  const useless = blind ? [] : firedOf(standings(optimization.unneeded, cluster, true));
  if (useless.length > 0) return result('unneeded', useless, []);
  const begin = enabling(optimization, judgement);
  const way = search(environment, goalOf(optimization), begin, optimization.detours);
  const changes = way.changes !== null && way.changes.length === 0 ? null : way.changes;
  if (blind) return result('unsupported', firedOf(start), changes);
  const end = way.changes === null ? [] : firedOf(standings(optimization.unneeded, way.end.cluster, true));
  if (end.length > 0) return result('unneeded', end, []);
  // What stops the agent already must end first, whatever the optimization needs.
  const already = !host && starts === false ? firedOf(start) : [];
  if (optimization.id === HOST_ROUTING && already.length > 0) return result('refused', already, changes);
  const { status, deciding } = verdictOfSearch(way, optimization, new Set(already.map(({ id }) => id)));
  if (status !== 'available') return result(status, deciding, changes);
  if (already.length > 0) return result('blocked', already, changes);
  // Values would do, but they ask more than values of somebody.
  const asks = standings(optimization.asks, cluster, true);
  if (firedOf(asks).length > 0) return result('blocked', firedOf(asks), changes);
  return asks.length > 0 ? result('unknown', asks, changes) : result(status, deciding, changes);
}

/**
 * The status of what is not asked for, from what stood in the way of it. What stands there already, whether it is
 * asked for or not, decides nothing here.
 */
function verdictOfSearch(
  { changes, obstacles: all }: Search,
  { detours }: ReadyOptimization,
  already: ReadonlySet<string>,
): { status: VerdictStatus; deciding: Standing[] } {
  const obstacles = all.filter(({ id }) => !already.has(id));
  // Past an unknown kernel the search goes on with one that it guessed: what that one lacks says nothing of the node.
  const guess = obstacles.findIndex(({ fired, kernel }) => fired === 'unknown' && kernel !== undefined);
  const fired = firedOf(
    guess < 0 ? obstacles : obstacles.filter(({ kernel }, index) => index < guess || kernel === undefined),
  );
  const never = fired.filter((standing) => {
    if (detourOf(standing, detours)) return false;
    if (standing.kernel !== undefined || standing.id === 'agent.kernel-unreleased') return true;
    return standing instanceof RuleStanding && standing.fix === undefined && statusOf(standing) === 'unsupported';
  });
  if (never.length > 0) return { status: 'unsupported', deciding: never };
  const unknown = obstacles.filter((standing) => standing.fired === 'unknown');
  if (unknown.length > 0) return { status: 'unknown', deciding: unknown };
  if (changes === null && fired.length > 0) return { status: 'blocked', deciding: fired.slice(-1) };
  const traded = fired.filter((standing) => detourOf(standing, detours)?.trade ?? standing.trade === true);
  return traded.length > 0 ? { status: 'blocked', deciding: traded } : { status: 'available', deciding: fired };
}

function conditionsOf(
  optimization: ReadyOptimization,
  environment: Environment,
  judgement: Judgement,
  asked: Tri,
): Reason[] {
  if (!optimization.exists) return [releaseReason(optimization, judgement.cluster)];
  if (optimization.id === HOST_ROUTING) return reasonsOf(routingOf(judgement));
  const as = asked === true ? judgement : judge(applyChanges(environment, enabling(optimization, judgement)));
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
  const now = optimizationsOf(before.release.version);
  return optimizationsOf(after.release.version)
    .filter(
      (other, index) => other.id !== id && inEffect(other, after) && !inEffect(now[index] as ReadyOptimization, before),
    )
    .map((other) => other.id);
}

/** It is asked for, or not, or nobody knows. */
function stateReason(optimization: ReadyOptimization, cluster: Cluster, state: Reason['state']): Reason {
  const { config, release } = cluster;
  // What is set on the node is looked up there.
  const fact = optimization.settle && factFound(optimization.settle.fact, cluster);
  // The option by its name in this release, where it has been renamed.
  const option =
    optimization.options.find((path) => inRange(release.version, optionAt(path)?.releases)) ?? optimization.options[0];
  return {
    id: `${optimization.id}.asked`,
    state,
    effect: 'note',
    params: { release: release.version },
    found: fact ? [fact] : option === undefined ? [] : [found(config, option)],
    sources: optimization.sources,
    ...(state === 'unknown' && optimization.settle ? { settle: { ...optimization.settle } } : {}),
  };
}

function releaseReason({ since, sources }: ReadyOptimization, { release }: Cluster): Reason {
  return {
    id: 'optimization.release',
    state: 'failed',
    effect: 'note',
    params: { release: release.version, since: since ?? '' },
    found: [{ key: 'cilium', value: release.version, origin: 'set' }],
    sources,
  };
}
