/** One pass over the rules: does the chart render, does the agent start, and which host routing does it choose. */
import type { AgentConfig } from './chart';
import { Cluster } from './cluster';
import { kernelDemands } from './demands';
import type { KernelFailure, KernelRelease } from './kernel/types';
import { rulesOf, type ReadyRule } from './rules';
import { RuleStanding, type Standing } from './standing';
import { anyOf } from './tri';
import type { CiliumRelease, Environment, Mode, Tri } from './types';

export interface Judgement {
  cluster: Cluster;
  release: CiliumRelease;
  kernel: KernelRelease | KernelFailure | null;
  config: AgentConfig;
  starts: Tri;
  /** What stops the agent, or may; `startOf` has what does not, too. */
  start: Standing[];
  /** What makes host routing fall back, or may; `routingOf` has what does not, too. */
  routing: Standing[];
  mode: Mode;
}

/**
 * Judges a cluster. Pure; never throws for any input of the right shape. Rules that hold leave no trace: a search
 * asks thousands of clusters, and only for what stands in the way.
 */
export function judge(environment: Environment): Judgement {
  const cluster = new Cluster(environment);
  const { release, config, kernel } = cluster;
  const routing = spokenOnce(standings(rulesOf(release.version).hostRouting, cluster, true));
  cluster.legacyFinal = anyOf(routing.map(({ fired }) => fired));
  const start = startStandings(cluster, true);
  const stops = anyOf(start.map(({ fired }) => fired));
  const starts: Tri = stops === 'unknown' ? 'unknown' : !stops;
  return { cluster, release, kernel, config, starts, start, routing, mode: modeOf(starts, cluster.legacyFinal) };
}

/** Everything checked before the agent starts, in order: what holds as well as what does not. */
export const startOf = ({ cluster }: Judgement): Standing[] => startStandings(cluster, false);

/** Everything checked for host routing, in the order of the release. */
export const routingOf = ({ cluster, release }: Judgement): Standing[] =>
  spokenOnce(standings(rulesOf(release.version).hostRouting, cluster));

/** The agent falls back once, and says why once: of the first that makes it. */
function spokenOnce(list: RuleStanding[]): RuleStanding[] {
  let said = false;
  for (const standing of list) {
    if (standing.fired !== true) continue;
    standing.mute = said;
    said = true;
  }
  return list;
}

function startStandings(cluster: Cluster, lean: boolean): Standing[] {
  const { chart, requirements, agent } = rulesOf(cluster.release.version);
  const demands = kernelDemands(requirements, cluster);
  return [
    ...typeStandings(cluster.config),
    ...standings(chart, cluster, lean),
    ...(demands && !(lean && demands.fired === false) ? [demands] : []),
    ...standings(agent, cluster, lean),
  ];
}

/** How rules stand in a cluster; `lean` keeps only those that fire, or may. */
export function standings<R extends ReadyRule>(rules: readonly R[], cluster: Cluster, lean = false): RuleStanding[] {
  const out: RuleStanding[] = [];
  for (const rule of rules) {
    const fired = rule.test(cluster);
    if (!lean || fired !== false) out.push(new RuleStanding(rule, fired, cluster));
  }
  return out;
}

function modeOf(starts: Tri, legacy: Tri): Mode {
  if (starts === false) return 'none';
  if (starts === 'unknown' || legacy === 'unknown') return 'unknown';
  return legacy ? 'Legacy' : 'BPF';
}

/** Helm's schema refuses a wrong type before any template runs. */
function typeStandings(config: AgentConfig): Standing[] {
  return config.wrongTypes.map(({ path, value }) => ({
    id: 'chart.type',
    fired: true,
    fix: [{ unset: path }],
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
