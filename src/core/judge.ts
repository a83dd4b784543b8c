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
  start: Standing[];
  routing: Standing[];
  mode: Mode;
}

/**
 * Judges a cluster. Pure; never throws for any input of the right shape. `lean` leaves out every rule that does not
 * fire: enough for a search, which only asks what stands in the way.
 */
export function judge(environment: Environment, lean = false): Judgement {
  const cluster = new Cluster(environment);
  const { release, config, kernel } = cluster;
  const rules = rulesOf(release.version);

  const routing = standings(rules.hostRouting, cluster, lean);
  cluster.legacyFinal = anyOf(routing.map(({ fired }) => fired));
  const start: Standing[] = typeStandings(config);
  start.push(...standings(rules.chart, cluster, lean));
  const demands = kernelDemands(rules.requirements, cluster);
  if (demands && !(lean && demands.fired === false)) start.push(demands);
  start.push(...standings(rules.agent, cluster, lean));
  const stops = anyOf(start.map(({ fired }) => fired));
  const starts: Tri = stops === 'unknown' ? 'unknown' : !stops;
  return { cluster, release, kernel, config, starts, start, routing, mode: modeOf(starts, cluster.legacyFinal) };
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
