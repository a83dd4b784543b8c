/** Reasons that no rule gives: the release has not the optimization, or somebody asks for it, or nobody does. */
import { found } from './chart';
import type { Cluster } from './cluster';
import { optionAt } from './options';
import type { ReadyOptimization } from './optimizations';
import { inRange } from './range';
import { factFound } from './standing';
import type { Reason } from './types';

/** It is asked for, or not, or nobody knows. */
export function stateReason(optimization: ReadyOptimization, cluster: Cluster, state: Reason['state']): Reason {
  const { config, release } = cluster;
  // What is set on the node is looked up there.
  const fact = optimization.settle && factFound(optimization.settle.fact, cluster);
  // The option by its name in this release, where it has been renamed.
  const option =
    optimization.options.find((path) => inRange(release.version, optionAt(path)?.releases)) ?? optimization.options[0];
  return {
    id: `${optimization.id}.asked`,
    state,
    effect: 'note',
    params: { release: release.version },
    found: fact ? [fact] : option === undefined ? [] : [found(config, option)],
    sources: optimization.sources,
    ...(state === 'unknown' && optimization.settle ? { settle: { ...optimization.settle } } : {}),
  };
}

/** The release is older than the optimization, or has it no more. */
export function releaseReason({ since, sources }: ReadyOptimization, { release }: Cluster): Reason {
  return {
    id: 'optimization.release',
    state: 'failed',
    effect: 'note',
    params: { release: release.version, since: since ?? '' },
    found: [{ key: 'cilium', value: release.version, origin: 'set' }],
    sources,
  };
}
