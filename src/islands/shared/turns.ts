/**
 * What may follow a key stroke. A key first changes its field and the verdict, and the browser paints them; everything
 * else waits here for its turn: after that paint, in slices short enough that the next key never waits for more than one.
 * Who waits takes its turn back when newer input makes it pointless.
 */

/** A piece of work of a turn; true while there is more to do. */
export type Step = () => boolean;

/** What a browser offers to order work; a test brings its own. */
export interface Clock {
  /** Calls back in the next frame, before it is painted. */
  frame: (run: () => void) => void;
  /** Calls back in a task of its own, behind input and painting that are due. */
  task: (run: () => void) => void;
  /** Milliseconds. */
  now: () => number;
}

/** Takes a turn; the function it gives back returns it. */
export type Take = (step: Step) => () => void;

/** Milliseconds of work at a time. */
export const SLICE = 6;

/** A queue of turns by a clock, first come, first served. */
export function turnsBy({ frame, task, now }: Clock): Take {
  const waiting = new Set<{ step: Step }>();
  let paint = 0;
  let asked = false;
  let running = false;

  const slice = async (after: number): Promise<void> => {
    // A key came between: its paint is first.
    if (after !== paint) return;
    const end = now() + SLICE;
    running = true;
    for (const turn of waiting) {
      let more = true;
      while (more && waiting.has(turn) && now() < end) {
        try {
          more = turn.step();
        } catch (error) {
          more = false;
          reportError(error);
        }
        if (!more) waiting.delete(turn);
        // Preact renders in a microtask what the step changed: that belongs to the slice.
        await undefined;
      }
      if (now() >= end) break;
    }
    running = false;
    if (waiting.size > 0) task(() => void slice(after));
  };

  return (step) => {
    const turn = { step };
    waiting.add(turn);
    // What a turn itself brings about belongs to the same change, which is painted already.
    if (!running && !asked) {
      asked = true;
      paint += 1;
      const mine = paint;
      frame(() => {
        asked = false;
        task(() => void slice(mine));
      });
    }
    return () => void waiting.delete(turn);
  };
}

/** A page that is hidden has no frames; work goes on after these milliseconds. */
const NO_FRAME = 100;

function nextFrame(run: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    cancelAnimationFrame(request);
    run();
  };
  const timer = setTimeout(once, NO_FRAME);
  const request = requestAnimationFrame(once);
}

function nextTask(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', run, { once: true });
  port1.start();
  port2.postMessage(undefined);
}

/** The turns of this page. */
export const takeTurn: Take = turnsBy({ frame: nextFrame, task: nextTask, now: () => performance.now() });
