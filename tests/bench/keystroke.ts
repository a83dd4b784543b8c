/** From a key pressed in the kernel field to the frame that shows what follows of it, with the processor slowed four times. */
import type { Browser, Page } from 'playwright-core';
import { atMost, LANGUAGES, median, percentile, type Measure } from './measure.ts';

const KEYS = ['4.19.0-17-arm64', '6.8.0-31-generic', '5.10.0-28-amd64', '4.18.0-553.el8_10.x86_64'];

/**
 * Notes, for each key, the time from the event to the first task after the frame that followed the last change of the
 * document: what the reader waits for. The answer may come in more than one step, so that changes are awaited for a while.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = [];
    let pressed = 0;
    Object.assign(window, { keystrokes: times });
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
    new MutationObserver(() => {
      const since = pressed;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => times.push(performance.now() - since), { once: true });
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

async function type(browser: Browser, url: string): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const field = page.locator('input[name="kernel"]').first();
  await field.click();
  await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await watch(page);
  const durations: number[] = [];
  for (const [round, text] of KEYS.entries()) {
    await field.fill('');
    await page.waitForTimeout(300);
    for (const key of text) {
      await page.evaluate(() => ((window as unknown as { keystrokes: number[] }).keystrokes.length = 0));
      await page.keyboard.press(key);
      // Longer than any answer may take, shorter than the pause after which the address is rewritten matters.
      await page.waitForTimeout(200);
      const seen = await page.evaluate(() => (window as unknown as { keystrokes: number[] }).keystrokes);
      // The first text warms the compiler up.
      if (round > 0 && seen.length > 0) durations.push(Math.max(...seen));
    }
  }
  await context.close();
  return durations;
}

/** Measures calculator and home in both languages: p95 over some fifty keys each. */
export async function measureKeystrokes(browser: Browser, site: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const [name, path] of [
    ['calculator', 'calculator/'],
    ['home', ''],
  ] as const) {
    for (const language of LANGUAGES) {
      const durations = await type(browser, `${site}${language}/${path}`);
      const detail = { keys: durations.length, median: median(durations), max: Math.max(...durations) };
      measures.push(
        atMost(`key to paint p95, 4× slower, ${name} ${language}`, percentile(durations, 0.95), 50, 'ms', detail),
      );
    }
  }
  return measures;
}
