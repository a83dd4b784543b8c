import { useEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds of work at a time, so that a key stroke never waits for more. */
const SLICE = 6;
/** Milliseconds without a change before work begins: while somebody types, nobody reads. */
const PAUSE = 80;

/**
 * What takes longer than a key stroke may: made at once for the first paint, and later, in slices, whenever `key`
 * changes. Until it is there the old one stands. `work` yields after each piece and returns the whole; `ready` is what the
 * server made for the first paint, where waking must not wait for it again.
 */
export function useLater<T>(key: string, work: () => Generator<unknown, T>, ready?: T): T {
  const [made, set] = useState(() => ready ?? finish(work()));
  const first = useRef(key);
  useEffect(() => {
    if (first.current === key) return undefined;
    first.current = key;
    let timer = 0;
    const running = work();
    const slice = () => {
      const end = performance.now() + SLICE;
      let step = running.next();
      while (!step.done && performance.now() < end) step = running.next();
      if (step.done) set(step.value);
      else timer = window.setTimeout(slice);
    };
    timer = window.setTimeout(slice, PAUSE);
    return () => {
      clearTimeout(timer);
      first.current = '';
    };
  }, [key]);
  return made;
}

function finish<T>(running: Generator<unknown, T>): T {
  let step = running.next();
  while (!step.done) step = running.next();
  return step.value;
}
