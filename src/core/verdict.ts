/** What one optimization is in one cluster: in effect, one change away, stopped by something, or of no use. */
import { found } from './chart';
import { changesOf, mergeChanges } from './changes';
import type { Cluster } from './cluster';
import { routingOf, standings, startOf, type Judgement } from './judge';
import { optionAt } from './options';
import { optimizationsOf, type ReadyOptimization } from './optimizations';
import { inRange } from './range';
import { bpfHostRouting, detourOf, shortened, wayTo, type Goal, type Obstacle, type Way } from './search';
import { factFound, RuleStanding, type Standing } from './standing';
import type { Change, Reason, Tri, Verdict, VerdictStatus } from './types';

/** The one whose goal is an outcome and not a value: BPF host routing. */
export const HOST_ROUTING = 'host-routing';

const firedOf = <S extends Standing>(list: readonly S[]): S[] => list.filter(({ fired }) => fired === true);
const reasonsOf = (list: readonly Standing[]): Reason[] => list.map(({ reason }) => reason);

/** A standing that decides, apart from the cluster it was found in: what it says, and after which steps it was met. */
interface Deciding {
  tell: (cluster: Cluster) => Reason;
  after: readonly Change[];
}

const deciding = (list: readonly Standing[], after: readonly Change[] = []): Deciding[] =>
  list.map((standing) => ({ tell: standing.telling(), after }));

/** What decides, as it is found in the cluster that is told of; where nothing does, whether it is asked for. */
const reasonsOn = (
  judgement: Judgement,
  list: readonly Deciding[],
  optimization: ReadyOptimization,
  state: Reason['state'],
): Reason[] =>
  list.length > 0
    ? list.map(({ tell, after }) => tell(judgement.after(after).cluster))
    : [stateReason(optimization, judgement.cluster, state)];

/** What is to be said of an optimization, for every cluster of which the same is known; told of the one given. */
interface Outcome {
  status: VerdictStatus;
  asked: Tri;
  reasons: (judgement: Judgement) => Reason[];
  changes: (judgement: Judgement) => Change[] | null;
}

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

function outcomeOf(optimization: ReadyOptimization, judgement: Judgement): Outcome {
  if (!optimization.exists) {
    const { since } = optimization;
    const later = since !== undefined && !judgement.cluster.is(`>=${since}`);
    return {
      status: 'unsupported',
      asked: false,
      reasons: ({ cluster }) => [releaseReason(optimization, cluster)],
      changes: () => (later ? [{ kind: 'cilium', atLeast: since }] : null),
    };
  }
  const asked = askedOf(optimization, judgement);
  if (asked === true) return whenAsked(optimization, judgement);
  const otherwise = whenNotAsked(optimization, judgement);
  if (asked === false) return otherwise;
  // Nobody knows whether it is asked for; that matters only where the two answers differ.
  if (whenAsked(optimization, judgement).status === otherwise.status && otherwise.status !== 'unknown')
    return { ...otherwise, asked };
  return {
    status: 'unknown',
    asked,
    reasons: ({ cluster }) => [stateReason(optimization, cluster, 'unknown')],
    changes: () => null,
  };
}

/** Is it asked for? Of host routing nobody asks: it is what the agent chooses. */
const askedOf = (optimization: ReadyOptimization, judgement: Judgement): Tri =>
  optimization.id === HOST_ROUTING ? judgement.mode === 'BPF' : optimization.asked(judgement.cluster);

/** Is a standing one that refuses an optimization: by rule, or by a demand on the kernel made because of it? */
const refuses = (optimization: ReadyOptimization, { id, features }: Standing): boolean =>
  optimization.refusals.has(id) || (features ?? []).some((feature) => optimization.refusals.has(feature));

/** Does the kernel alone keep this release from starting, whatever the values? */
const kernelStops = (start: readonly Standing[]): boolean => start.some(({ base }) => base === true);

/** Of what is asked for. Apart from the cluster it was found in, as everything that is kept. */
const asked = (optimization: ReadyOptimization, status: VerdictStatus, list: readonly Deciding[]): Outcome => ({
  status,
  asked: true,
  reasons: (told) => reasonsOn(told, list, optimization, 'held'),
  changes: (told) => (status === 'on' || status === 'unneeded' ? [] : nearest(optimization, told)),
});

function whenAsked(optimization: ReadyOptimization, judgement: Judgement): Outcome {
  const { cluster, starts } = judgement;
  const start = judgement.start();
  const host = optimization.kind === 'host';
  const result = (status: VerdictStatus, standing: readonly Standing[]): Outcome =>
    asked(optimization, status, deciding(standing));
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
    ...(kind === 'host' ? [] : start()).flatMap((standing) =>
      detourOf(standing, detours)?.via === 'host-routing' ? routing() : [standing],
    ),
    ...standings(rules, cluster, true),
  ];
}

