/**
 * A page arrives in two steps: what the first screen shows, then the rest, block by block, while the reader begins. Laid
 * out in one go, a long guide keeps a phone from answering for a second. `src/styles/arrive.css` holds the blocks back.
 */

/** Milliseconds of one go: a processor four times slower still answers within 50 ms. */
const SLICE = 8;

/** Lays out waiting blocks until the slice is used up; goes on when the browser is idle again. */
function layOut(waiting: HTMLElement[]): void {
  const started = performance.now();
  while (waiting.length > 0 && performance.now() - started < SLICE) {
    const block = waiting.shift();
    if (!block) break;
    block.style.contentVisibility = 'visible';
    // Asking for its height lays it out now, so that the clock above counts it.
    void block.offsetHeight;
  }
  if (waiting.length > 0) whenIdle(() => layOut(waiting));
  // What islands draw from now on never waits.
  else delete document.documentElement.dataset['arriving'];
}

/** Safari has no idle time to tell of. */
const whenIdle: (task: () => void) => void =
  'requestIdleCallback' in globalThis
    ? (task) => requestIdleCallback(task, { timeout: 500 })
    : (task) => setTimeout(task, 16);

if ('arriving' in document.documentElement.dataset) {
  const start = (): void =>
    whenIdle(() => layOut([...document.querySelectorAll<HTMLElement>('.sl-markdown-content > *, [data-late]')]));
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
