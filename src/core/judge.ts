/** One pass over the rules: does the chart render, does the agent start, and which host routing does it choose. */
import type { AgentConfig } from './chart';
import { Cluster } from './cluster';
import { configurationOf, type Configuration } from './configuration';
import { kernelDemands } from './demands';
import { Facts } from './facts';
import { once } from './reads';
import { resolveRelease } from './release';
import { rulesOf, type ReadyRule } from './rules';
import { RuleStanding, type Standing } from './standing';
import { anyOf } from './tri';
import type { Change, Environment, Mode, Tri } from './types';

/**
 * A cluster judged, each part when it is asked for. Rules that hold leave no trace: a search asks thousands of
 * clusters, and only for what stands in the way; `startOf` and `routingOf` have what holds, too.
 */
export class Judgement {
  readonly cluster: Cluster;
  /** What stops the agent, or may. */
  readonly start: () => readonly Standing[];
  /** What makes host routing fall back, or may. */
  readonly routing: () => readonly Standing[];

  constructor(
    readonly configuration: Configuration,
    readonly facts: Facts,
  ) {
    // Rules of the start ask for the mode: by what makes host routing fall back, which is looked at once.
    const cluster = new Cluster(configuration, facts, () => firedOf(this.routing()));
    this.cluster = cluster;
    this.start = once(() => startStandings(cluster, true));
    this.routing = once(() => routingStandings(cluster, true));
  }

  get starts(): Tri {
    const stops = firedOf(this.start());
    return stops === 'unknown' ? 'unknown' : !stops;
  }

  get mode(): Mode {
    const { starts } = this;
    if (starts === false) return 'none';
    const legacy = this.cluster.legacy();
    if (starts === 'unknown' || legacy === 'unknown') return 'unknown';
    return legacy ? 'Legacy' : 'BPF';
  }

  /** The cluster after some changes; of a kernel a mainline one of at least that version. */
  after(changes: readonly Change[]): Judgement {
    let { configuration, facts } = this;
    for (const change of changes) {
      if (change.kind === 'value') configuration = configuration.with(change.path, change.to);
      else if (change.kind === 'kernel') facts = this.facts.assuming(change.atLeast);
      else configuration = configuration.in(resolveRelease(change.atLeast));
    }
    return judgementOf(configuration, facts);
  }
}

/** Judges a cluster. Pure; never throws for any input of the right shape. */
export const judge = (environment: Environment): Judgement =>
  judgementOf(configurationOf(environment), new Facts(environment));

function judgementOf(configuration: Configuration, facts: Facts): Judgement {
  let known = facts.judged.get(configuration);
  if (!known) facts.judged.set(configuration, (known = new Judgement(configuration, facts)));
  return known;
}

const firedOf = (list: readonly Standing[]): Tri => anyOf(list.map(({ fired }) => fired));

/** Everything checked before the agent starts, in order: what holds as well as what does not. */
export const startOf = ({ cluster }: Judgement): Standing[] => startStandings(cluster, false);

/** Everything checked for host routing, in the order of the release. */
export const routingOf = ({ cluster }: Judgement): Standing[] => routingStandings(cluster, false);

const routingStandings = (cluster: Cluster, lean: boolean): Standing[] =>
  spokenOnce(standings(rulesOf(cluster.release.version).hostRouting, cluster, lean));

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
export function standings(rules: readonly ReadyRule[], cluster: Cluster, lean = false): RuleStanding[] {
  const out: RuleStanding[] = [];
  if (!lean) for (const rule of rules) out.push(new RuleStanding(rule, rule.test(cluster), cluster));
  else {
    for (const { entry, fired = entry.test(cluster) } of cluster.open(rules))
      if (fired !== false) out.push(new RuleStanding(entry, fired, cluster));
  }
  return out;
}

/** Helm's schema refuses a wrong type before any template runs. */
function typeStandings(config: AgentConfig): Standing[] {
  return config.wrongTypes.map(({ path, value }) => {
    const reason: Standing['reason'] = {
      id: 'chart.type',
      state: 'failed',
      effect: 'chart-refuses',
      params: { path, value, release: config.version },
      found: [{ key: path, value, origin: 'set' }],
      sources: [`cilium/charts@${config.version}: values.schema.json`],
    };
    return { id: 'chart.type', fired: true, fix: [{ unset: path }], reason, telling: () => () => reason };
  });
}
