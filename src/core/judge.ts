/** One pass over the rules: does the chart render, does the agent start, and which host routing does it choose. */
import { found, renderChart, type AgentConfig } from './chart';
import { featuresOf, holds, type Context } from './condition';
import { NAMED } from './derived';
import { kernelHas, featureInfo, type FeatureAnswer } from './kernel/features';
import { parseKernelRelease } from './kernel/parse';
import type { KernelFailure, KernelRelease } from './kernel/types';
import { inRange } from './range';
import { resolveRelease } from './release';
import { logOf, rulesOf, type Requirement, type Rule } from './rules';
import { anyOf } from './tri';
import type { CiliumRelease, Environment, Found, Mode, Reason, Tri } from './types';

/** A rule and how it stands; `fired` is the bad case. */
export interface Standing {
  rule: Rule | undefined;
  fired: Tri;
  reason: Reason;
  /** Lowest mainline kernel that ends it, where the kernel is the cause. */
  kernel?: string;
}

export interface Judgement {
  release: CiliumRelease;
  kernel: KernelRelease | KernelFailure | null;
  config: AgentConfig;
  starts: Tri;
  start: Standing[];
  routing: Standing[];
  mode: Mode;
}

/** A node's kernel with its answers so far. */
interface Node {
  kernel: KernelRelease | KernelFailure | null;
  features: Map<string, FeatureAnswer>;
}

const nodes = new Map<string, Node>();
const LONGEST_KEPT = 200;

/** Remembers what was asked of a kernel: a search for the nearest change asks the same node many times. Bounded. */
function nodeOf({ node }: Environment): Node {
  const raw = typeof node?.kernel === 'string' ? node.kernel : '';
  const key = `${raw}\n${node?.distribution ?? ''}`;
  let known = nodes.get(key);
  if (!known) {
    known = { kernel: raw.trim() === '' ? null : parseKernelRelease(raw), features: new Map() };
    if (nodes.size > 200) nodes.clear();
    if (key.length < LONGEST_KEPT) nodes.set(key, known);
  }
  return known;
}

/**
 * Judges a cluster. Pure; never throws for any input of the right shape. `lean` leaves out everything a reader sees:
 * enough for a search, which only asks what fires.
 */
export function judge(environment: Environment, lean = false): Judgement {
  const release = resolveRelease(environment.cilium);
  const { version } = release;
  const node = nodeOf(environment);
  const { kernel } = node;
  const config = renderChart(version, environment.values);
  const context = contextOf(config, node.features, kernel, environment);
  const rules = rulesOf(version);
  const stand = (rule: Rule): Standing => standing(rule, holds(rule.when, context), context, kernel, lean);

  const routing = rules.hostRouting.map(stand);
  context.legacyFinal = anyOf(routing.map(({ fired }) => fired));
  const start = [
    ...typeStandings(config),
    ...rules.chart.map(stand),
    ...kernelStanding(rules.requirements, context, kernel),
    ...rules.agent.map(stand),
  ];
  const stops = anyOf(start.map(({ fired }) => fired));
  const starts: Tri = stops === 'unknown' ? 'unknown' : !stops;
  return { release, kernel, config, starts, start, routing, mode: modeOf(starts, context.legacyFinal) };
}

function modeOf(starts: Tri, legacy: Tri): Mode {
  if (starts === false) return 'none';
  if (starts === 'unknown') return 'unknown';
  if (legacy === 'unknown') return 'unknown';
  return legacy ? 'Legacy' : 'BPF';
}

function contextOf(
  config: AgentConfig,
  features: Map<string, FeatureAnswer>,
  kernel: KernelRelease | KernelFailure | null,
  environment: Environment,
): Context {
  const names = new Map<string, Tri>();
  const nics = Array.isArray(environment.node?.nics) ? environment.node.nics : [];
  const context: Context = {
    config,
    flag: (name) => config.flags.get(name) ?? '',
    on: (name) => config.flags.get(name) === 'true',
    is: (range) => inRange(config.version, range),
    // A device without a MAC address is the exception: nobody who has not said so is asked.
    l3Device: nics.some((nic) => nic?.l2 === false),
    legacyFinal: false,
    ask: (name) => {
      if (name === 'hostLegacyFinal') return context.legacyFinal;
      let answer = names.get(name);
      if (answer === undefined) {
        answer = NAMED[name]?.(context) ?? 'unknown';
        names.set(name, answer);
      }
      return answer;
    },
    feature: (id) => {
      let answer = features.get(id);
      if (!answer) {
        answer = kernelHas(kernel, id, environment.node?.distribution);
        features.set(id, answer);
      }
      return answer;
    },
  };
  return context;
}

const stateOf = (fired: Tri): Reason['state'] => (fired === 'unknown' ? 'unknown' : fired ? 'failed' : 'held');

const NO_REASON: Reason = { id: '', state: 'held', effect: 'note', params: {}, found: [], sources: [] };

