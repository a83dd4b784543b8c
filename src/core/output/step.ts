/** One step of a plan: what it changes, needs and restarts, how to see it, and the way back. */
import { applyChanges, changesOf } from '../changes';
import { expectedLine, rollbackChanges, verifyCommand } from '../commands';
import { evaluate } from '../evaluate';
import { optimizationOf, type Restart } from '../optimizations';
import { inRange } from '../range';
import { resolveRelease } from '../release';
import type { Change, CiliumRelease, Environment, Reason, Report, Verdict } from '../types';
import { getValue } from '../values/path';
import { isExample } from './pod-cidr';

/** What a step is about: a newer kernel, a newer Cilium, an optimization by values, or one set on the node. */
export type StepKind = 'kernel' | 'cilium' | 'values' | 'host';

/** A command and the line it then prints; no line where the facts hold none. */
export interface Check {
  command: string;
  expect?: string;
}

/** A fact only the reader has, which a value of the step needs. Worded by `plan.asks.<id>`. */
export type Asks = 'api-server' | 'pod-cidr' | 'preflight';

export interface PlanStep {
  /** Optimization it is for, or `kernel`, or `cilium-1-16` for a release line. */
  id: string;
  kind: StepKind;
  /** The chosen optimizations it is a step to. */
  serves: string[];
  /** What this step alone changes; nothing for what is set on the node. */
  changes: Change[];
  restart: Restart;
  /** Drain a node before its turn. */
  drain: boolean;
  /** What stands in the way now and ends with the changes, or must be settled first. */
  needs: Reason[];
  /** Facts that are missing: what settles them. */
  unknown: Reason[];
  notes: Reason[];
  asks: Asks[];
  /** Other optimizations that come into effect with it, and that end with it. */
  alsoOn: string[];
  alsoOff: string[];
  verify: Check[];
  /** The way back from this step; null where it is not one of values. */
  back: Change[] | null;
}

export const verdictFor = (report: Report, id: string): Verdict | undefined =>
  report.optimizations.find((verdict) => verdict.id === id);

/** A step's data, from the cluster before it. */
export function stepOf(
  id: string,
  kind: StepKind,
  changes: Change[],
  verdict: Verdict,
  before: Environment,
  report: Report,
): PlanStep {
  const after = changes.length > 0 ? evaluate(applyChanges(before, changes)) : report;
  const optimization = kind === 'values' || kind === 'host' ? optimizationOf(id) : undefined;
  const now = optimization ? verdictFor(after, id) : undefined;
  return {
    id,
    kind,
    serves: [verdict.id],
    changes,
    restart: optimization?.restart ?? (kind === 'kernel' ? 'node' : 'agent'),
    drain: optimization?.drain ?? kind === 'kernel',
    needs: verdict.reasons.filter(({ state, effect }) => state === 'failed' && effect !== 'note'),
    unknown: (now ?? verdict).reasons.filter(({ state }) => state === 'unknown'),
    notes: now?.notes ?? [],
    asks: asksOf(changes, before),
    alsoOn: newlyOn(report, after).filter((other) => other !== verdict.id),
    alsoOff: newlyOn(after, report).filter((other) => other !== verdict.id),
    verify: checksOf(id, kind, after),
    back: kind === 'values' ? backOf(id, changes, before) : null,
  };
}

/** Optimizations in effect in the second report and not in the first. */
function newlyOn(before: Report, after: Report): string[] {
  // What is not asked for is not on, and whether it is asked for costs least to find out.
  const on = (verdict: Verdict | undefined): boolean => verdict?.asked === true && verdict.status === 'on';
  return after.optimizations
    .filter((verdict) => on(verdict) && !on(verdictFor(before, verdict.id)))
    .map(({ id }) => id);
}

function asksOf(changes: readonly Change[], before: Environment): Asks[] {
  const sets = (path: string): boolean =>
    changes.some((change) => change.kind === 'value' && change.path === path && change.to !== undefined);
  const asks: Asks[] = changes.some(({ kind }) => kind === 'cilium') ? ['preflight'] : [];
  const had = getValue(before.values, 'kubeProxyReplacement');
  const full = had === true || had === 'true' || had === 'strict';
  if (sets('kubeProxyReplacement') && !full && getValue(before.values, 'k8sServiceHost') === undefined)
    asks.push('api-server');
  if (changes.some((change) => isExample(change, before))) asks.push('pod-cidr');
  return asks;
}

/** How to see that a step is in effect, from the optimization's facts; host routing has a line for each release. */
export function checksOf(id: string, kind: StepKind, { release, hostRouting, network }: Report): Check[] {
  if (kind === 'kernel') return [{ command: 'uname -r' }];
  if (kind === 'cilium') return [runningCheck(release)];
  const facts = (optimizationOf(id)?.verify ?? []).filter(({ releases }) => inRange(release.version, releases));
  if (facts.length > 0)
    return facts.map(({ command, expect }) => ({ command, ...(expect === undefined ? {} : { expect }) }));
  if (id !== 'host-routing') return [];
  const { mode } = hostRouting;
  if (mode !== 'BPF' && mode !== 'Legacy') return [{ command: verifyCommand(release) }];
  const { before, after } = expectedLine(release, { mode, network });
  return [{ command: verifyCommand(release), expect: before + mode + after }];
}

/** The agent says which release it is; labels of its status are padded to 25 columns. */
function runningCheck(release: CiliumRelease): Check {
  const command = verifyCommand(release).replace(/ \| grep .*$/, ' | grep "^Cilium:"');
  return { command, expect: `${'Cilium:'.padEnd(25)}Ok   ${release.version}` };
}

/** The way back from a step: the optimization's own, or every value as it was. */
function backOf(id: string, changes: readonly Change[], before: Environment): Change[] {
  const disable = optimizationOf(id)?.disable ?? [];
  if (disable.length > 0) return changesOf(disable, resolveRelease(before.cilium).version);
  if (id === 'host-routing') return rollbackChanges();
  return undo(changes, before);
}

/** Every value that changes as it was before. */
export const undo = (changes: readonly Change[], before: Environment): Change[] =>
  changes.flatMap((change): Change[] =>
    change.kind === 'value' ? [{ kind: 'value', path: change.path, to: getValue(before.values, change.path) }] : [],
  );
