/** All demands of the agent on the kernel as one condition: a reader wants the number, not fifteen probes. */
import type { Cluster } from './cluster';
import { featureInfo } from './kernel/features';
import type { Requirement } from './rules';
import { kernelFound, stateOf, type Standing } from './standing';
import type { Reason, Tri } from './types';

/** Order of features by the kernel that has them. */
function rank(feature: string): number {
  const minimum = featureInfo(feature)?.minKernel;
  if (minimum === undefined) return Number.POSITIVE_INFINITY;
  const [major = 0, minor = 0, patch = 0] = minimum.split('.').map(Number);
  return major * 1e6 + minor * 1e3 + patch;
}

/** The demands that apply to a cluster, judged together; undefined where its release makes none. */
export function kernelDemands(requirements: readonly Requirement[], cluster: Cluster): Standing | undefined {
  const missing: Requirement[] = [];
  const unknown: Requirement[] = [];
  const asked: Requirement[] = [];
  for (const requirement of requirements) {
    const applies = requirement.test === undefined ? true : requirement.test(cluster);
    if (applies === false) continue;
    asked.push(requirement);
    const { has } = cluster.feature(requirement.feature);
    if (has === false && applies === true) missing.push(requirement);
    else if (has !== true) unknown.push(requirement);
  }
  if (asked.length === 0) return undefined;
  const fired: Tri = missing.length > 0 ? true : unknown.length > 0 ? 'unknown' : false;
  // What nothing released has cannot be cured by a newer kernel: it ranks highest.
  const group = missing.length > 0 ? missing : unknown.length > 0 ? unknown : asked;
  const top = group.reduce((a, b) => (rank(b.feature) > rank(a.feature) ? b : a));
  const minimum = featureInfo(top.feature)?.minKernel;
  let made: Reason | undefined;
  return {
    id: minimum === undefined ? 'agent.kernel-unreleased' : 'agent.kernel',
    fired,
    features: fired === false ? [] : group.map(({ feature }) => feature),
    base: fired === true && group.some(({ when }) => when === undefined),
    kernel: fired === false ? undefined : minimum,
    get reason() {
      return (made ??= reasonOf(fired, group, top, minimum, cluster));
    },
  };
}

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
