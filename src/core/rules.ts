/** The rules of content/rules, and which of them a release applies. */
import agent from '../../content/rules/agent.yaml';
import chart from '../../content/rules/chart.yaml';
import hostRouting from '../../content/rules/host-routing.yaml';
import requirements from '../../content/rules/requirements.yaml';
import steps from '../../content/rules/steps.yaml';
import { compile, type Condition, type Test } from './condition';
import { hasEach, type Facts } from './facts';
import { inRange } from './range';
import type { Effect, HelmValue, Source, Tri, VerdictStatus } from './types';

/**
 * One step that ends a rule's bad case; `use` names steps of content/rules/steps.yaml, `$full` is the release's word
 * for full kube-proxy replacement.
 */
export type Fix = ({ set: string; to: HelmValue } | { unset: string } | { use: string }) & { releases?: string };

export interface Rule {
  id: string;
  releases?: string;
  effect: Effect;
  when: Condition;
  /** Helm paths a reader looks up; `kernel` and `nic` are facts of the node. */
  shows: string[];
  params?: Record<string, string>;
  /** Parameters that differ by cluster: a name of `TELLS`. */
  tells?: string;
  fix?: Fix[];
  /** Ending the bad case gives up another feature, or one the user chose. */
  trade?: boolean;
  log?: string;
  logs?: [range: string, line: string][];
  confidence?: 'inferred';
  /** What an optimization is that stops here, where it is not `blocked`. */
  status?: VerdictStatus;
  /** Which kernel ends it, where no feature says: a name of `NIC_KERNELS` or `KERNEL_TARGETS`. */
  kernel?: string;
  /** What settles it where a fact that is not the kernel's is missing: message id `settle.<fact>`, and a command. */
  settle?: { fact: string; command: string };
  sources: Source[];
}

/** A rule whose condition can be asked. */
export interface ReadyRule extends Rule {
  test: Test;
}

export interface Requirement {
  feature: string;
  releases?: string;
  when?: Condition;
  source: Source;
  test?: Test;
}

/** Makes the conditions of rules functions. */
export const ready = (rules: Rule[]): ReadyRule[] => rules.map((rule) => ({ ...rule, test: compile(rule.when) }));

export const RULES = {
  chart: ready(chart.rules as Rule[]),
  agent: ready(agent.rules as Rule[]),
  hostRouting: ready(hostRouting.rules as Rule[]),
};
export const REQUIREMENTS = (requirements.requirements as Requirement[]).map((entry): Requirement =>
  entry.when === undefined ? entry : { ...entry, test: compile(entry.when) },
);

/** Steps that several rules share, by name. */
export const STEPS = steps.steps as Record<string, Fix[]>;

/** Rules of one release, in order. */
export interface ReleaseRules {
  chart: ReadyRule[];
  agent: ReadyRule[];
  hostRouting: ReadyRule[];
  requirements: Demands;
}

/** Demands on the kernel: of every configuration, and of those that ask for a feature. */
export interface Demands {
  base: Requirement[];
  /** Whether a kernel has what is demanded of every configuration, in the order of `base`. */
  hasBase: (facts: Facts) => Tri[];
  conditional: ConditionalRequirement[];
}

export type ConditionalRequirement = Requirement & { test: Test };

const memo = new Map<string, ReleaseRules>();

export function rulesOf(version: string): ReleaseRules {
  let rules = memo.get(version);
  if (!rules) {
    const pick = <T extends { releases?: string }>(list: T[]): T[] =>
      list.filter(({ releases }) => inRange(version, releases));
    const base = pick(REQUIREMENTS).filter(({ test }) => test === undefined);
    rules = {
      chart: pick(RULES.chart),
      agent: pick(RULES.agent),
      hostRouting: pick(RULES.hostRouting),
      requirements: {
        base,
        hasBase: hasEach(base.map(({ feature }) => feature).join(' ')),
        conditional: pick(REQUIREMENTS).filter((entry): entry is ConditionalRequirement => entry.test !== undefined),
      },
    };
    if (memo.size > 500) memo.clear();
    memo.set(version, rules);
  }
  return rules;
}

/** The agent's own line for a rule in a version. */
export const logOf = (rule: Rule, version: string): string | undefined =>
  rule.log ?? rule.logs?.find(([range]) => inRange(version, range))?.[1];
