/**
 * An ordered plan: the steps that bring chosen optimizations into effect together, in working order, each with what it
 * needs, what restarts, how to see it and the way back. Data; the sentences are in content/i18n/messages/plan.yaml.
 */
import { applyChanges, mergeChanges } from '../changes';
import { evaluate } from '../evaluate';
import { OPTIMIZATION_IDS, optimizationOf, RESTARTS, type Restart } from '../optimizations';
import { resolveRelease } from '../release';
import type { Change, CiliumRelease, Environment, Reason, Report, Verdict } from '../types';
import { withPool } from './pod-cidr';
import { stepOf, undo, verdictFor, type PlanStep } from './step';
import { releaseChanges } from './upgrade-values';

/** A chosen optimization that the plan does not reach, and why. */
export interface PlanGap {
  id: string;
  /**
   * on, unneeded: nothing to do; moot: others chosen make it needless; undone: it ends another that was chosen;
   * unsettled: a fact is missing; unreachable: no way is known.
   */
  why: 'on' | 'unneeded' | 'moot' | 'undone' | 'unsettled' | 'unreachable';
  status: Verdict['status'];
  /** The chosen optimizations it does not go with. */
  with: string[];
  reasons: Reason[];
}

export interface Plan {
  from: CiliumRelease;
  /** Release after all steps. */
  release: CiliumRelease;
  steps: PlanStep[];
  /** All steps' changes as one. */
  changes: Change[];
  /** The cluster after all steps. */
  environment: Environment;
  /** Its verdicts. */
  report: Report;
  /** Chosen, but not reached: conflicts are those with `undone` or `moot`. */
  gaps: PlanGap[];
  /** Every value as it was; nothing where another release or kernel must go back too. */
  back: Change[];
  /** The heaviest restart of all steps, and whether nodes are drained. */
  restart: Restart;
  drain: boolean;
}

/** Rounds in which one optimization may ask for more: a kernel, then a release, then values. */
const ROUNDS = 4;

/**
 * The plan for a cluster and the optimizations chosen, in any order. Unknown ids are left out. Pure; never throws for
 * input of the contract's shape.
 */
export function planOf(environment: Environment, chosen: readonly string[]): Plan {
  const wanted = OPTIMIZATION_IDS.filter((id) => chosen.includes(id));
  const moot: PlanGap[] = [];
  let left = wanted;
  let plan = take(environment, left);
  // What others make needless is taken out, and the rest planned again, once for each at most.
  for (let round = 0; round < wanted.length; round += 1) {
    const served = new Set(plan.steps.flatMap(({ serves }) => serves));
    const { gaps, report } = plan;
    const needless = left.find(
      (id) =>
        (served.has(id) || gaps.some((gap) => gap.id === id && gap.why === 'on')) &&
        verdictFor(report, id)?.status === 'unneeded',
    );
    if (needless === undefined) break;
    const { status, reasons } = verdictFor(report, needless) as Verdict;
    const others = mootBy(needless, environment, plan.steps);
    moot.push({ id: needless, why: others.length > 0 ? 'moot' : 'unneeded', status, with: others, reasons });
    left = left.filter((id) => id !== needless);
    plan = take(environment, left);
  }
  return { ...plan, gaps: [...plan.gaps, ...moot] };
}

/** The chosen optimizations whose step makes another needless, without that other itself. */
function mootBy(id: string, environment: Environment, steps: readonly PlanStep[]): string[] {
  let at = environment;
  for (const step of steps) {
    at = applyChanges(at, step.changes);
    if (verdictFor(evaluate(at), id)?.status === 'unneeded') return step.serves.filter((other) => other !== id);
  }
  return [];
}

/** The cluster on the way through a plan. */
interface Place {
  at: Environment;
  report: Report;
}

/** Steps towards one optimization, as far as they lead. */
interface Way extends Place {
  steps: PlanStep[];
  reached: boolean;
}

function take(environment: Environment, wanted: readonly string[]): Plan {
  const start: Place = { at: environment, report: evaluate(environment) };
  let place = start;
  const steps: PlanStep[] = [];
  const gaps: PlanGap[] = [];
  const done: string[] = [];
  for (const id of wanted) {
    const before = verdictFor(place.report, id) as Verdict;
    const way = wayTo(id, place);
    const lost = done.filter((other) => spoiled(verdictFor(place.report, other), verdictFor(way.report, other)));
    if (!way.reached || lost.length > 0) {
      const reasons = lost.flatMap((other) => verdictFor(way.report, other)?.reasons ?? []);
      const why = way.reached ? 'undone' : before.status === 'unknown' ? 'unsettled' : 'unreachable';
      gaps.push({ id, why, status: before.status, with: lost, reasons: way.reached ? reasons : before.reasons });
    } else if (way.steps.length > 0) {
      steps.push(...way.steps);
      done.push(id);
      place = way;
    } else if (before.status === 'unneeded' || !servedBy(id, start.report, steps)) {
      const others = before.status === 'unneeded' ? mootBy(id, environment, steps) : [];
      const why = before.status === 'on' ? 'on' : others.length > 0 ? 'moot' : 'unneeded';
      gaps.push({ id, why, status: before.status, with: others, reasons: before.reasons });
    } else done.push(id);
  }
  const ordered = inOrder(steps);
  const changes = ordered.reduce<Change[]>((all, step) => mergeChanges(all, step.changes), []);
  return {
    from: resolveRelease(environment.cilium),
    release: resolveRelease(place.at.cilium),
    steps: ordered,
    changes,
    back: changes.some(({ kind }) => kind === 'cilium') ? [] : undo(changes, environment),
    environment: place.at,
    report: place.report,
    gaps,
    restart: heaviest(ordered.map(({ restart }) => restart)),
    drain: ordered.some(({ drain }) => drain),
  };
}

