/**
 * A page arrives in two steps: what the first screen shows, then the rest, block by block, while the reader begins. Laid
 * out in one go, a long guide keeps a phone from answering for a second. `src/styles/arrive.css` holds the blocks back.
 */

/** Milliseconds of one go: a processor four times slower still answers within 50 ms. */
const SLICE = 8;

/** Lays out waiting blocks until the slice is used up; what the reader does meanwhile comes before the next slice. */
function layOut(waiting: HTMLElement[]): void {
  const started = performance.now();
  while (waiting.length > 0 && performance.now() - started < SLICE) {
    const block = waiting.shift();
    if (!block) break;
    block.style.contentVisibility = 'visible';
    // Asking for its height lays it out now, so that the clock above counts it.
    void block.offsetHeight;
  }
  if (waiting.length > 0) setTimeout(layOut, 0, waiting);
  // What islands draw from now on never waits.
  else delete document.documentElement.dataset['arriving'];
}

if ('arriving' in document.documentElement.dataset) {
  const waiting = [...document.querySelectorAll<HTMLElement>('.sl-markdown-content > *, [data-late]')];
  // After the first frame, which shows what did not wait.
  requestAnimationFrame(() => setTimeout(layOut, 0, waiting));
}
