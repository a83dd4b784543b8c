import { applyChanges, presets, releases, type Environment, type Report, type Verdict } from '../../core';
import { withOtherKernel, withRelease } from '../shared/edit';

/** One optimization in two clusters. */
export interface Pair {
  id: string;
  left: Verdict;
  right: Verdict | undefined;
  same: boolean;
}

/** Every optimization in both, those whose status differs first, each part in working order. */
export function pairsOf(left: Report, right: Report): Pair[] {
  const others = new Map(right.optimizations.map((verdict) => [verdict.id, verdict]));
  const pairs = left.optimizations.map((verdict): Pair => {
    const other = others.get(verdict.id);
    return { id: verdict.id, left: verdict, right: other, same: other?.status === verdict.status };
  });
  return [...pairs.filter(({ same }) => !same), ...pairs.filter(({ same }) => same)];
}

/** Mainline kernels worth a look: those of long-term branches and of distributions in use. Source: content/kernels/distributions.yaml. */
export const KERNELS = ['4.19', '5.4', '5.10', '5.15', '6.1', '6.6', '6.8', '6.12', '6.18'];

/** The cluster that a choice of the list stands for, "release 1.20", "kernel 6.8", "preset article-a"; undefined for none. */
export function clusterOf(choice: string, environment: Environment): Environment | undefined {
  const [kind, what = ''] = choice.split(' ', 2);
  switch (kind) {
    case 'release': {
      const newest = releases().find(({ line }) => line === what)?.newest;
      return newest === undefined ? undefined : withRelease(environment, newest);
    }
    case 'kernel':
      return applyChanges(withOtherKernel(environment, what), [{ kind: 'kernel', atLeast: what }]);
    case 'preset':
      return presets.find(({ id }) => id === what)?.environment;
    default:
      return undefined;
  }
}