/** The nearest change that makes what is asked for apply; null when none is known. */
function nearest(optimization: ReadyOptimization, judgement: Judgement): Change[] | null {
  const goal = goalOf(optimization);
  const { changes } = wayTo(goal, judgement, [], optimization.detours);
  return changes && shortened(changes, goal, judgement);
}

function enabling({ enable }: ReadyOptimization, { cluster }: Judgement): Change[] {
  const fixes = enable.filter(({ test }) => test === undefined || test(cluster) === true).map(({ fix }) => fix);
  return mergeChanges([], changesOf(fixes, cluster.release.version));
}

/** Of what is not asked for. */
const notAsked = (
  optimization: ReadyOptimization,
  status: VerdictStatus,
  list: readonly Deciding[],
  changes: Outcome['changes'],
): Outcome => ({
  status,
  asked: false,
  reasons: (told) => reasonsOn(told, list, optimization, 'failed'),
  changes,
});

/** The shortest form of a way, found when somebody asks for it; a way without a step leads nowhere. */
const shortest =
  (way: Change[] | null, goal: Goal, begin: readonly Change[]): Outcome['changes'] =>
  (told) => {
    const steps = way && shortened(way, goal, told, begin);
    return steps?.length === 0 ? null : steps;
  };

function whenNotAsked(optimization: ReadyOptimization, judgement: Judgement): Outcome {
  const { cluster, starts } = judgement;
  const start = judgement.start();
  const host = optimization.kind === 'host';
  const none = (): Change[] => [];
  const blind = !host && kernelStops(start);
  const useless = blind ? [] : firedOf(standings(optimization.unneeded, cluster, true));
  if (useless.length > 0) return notAsked(optimization, 'unneeded', deciding(useless), none);
  const begin = enabling(optimization, judgement);
  const goal = goalOf(optimization);
  const way = wayTo(goal, judgement, begin, optimization.detours);
  const changes = shortest(way.changes, goal, begin);
  if (blind) return notAsked(optimization, 'unsupported', deciding(firedOf(start)), changes);
  // Only at its end can a way turn out to lead nowhere.
  if (way.changes && optimization.unneeded.length > 0) {
    const end = changes(judgement) ?? [];
    const pointless = firedOf(standings(optimization.unneeded, judgement.after(end).cluster, true));
    if (pointless.length > 0) return notAsked(optimization, 'unneeded', deciding(pointless, end), none);
  }
  // What stops the agent already must end first, whatever the optimization needs.
  const already = !host && starts === false ? firedOf(start) : [];
  if (optimization.id === HOST_ROUTING && already.length > 0)
    return notAsked(optimization, 'refused', deciding(already), changes);
  const found = verdictOfWay(way, optimization, new Set(already.map(({ id }) => id)));
  const met = found.deciding.flatMap(({ standing, after }) => deciding([standing], after));
  if (found.status !== 'available') return notAsked(optimization, found.status, met, changes);
  if (already.length > 0) return notAsked(optimization, 'blocked', deciding(already), changes);
  // Values would do, but they ask more than values of somebody.
  const asks = standings(optimization.asks, cluster, true);
  const firm = firedOf(asks);
  if (firm.length > 0) return notAsked(optimization, 'blocked', deciding(firm), changes);
  if (asks.length > 0) return notAsked(optimization, 'unknown', deciding(asks), changes);
  return notAsked(optimization, 'available', met, changes);
}

/**
 * The status of what is not asked for, from what stood in the way of it. What stands there already, whether it is
 * asked for or not, decides nothing here.
 */
function verdictOfWay(
  { changes, obstacles: all }: Way,
  { detours }: ReadyOptimization,
  already: ReadonlySet<string>,
): { status: VerdictStatus; deciding: Obstacle[] } {
  const obstacles = all.filter(({ standing }) => !already.has(standing.id));
  // Past an unknown kernel the search goes on with one that it guessed: what that one lacks says nothing of the node.
  const guess = obstacles.findIndex(({ standing }) => standing.fired === 'unknown' && standing.kernel !== undefined);
  const fired = obstacles.filter(
    ({ standing }, index) => standing.fired === true && (guess < 0 || index < guess || standing.kernel === undefined),
  );
  const never = fired.filter(({ standing }) => {
    if (detourOf(standing, detours)) return false;
    if (standing.kernel !== undefined || standing.id === 'agent.kernel-unreleased') return true;
    return standing instanceof RuleStanding && standing.fix === undefined && statusOf(standing) === 'unsupported';
  });
  if (never.length > 0) return { status: 'unsupported', deciding: never };
  const unknown = obstacles.filter(({ standing }) => standing.fired === 'unknown');
  if (unknown.length > 0) return { status: 'unknown', deciding: unknown };
  if (changes === null && fired.length > 0) return { status: 'blocked', deciding: fired.slice(-1) };
  const traded = fired.filter(({ standing }) => detourOf(standing, detours)?.trade ?? standing.trade === true);
  return traded.length > 0 ? { status: 'blocked', deciding: traded } : { status: 'available', deciding: fired };
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
