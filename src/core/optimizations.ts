/** The optimizations of content/optimizations, one file each, in working order. Texts are left to the views. */
import { compile, type Condition, type Test } from './condition';
import { inRange } from './range';
import type { Detour, Detours } from './search';
import { ready, type Fix, type ReadyRule, type Rule } from './rules';
import type { Source, VerdictStatus } from './types';

export const ADVICE = ['recommended', 'situational', 'advanced', 'not-recommended'] as const;
export type Advice = (typeof ADVICE)[number];

/** What has to be restarted before a change of it is in effect. */
export const RESTARTS = ['none', 'agent', 'pods', 'node'] as const;
export type Restart = (typeof RESTARTS)[number];

/** A rule of an optimization: when it fires, the optimization has this status. */
interface StatusRule extends Rule {
  status: VerdictStatus;
}

/**
 * What chart or agent refuse it for: a rule by its id, or a kernel feature that the agent demands only because of it.
 * With `fix` the way on that keeps the optimization, where the rule's own would give it up.
 */
type Refusal = string | ({ rule: string } & Detour) | ({ feature: string } & Detour);

interface OptimizationFact {
  id: string;
  order: number;
  kind: 'values' | 'host';
  advice: Advice;
  releases?: string;
  since?: string;
  options: string[];
  restart: Restart;
  asked: Condition;
  settle?: { fact: string; command: string };
  enable?: Enable[];
  disable?: Fix[];
  verify?: Verify[];
  drain?: boolean;
  refusals?: Refusal[];
  asks?: Rule[];
  unneeded?: Rule[];
  rules?: StatusRule[];
  notes?: Rule[];
  sources: Source[];
}

/** One step that asks for an optimization; `when` narrows it to clusters that need the step. */
export type Enable = Fix & { when?: Condition };

/** A command that shows an optimization; `expect` is the line, or the start of it, that it prints when it is in effect. */
export interface Verify {
  releases?: string;
  command: string;
  expect?: string;
}

export interface ReadyEnable {
  fix: Fix;
  test: Test | undefined;
}

export type ReadyStatusRule = ReadyRule & { status: VerdictStatus };

export interface Optimization {
  id: string;
  order: number;
  /** Set by Helm values, or on the node itself. */
  kind: 'values' | 'host';
  advice: Advice;
  /** Releases that have it; undefined: all. */
  releases: string | undefined;
  /** First release that has it, where some have not. */
  since: string | undefined;
  /** Helm paths it is about, the deciding one first. */
  options: string[];
  restart: Restart;
  /** The configuration, or the node, asks for it. */
  asked: Test;
  /** What settles whether it is asked for, where the node's own state decides. */
  settle: { fact: string; command: string } | undefined;
  enable: ReadyEnable[];
  /** The way back. */
  disable: Fix[];
  /** Commands that show it, with the line to expect. */
  verify: Verify[];
  /** A node should be drained before a change of it. */
  drain: boolean;
  /** Rules of chart and agent that refuse it, and kernel features demanded only because of it. */
  refusals: ReadonlySet<string>;
  detours: Detours;
  /** What taking it up asks of the network or gives up; looked at only where it is not asked for. */
  asks: ReadyRule[];
  unneeded: ReadyRule[];
  rules: ReadyStatusRule[];
  notes: ReadyRule[];
  sources: Source[];
}

function refusalsOf(list: Refusal[]): Pick<Optimization, 'refusals' | 'detours'> {
  const refusals = new Set<string>();
  const rules = new Map<string, Detour>();
  const features = new Map<string, Detour>();
  for (const refusal of list) {
    if (typeof refusal === 'string') refusals.add(refusal);
    else if ('rule' in refusal) {
      refusals.add(refusal.rule);
      rules.set(refusal.rule, refusal);
    } else {
      refusals.add(refusal.feature);
      if (refusal.fix) features.set(refusal.feature, refusal);
    }
  }
  return { refusals, detours: { rules, features } };
}

function prepare(fact: OptimizationFact): Optimization {
  return {
    ...fact,
    releases: fact.releases,
    since: fact.since,
    settle: fact.settle,
    asked: compile(fact.asked),
    enable: (fact.enable ?? []).map(({ when, ...fix }) => ({
      fix,
      test: when === undefined ? undefined : compile(when),
    })),
    disable: fact.disable ?? [],
    verify: fact.verify ?? [],
    drain: fact.drain ?? false,
    ...refusalsOf(fact.refusals ?? []),
    asks: ready(fact.asks ?? []),
    unneeded: ready(fact.unneeded ?? []),
    rules: ready(fact.rules ?? []) as ReadyStatusRule[],
    notes: ready(fact.notes ?? []),
  };
}

const files = import.meta.glob<OptimizationFact>('../../content/optimizations/*.yaml', {
  eager: true,
  query: '?facts',
  import: 'default',
});

/** Every optimization, in working order. */
export const OPTIMIZATIONS: readonly Optimization[] = Object.values(files)
  .map(prepare)
  .toSorted((a, b) => a.order - b.order);

/** Their ids, in working order: the names other facts, pages and addresses use, for ever. */
export const OPTIMIZATION_IDS: readonly string[] = OPTIMIZATIONS.map(({ id }) => id);

const byId = new Map(OPTIMIZATIONS.map((optimization) => [optimization.id, optimization]));
export const optimizationOf = (id: string): Optimization | undefined => byId.get(id);

const memo = new Map<string, ReadyOptimization[]>();

/** An optimization with the rules of one release. */
export interface ReadyOptimization extends Optimization {
  /** The release has it. */
  exists: boolean;
}

/** All optimizations as a release has them. */
export function optimizationsOf(version: string): ReadyOptimization[] {
  let list = memo.get(version);
  if (!list) {
    const pick = <T extends { releases?: string }>(rules: T[]): T[] =>
      rules.filter(({ releases }) => inRange(version, releases));
    list = OPTIMIZATIONS.map((optimization) => ({
      ...optimization,
      exists: inRange(version, optimization.releases),
      asks: pick(optimization.asks),
      unneeded: pick(optimization.unneeded),
      rules: pick(optimization.rules),
      notes: pick(optimization.notes),
      enable: optimization.enable.filter(({ fix }) => inRange(version, fix.releases)),
    }));
    if (memo.size > 500) memo.clear();
    memo.set(version, list);
  }
  return list;
}
