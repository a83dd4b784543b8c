/** What an optimization comes to: its status and what decides it, apart from the cluster it was found in. */
import { changesOf, mergeChanges } from './changes';
import type { Cluster } from './cluster';
import { standings, type Judgement } from './judge';
import type { ReadyOptimization } from './optimizations';
import { bpfHostRouting, detourOf, shortened, wayTo, type Goal, type Obstacle, type Way } from './search';
import { RuleStanding, type Standing } from './standing';
import { releaseReason, stateReason } from './state-reason';
import type { Change, Reason, Tri, VerdictStatus } from './types';

/** The one whose goal is an outcome and not a value: BPF host routing. */
export const HOST_ROUTING = 'host-routing';

/** What is against something, of all that may be. */
export const firedOf = <S extends Standing>(list: readonly S[]): S[] => list.filter(({ fired }) => fired === true);

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
export interface Outcome {
  status: VerdictStatus;
  asked: Tri;
  reasons: (judgement: Judgement) => Reason[];
  changes: (judgement: Judgement) => Change[] | null;
}

/**
 * What an optimization comes to in a judged cluster. Nothing in it holds on to that cluster: it is kept for every node of
 * which the same is known, and gives reasons and changes for the one that is asked about.
 */
export function outcomeOf(optimization: ReadyOptimization, judgement: Judgement): Outcome {
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
export const askedOf = (optimization: ReadyOptimization, judgement: Judgement): Tri =>
  optimization.id === HOST_ROUTING ? judgement.mode === 'BPF' : optimization.asked(judgement.cluster);

/** Is a standing one that refuses an optimization: by rule, or by a demand on the kernel made because of it? */
export const refuses = (optimization: ReadyOptimization, { id, features }: Standing): boolean =>
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

/** The steps that ask for an optimization, in the words of the release. */
export function enabling({ enable }: ReadyOptimization, { cluster }: Judgement): Change[] {
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
