/** Changes of a cluster: what they are, how they add up, and the cluster after them. */
import { compareVersions } from './kernel/version';
import { inRange } from './range';
import { STEPS, type Fix } from './rules';
import { setValue, unsetValue } from './values/path';
import type { Change, Environment, HelmValue } from './types';

/** The environment after some changes. A kernel change stands for a mainline kernel of at least that version. */
export function applyChanges(environment: Environment, changes: readonly Change[]): Environment {
  let next = environment;
  for (const change of changes) {
    if (change.kind === 'value') {
      const values = next.values ?? {};
      next = {
        ...next,
        values: change.to === undefined ? unsetValue(values, change.path) : setValue(values, change.path, change.to),
      };
    } else if (change.kind === 'kernel') {
      const { distribution: _, ...node } = next.node ?? {};
      const version = change.atLeast.split('.').length === 2 ? `${change.atLeast}.0` : change.atLeast;
      next = { ...next, node: { ...node, kernel: version } };
    } else {
      next = { ...next, cilium: change.atLeast };
    }
  }
  return next;
}

/** The word of a release for full kube-proxy replacement. */
export const fullReplacement = (version: string): HelmValue => (inRange(version, '<1.14.0') ? 'strict' : 'true');

/** Fixes of rules as changes, in the words of a release. */
export function changesOf(fixes: readonly Fix[], version: string): Change[] {
  return fixes.flatMap((fix): Change[] => {
    if (!inRange(version, fix.releases)) return [];
    if ('use' in fix) return changesOf(STEPS[fix.use] ?? [], version);
    if ('unset' in fix) return [{ kind: 'value', path: fix.unset, to: undefined }];
    return [{ kind: 'value', path: fix.set, to: fix.to === '$full' ? fullReplacement(version) : fix.to }];
  });
}

/** Do two changes change the same thing? */
const alike = (a: Change, b: Change): boolean =>
  a.kind === b.kind && (a.kind !== 'value' || a.path === (b as typeof a).path);

/** Changes added to others: the later of two of the same thing stands; of two kernels the newer. */
export function mergeChanges(changes: readonly Change[], added: readonly Change[]): Change[] {
  const merged = [...changes];
  for (const change of added) {
    const place = merged.findIndex((other) => alike(other, change));
    const old = merged[place];
    if (!old) merged.push(change);
    else if (!(change.kind === 'kernel' && old.kind === 'kernel' && compareVersions(change.atLeast, old.atLeast) <= 0))
      merged[place] = change;
  }
  return merged;
}

/** Do two lists say the same, in the same order? */
export function sameChanges(a: readonly Change[], b: readonly Change[]): boolean {
  return (
    a.length === b.length &&
    a.every((change, index) => {
      const other = b[index] as Change;
      if (change === other) return true;
      if (!alike(change, other)) return false;
      if (change.kind === 'value' && other.kind === 'value')
        return change.to === other.to || JSON.stringify(change.to) === JSON.stringify(other.to);
      return change.kind !== 'value' && other.kind !== 'value' && change.atLeast === other.atLeast;
    })
  );
}
