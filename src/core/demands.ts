/** All demands of the agent on the kernel as one condition: a reader wants the number, not fifteen probes. */
import type { Cluster } from './cluster';
import { featureInfo } from './kernel/features';
import type { Demands, Requirement } from './rules';
import { kernelFound, stateOf, type Standing } from './standing';
import type { Reason, Tri } from './types';

const ranks = new Map<string, number>();

/** Order of features by the kernel that has them. What nothing released has cannot be cured: it ranks highest. */
function rank(feature: string): number {
  let known = ranks.get(feature);
  if (known === undefined) {
    const [major = 0, minor = 0, patch = 0] = featureInfo(feature)?.minKernel?.split('.').map(Number) ?? [Infinity];
    known = major * 1e6 + minor * 1e3 + patch;
    ranks.set(feature, known);
  }
  return known;
}

const highest = (group: readonly Requirement[]): Requirement | undefined =>
  group.length === 0 ? undefined : group.reduce((a, b) => (rank(b.feature) > rank(a.feature) ? b : a));

interface Asked {
  missing: Requirement[];
  unknown: Requirement[];
  held: Requirement[];
}

/** Takes a demand up by what the kernel has; one that may not apply at all is missing nowhere. */
function sort({ missing, unknown, held }: Asked, demand: Requirement, has: Tri, applies: Tri): void {
  if (has === true) held.push(demand);
  else if (has === false && applies === true) missing.push(demand);
  else unknown.push(demand);
}

/** The demands that apply to a cluster, judged together; undefined where its release makes none. */
export function kernelDemands({ base, hasBase, conditional }: Demands, cluster: Cluster): Standing | undefined {
  const asked: Asked = { missing: [], unknown: [], held: [] };
  hasBase(cluster.facts).forEach((has, place) => sort(asked, base[place] as Requirement, has, true));
  const baseMissing = asked.missing.length > 0;
  for (const { entry, fired: applies = entry.test(cluster) } of cluster.open(conditional))
    if (applies !== false) sort(asked, entry, cluster.has(entry.feature), applies);
  const { missing, unknown, held } = asked;
  const group = missing.length > 0 ? missing : unknown.length > 0 ? unknown : held;
  const top = highest(group);
  if (top === undefined) return undefined;
  const fired: Tri = missing.length > 0 ? true : unknown.length > 0 ? 'unknown' : false;
  const minimum = featureInfo(top.feature)?.minKernel;
  let made: Reason | undefined;
  return {
    id: minimum === undefined ? 'agent.kernel-unreleased' : 'agent.kernel',
    fired,
    features: fired === false ? [] : group.map(({ feature }) => feature),
    base: baseMissing,
    kernel: fired === false ? undefined : minimum,
    get reason() {
      return (made ??= reasonOf(fired, group, top, minimum, cluster));
    },
    telling: () => tellingOf(fired, group, top, minimum),
  };
}

const tellingOf =
  (...demand: [Tri, Requirement[], Requirement, string | undefined]): ((cluster: Cluster) => Reason) =>
  (cluster) =>
    reasonOf(...demand, cluster);

function reasonOf(
  fired: Tri,
  group: Requirement[],
  top: Requirement,
  minimum: string | undefined,
  cluster: Cluster,
): Reason {
  const answer = cluster.feature(top.feature);
  const names = group.map(({ feature }) => featureInfo(feature)?.name ?? feature);
  const reason: Reason = {
    id: minimum === undefined ? 'agent.kernel-unreleased' : 'agent.kernel',
    state: stateOf(fired),
    effect: 'agent-stops',
    params: { version: minimum ?? '', feature: names.slice(-3).join(', '), release: cluster.release.version },
    found: [kernelFound(cluster.kernel)],
    sources: [...new Set([top.source, ...answer.sources])],
  };
  if (group.some(({ feature }) => cluster.feature(feature).basis === 'backport-inferred'))
    reason.confidence = 'inferred';
  if (fired === 'unknown')
    reason.settle = { fact: answer.settleFact ?? 'release', command: answer.settleCommand ?? 'uname -r' };
  return reason;
}
