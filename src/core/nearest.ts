/** The nearest change: which steps lead to BPF host routing, computed by taking them and judging again. */
import { judge, type Judgement, type Standing } from './judge';
import { inRange } from './range';
import type { Fix } from './rules';
import { setValue, unsetValue } from './values/path';
import type { Change, Environment, HelmValue } from './types';

const LIMIT = 10;

const newer = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (x?.[i] ?? 0) - (y?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
};

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

function changesOf(fixes: Fix[], judgement: Judgement): Change[] {
  return fixes.map((fix): Change => {
    if ('unset' in fix) return { kind: 'value', path: fix.unset, to: undefined };
    return {
      kind: 'value',
      path: fix.set,
      to: fix.to === '$full' ? fullReplacement(judgement.release.version) : fix.to,
    };
  });
}

function stepFor(standing: Standing, judgement: Judgement): Change[] | null {
  if (standing.kernel !== undefined) return [{ kind: 'kernel', atLeast: standing.kernel }];
  const fixes = standing.rule?.fix;
  return fixes ? changesOf(fixes, judgement) : null;
}

const keyOf = (change: Change): string => (change.kind === 'value' ? `value ${change.path}` : change.kind);

/** The later of two changes of the same thing stands; of two kernels the newer. */
function merge(changes: Change[], added: Change[]): Change[] {
  const byKey = new Map(changes.map((change) => [keyOf(change), change]));
  for (const change of added) {
    const old = byKey.get(keyOf(change));
    if (change.kind === 'kernel' && old?.kind === 'kernel' && !newer(change.atLeast, old.atLeast)) continue;
    byKey.set(keyOf(change), change);
  }
  return [...byKey.values()];
}

/**
 * Nearest change to BPF: ends what stands in the way, first match first, until nothing does, then drops every step
 * that turns out not to be needed. Null when no change of values or kernel is known to lead there.
 * `trades` says whether a step gives up another feature.
 */
export function nearestToBpf(
  environment: Environment,
  first: Judgement,
): { changes: Change[] | null; trades: boolean } {
  let judgement = first;
  let changes: Change[] = [];
  let trades = false;
  for (let step = 0; judgement.mode !== 'BPF'; step += 1) {
    if (step === LIMIT) return { changes: null, trades };
    const all = [...judgement.start, ...judgement.routing];
    const standing = all.find(({ fired }) => fired === true) ?? all.find(({ fired }) => fired === 'unknown');
    const added = standing ? stepFor(standing, judgement) : null;
    if (!added) return { changes: null, trades };
    const merged = merge(changes, added);
    trades ||= standing?.rule?.trade === true;
    const next = judge(applyChanges(environment, merged), true);
    if (merged.length === changes.length && JSON.stringify(merged) === JSON.stringify(changes))
      return { changes: null, trades };
    changes = merged;
    judgement = next;
  }
  if (changes.length > 1) {
    for (const change of changes) {
      const without = changes.filter((other) => other !== change);
      if (judge(applyChanges(environment, without), true).mode === 'BPF') changes = without;
    }
  }
  return { changes, trades };
}