function standing(
  rule: Rule,
  fired: Tri,
  context: Context,
  kernel: KernelRelease | KernelFailure | null,
  lean: boolean,
): Standing {
  if (lean && fired === false) return { rule, fired, reason: NO_REASON };
  const { config } = context;
  const features = featuresOf(rule.when);
  const lacking = features.find((id) => context.feature(id).has !== true);
  const answer = lacking === undefined ? undefined : context.feature(lacking);
  const info = featureInfo(lacking ?? features[0] ?? '');
  const reason: Reason = {
    id: rule.id,
    state: stateOf(fired),
    effect: rule.effect,
    params: {
      ...rule.params,
      release: config.version,
      ...(info?.minKernel ? { version: info.minKernel, feature: info.name } : {}),
    },
    found: showing(rule.shows, config, kernel),
    sources: [...rule.sources, ...(answer && fired !== false ? answer.sources : [])],
  };
  const log = logOf(rule, config.version);
  if (log !== undefined && fired !== false) reason.log = log;
  if (rule.confidence) reason.confidence = rule.confidence;
  if (features.some((id) => context.feature(id).basis === 'backport-inferred')) reason.confidence = 'inferred';
  if (fired === 'unknown') {
    const command = answer?.settleCommand ?? 'uname -r';
    reason.settle = { fact: answer?.settleFact ?? 'release', command };
  }
  const result: Standing = { rule, fired, reason };
  if (lacking !== undefined && info?.minKernel && !rule.fix) result.kernel = info.minKernel;
  return result;
}

/** The values a reader looks up: those that were set, or the first where none was. */
function showing(paths: string[], config: AgentConfig, kernel: KernelRelease | KernelFailure | null): Found[] {
  const all = paths.map((path): Found => {
    if (path === 'kernel') return kernelFound(kernel);
    if (path === 'nic') return { key: 'nic', value: '', origin: 'fact' };
    return found(config, path);
  });
  const telling = all.filter(({ origin }) => origin !== 'default');
  return telling.length > 0 ? telling : all.slice(0, 1);
}

const kernelFound = (kernel: KernelRelease | KernelFailure | null): Found =>
  kernel?.ok
    ? { key: 'kernel', value: kernel.version, origin: 'fact' }
    : { key: 'kernel', value: '', origin: 'missing' };

/** Helm's schema refuses a wrong type before any template runs. */
function typeStandings(config: AgentConfig): Standing[] {
  return config.wrongTypes.map(({ path, value }) => ({
    rule: {
      id: 'chart.type',
      effect: 'chart-refuses',
      when: 'native',
      shows: [path],
      fix: [{ unset: path }],
      sources: [],
    },
    fired: true,
    reason: {
      id: 'chart.type',
      state: 'failed',
      effect: 'chart-refuses',
      params: { path, value, release: config.version },
      found: [{ key: path, value, origin: 'set' }],
      sources: [`cilium/charts@${config.version}: values.schema.json`],
    },
  }));
}

/** All demands on the kernel as one condition: a reader wants the number, not fifteen probes. */
function kernelStanding(
  requirements: Requirement[],
  context: Context,
  kernel: KernelRelease | KernelFailure | null,
): Standing[] {
  const missing: Requirement[] = [];
  const unknown: Requirement[] = [];
  const asked: Requirement[] = [];
  for (const requirement of requirements) {
    const applies = requirement.when === undefined ? true : holds(requirement.when, context);
    if (applies === false) continue;
    asked.push(requirement);
    const { has } = context.feature(requirement.feature);
    if (has === false && applies === true) missing.push(requirement);
    else if (has !== true) unknown.push(requirement);
  }
  if (asked.length === 0) return [];
  const fired: Tri = missing.length > 0 ? true : unknown.length > 0 ? 'unknown' : false;
  const highest = (list: Requirement[]): Requirement =>
    list.reduce((a, b) => (rank(b.feature) > rank(a.feature) ? b : a), list[0] as Requirement);
  // What nothing released has cannot be cured by a newer kernel: it is named first.
  const group = missing.length > 0 ? missing : unknown.length > 0 ? unknown : asked;
  const top = highest(group);
  const answer = context.feature(top.feature);
  const names = group.map(({ feature }) => featureInfo(feature)?.name ?? feature);
  const minimum = featureInfo(top.feature)?.minKernel;
  const reason: Reason = {
    id: minimum === undefined ? 'agent.kernel-unreleased' : 'agent.kernel',
    state: stateOf(fired),
    effect: 'agent-stops',
    params: { version: minimum ?? '', feature: names.slice(-3).join(', '), release: context.config.version },
    found: [kernelFound(kernel)],
    sources: [...new Set([top.source, ...answer.sources])],
  };
  if (
    answer.basis === 'backport-inferred' ||
    group.some(({ feature }) => context.feature(feature).basis === 'backport-inferred')
  )
    reason.confidence = 'inferred';
  if (fired === 'unknown')
    reason.settle = { fact: answer.settleFact ?? 'release', command: answer.settleCommand ?? 'uname -r' };
  const result: Standing = { rule: undefined, fired, reason };
  if (fired !== false && minimum !== undefined) result.kernel = minimum;
  return [result];
}

/** Order of features by the kernel that has them. */
function rank(feature: string): number {
  const minimum = featureInfo(feature)?.minKernel;
  if (minimum === undefined) return Number.POSITIVE_INFINITY;
  const [major = 0, minor = 0, patch = 0] = minimum.split('.').map(Number);
  return major * 1e6 + minor * 1e3 + patch;
}
