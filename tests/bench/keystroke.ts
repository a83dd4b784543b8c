/**
 * From a key pressed in the kernel field to the frame with the verdict, and to the frame with everything that follows of
 * it, with the processor slowed four times.
 */
import type { Browser, Page } from 'playwright-core';
import { atMost, LANGUAGES, median, percentile, type Measure } from './measure.ts';

const KEYS = ['4.19.0-17-arm64', '6.8.0-31-generic', '5.10.0-28-amd64', '4.18.0-553.el8_10.x86_64'];
/** Milliseconds without a change after which everything is there, and the longest wait for that. */
const QUIET = 250;
const LONGEST = 30_000;

/** Milliseconds from the key to the frame with the last change of each kind. */
interface Times {
  verdict: number;
  all: number;
}

/**
 * Notes, for the last key, the time from its event to the first task after the frame that followed a change: of the
 * verdict (its words and sentence, the way to BPF, what the kernel was taken for), and of anything on the page.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times = { verdict: 0, all: 0, changed: 0 };
    let pressed = 0;
    Object.assign(window, { keystroke: times });
    addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp;
        Object.assign(times, { verdict: 0, all: 0, changed: performance.now() });
      },
      { capture: true },
    );
    const isVerdict = ({ target }: MutationRecord): boolean => {
      const element = target instanceof Element ? target : target.parentElement;
      const near = element?.closest('[data-verdict], .lead, [data-understood]') ?? null;
      return near !== null && element?.closest('.counts') === null;
    };
    new MutationObserver((records) => {
      const verdict = records.some(isVerdict);
      const since = pressed;
      times.changed = performance.now();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        const painted = () => {
          if (since !== pressed) return;
          times.all = performance.now() - since;
          if (verdict) times.verdict = times.all;
        };
        port1.addEventListener('message', painted, { once: true });
        port1.start();
        port2.postMessage(0);
      });
    }).observe(document.querySelector('main') ?? document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

/** Presses a key and waits until nothing changes any more; 0 stands for what the key did not change. */
async function press(page: Page, key: string): Promise<Times> {
  await page.keyboard.press(key);
  await page.waitForFunction(
    (quiet) => performance.now() - (window as unknown as { keystroke: { changed: number } }).keystroke.changed > quiet,
    QUIET,
    { polling: 50, timeout: LONGEST },
  );
  return page.evaluate(() => {
    const { verdict, all } = (window as unknown as { keystroke: Times }).keystroke;
    return { verdict, all };
  });
}

async function type(browser: Browser, url: string): Promise<Times[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const field = page.locator('input[name="kernel"]').first();
  await field.click();
  await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await watch(page);
  const times: Times[] = [];
  for (const [round, text] of KEYS.entries()) {
    await field.fill('');
    await page.waitForTimeout(300);
    for (const key of text) {
      const seen = await press(page, key);
      // The first text warms the compiler up.
      if (round > 0) times.push(seen);
    }
  }
  await context.close();
  return times;
}

/** Measures calculator and home in both languages: p95 over some fifty keys each, for the verdict and for everything. */
export async function measureKeystrokes(browser: Browser, site: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const [name, path] of [
    ['calculator', 'calculator/'],
    ['home', ''],
  ] as const) {
    for (const language of LANGUAGES) {
      const times = await type(browser, `${site}${language}/${path}`);
      for (const [kind, what] of [
        ['verdict', 'verdict'],
        ['all', 'full result'],
      ] as const) {
        const list = times.map((one) => one[kind]).filter((time) => time > 0);
        const detail = { keys: list.length, least: Math.min(...list), median: median(list), max: Math.max(...list) };
        const value = percentile(list, 0.95);
        measures.push(atMost(`key to ${what} painted, p95, 4× slower, ${name} ${language}`, value, 50, 'ms', detail));
      }
    }
  }
  return measures;
}
