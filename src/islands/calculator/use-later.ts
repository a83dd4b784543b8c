import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { takeTurn } from '../shared/turns';

/** Milliseconds after which what is shown still is said to be old. */
const OLD = 150;

/** Something that is made in turns. */
export interface Later<T> {
  made: T;
  /** What stands there has been older than the form for longer than a reader takes for at once. */
  old: boolean;
}

/**
 * What takes longer than a key stroke may: made at once for the first paint, and in turns whenever one of `on` changes.
 * Until it is there the old one stands. `work` yields after each piece and returns the whole; `ready` is what the server
 * made for the first paint, where waking must not wait for it again.
 */
export function useLater<T>(on: readonly unknown[], work: () => Generator<unknown, T>, ready?: T): Later<T> {
  const [state, set] = useState<Later<T>>(() => ({ made: ready ?? finish(work()), old: false }));
  const begun = useRef(false);
  const timer = useRef<number>();
  useLayoutEffect(() => {
    if (!begun.current) {
      begun.current = true;
      return undefined;
    }
    const running = work();
    // Counts from the first of several changes: who types on and on sees the same old thing all the while.
    timer.current ??= window.setTimeout(() => set(({ made }) => ({ made, old: true })), OLD);
    return takeTurn(() => {
      const step = running.next();
      if (!step.done) return true;
      clearTimeout(timer.current);
      timer.current = undefined;
      set((before) => (before.made === step.value && !before.old ? before : { made: step.value, old: false }));
      return false;
    });
  }, on);
  useLayoutEffect(() => () => clearTimeout(timer.current), []);
  return state;
}

function finish<T>(running: Generator<unknown, T>): T {
  let step = running.next();
  while (!step.done) step = running.next();
  return step.value;
}