/** Takes the nearest change of one optimization, and what it asks for next, until it is in effect or no step leads on. */
function wayTo(id: string, place: Place): Way {
  let { at, report } = place;
  const steps: PlanStep[] = [];
  const host = optimizationOf(id)?.kind === 'host';
  for (let round = 0; round < ROUNDS; round += 1) {
    const verdict = verdictFor(report, id) as Verdict;
    const { status } = verdict;
    if (status === 'on' || status === 'unneeded') return { at, report, steps, reached: true };
    // A fact may still be missing: the step stands, with the command that settles it.
    if (round > 0 && status === 'unknown' && verdict.asked !== false) return { at, report, steps, reached: true };
    if (host && (status === 'available' || status === 'unknown')) {
      steps.push(stepOf(id, 'host', [], verdict, at, report));
      return { at, report, steps, reached: true };
    }
    const changes = withPool(verdict.changes ?? [], at);
    if (changes.length === 0) break;
    for (const { kind, of } of byKind(changes, at)) {
      steps.push(stepOf(idOf(id, kind, of), kind, of, verdictFor(report, id) ?? verdict, at, report));
      at = applyChanges(at, of);
      report = evaluate(at);
    }
  }
  const { status, asked } = verdictFor(report, id) as Verdict;
  const reached = status === 'on' || status === 'unneeded' || (status === 'unknown' && asked !== false);
  return { at, report, steps, reached: reached && steps.length > 0 };
}

/** An id that no other step of the same kind has. */
function idOf(id: string, kind: PlanStep['kind'], changes: readonly Change[]): string {
  const cilium = changes.find((change) => change.kind === 'cilium');
  if (cilium?.kind === 'cilium') return `cilium-${resolveRelease(cilium.atLeast).line.replace('.', '-')}`;
  return kind === 'kernel' ? kind : id;
}

/** Has a step for another brought it into effect? That step then serves it too. */
function servedBy(id: string, start: Report, steps: readonly PlanStep[]): boolean {
  if (verdictFor(start, id)?.status === 'on') return false;
  const step = steps.findLast(({ alsoOn }) => alsoOn.includes(id));
  step?.serves.push(id);
  return step !== undefined;
}

/** Was it in effect, or asked for as far as facts go, and is it no more? What is made needless is told apart later. */
const spoiled = (before: Verdict | undefined, after: Verdict | undefined): boolean =>
  before !== undefined &&
  after !== undefined &&
  (before.status === 'on' || before.asked === true) &&
  after.status !== before.status &&
  after.status !== 'on' &&
  after.status !== 'unneeded' &&
  after.status !== 'unknown';

/** Changes in the order they are made: the kernel, Cilium line by line with what each new chart wants, then values. */
function byKind(changes: readonly Change[], at: Environment): { kind: 'kernel' | 'cilium' | 'values'; of: Change[] }[] {
  const kernel = changes.filter(({ kind }) => kind === 'kernel');
  const cilium = changes.find((change) => change.kind === 'cilium');
  const values = changes.filter(({ kind }) => kind === 'value');
  const stops = cilium?.kind === 'cilium' ? releaseChanges(at, cilium.atLeast) : [];
  return [
    { kind: 'kernel' as const, of: kernel },
    ...stops.map((of) => ({ kind: 'cilium' as const, of })),
    { kind: 'values' as const, of: values },
  ].filter(({ of }) => of.length > 0);
}

/** The kernel first, one reboot for all; then Cilium, release by release; then the rest in its order. */
function inOrder(steps: readonly PlanStep[]): PlanStep[] {
  const of = (...kinds: PlanStep['kind'][]): PlanStep[] => steps.filter(({ kind }) => kinds.includes(kind));
  const [kernel, ...more] = of('kernel');
  const one = kernel && more.reduce(together, kernel);
  return [...(one ? [one] : []), ...of('cilium'), ...of('values', 'host')];
}

/** Two steps as one. */
function together(one: PlanStep, other: PlanStep): PlanStep {
  const both = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  return {
    ...one,
    serves: both(one.serves, other.serves),
    changes: mergeChanges(one.changes, other.changes),
    needs: unique([...one.needs, ...other.needs]),
    alsoOn: both(one.alsoOn, other.alsoOn),
    alsoOff: both(one.alsoOff, other.alsoOff),
  };
}

const unique = (reasons: Reason[]): Reason[] => [...new Map(reasons.map((reason) => [reason.id, reason])).values()];

const heaviest = (list: readonly Restart[]): Restart =>
  list.reduce<Restart>((a, b) => (RESTARTS.indexOf(b) > RESTARTS.indexOf(a) ? b : a), 'none');
