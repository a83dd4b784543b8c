import type { Change } from '../../core';
import { printValue } from './edit';
import { Rich, type Words } from './words';

/** One step of the nearest change, in words. */
export function ChangeText({ change, words }: { change: Change; words: Words }) {
  const { text } = words;
  if (change.kind === 'kernel') return <>{text('plan.kernel', { version: change.atLeast })}</>;
  if (change.kind === 'cilium') return <>{text('plan.cilium', { version: change.atLeast })}</>;
  return change.to === undefined ? (
    <Rich text={text('plan.unset')} params={{ path: change.path }} />
  ) : (
    <Rich text={text('plan.set')} params={{ path: change.path, value: printValue(change.to) }} />
  );
}
