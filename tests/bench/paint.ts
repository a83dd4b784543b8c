/** From what a reader does to the frames that show what follows of it. */
import type { Browser, Page } from 'playwright-core';
import { atMost, median, percentile, type Measure } from './measure.ts';

/** Milliseconds without a change after which everything is there, and the longest wait for that. */
const QUIET = 250;
const LONGEST = 30_000;

/** Milliseconds to the frame with the last change of the answer, and of anything on the page; 0 where nothing changed. */
export interface Times {
  answer: number;
  all: number;
}

/** What starts the clock, and where on the page the answer stands; `except` names parts inside that follow it. */
export interface Watched {
  event: 'keydown' | 'click';
  answer: string;
  except?: string;
}

/** Opens a page with its islands awake and the processor slowed four times, and watches it. */
export async function openSlowed(browser: Browser, url: string, touch: string, watched: Watched): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator(touch).first().click();
  await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await watch(page, watched);
  return page;
}

/** Notes, for the last event, the time from it to the first task after the frame that followed a change. */
async function watch(page: Page, watched: Watched): Promise<void> {
  await page.evaluate(({ event: type, answer, except }) => {
    const times = { answer: 0, all: 0, changed: 0 };
    let began = 0;
    Object.assign(window, { painted: times });
    addEventListener(
      type,
      (event) => {
        began = event.timeStamp;
        Object.assign(times, { answer: 0, all: 0, changed: performance.now() });
      },
      { capture: true },
    );
    const isAnswer = ({ target }: MutationRecord): boolean => {
      const element = target instanceof Element ? target : target.parentElement;
      if (except !== undefined && element?.closest(except)) return false;
      return (element?.closest(answer) ?? null) !== null;
    };
    // A text that is set to what it was shows nothing new.
    const isChange = ({ type: kind, target, oldValue }: MutationRecord): boolean =>
      kind !== 'characterData' || target.nodeValue !== oldValue;
    new MutationObserver((all) => {
      const records = all.filter(isChange);
      if (records.length === 0) return;
      const isOfAnswer = records.some(isAnswer);
      const since = began;
      times.changed = performance.now();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        const painted = (): void => {
          if (since !== began) return;
          times.all = performance.now() - since;
          if (isOfAnswer) times.answer = times.all;
        };
        port1.addEventListener('message', painted, { once: true });
        port1.start();
        port2.postMessage(0);
      });
    }).observe(document.querySelector('main') ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      characterDataOldValue: true,
      attributes: true,
    });
  }, watched);
}

/** Waits until nothing changes any more after the last event. */
export async function settled(page: Page): Promise<Times> {
  await page.waitForFunction(
    (quiet) => performance.now() - (window as unknown as { painted: { changed: number } }).painted.changed > quiet,
    QUIET,
    { polling: 50, timeout: LONGEST },
  );
  return page.evaluate(() => {
    const { answer, all } = (window as unknown as { painted: Times }).painted;
    return { answer, all };
  });
}

/** Two measures, p95 each: until the answer is painted, and until everything is. */
export function paintMeasures(times: Times[], names: Record<keyof Times, string>): Measure[] {
  return (['answer', 'all'] as const).map((kind) => {
    const list = times.map((one) => one[kind]).filter((time) => time > 0);
    const detail = { times: list.length, least: Math.min(...list), median: median(list), max: Math.max(...list) };
    return atMost(names[kind], percentile(list, 0.95), 50, 'ms', detail);
  });
}
