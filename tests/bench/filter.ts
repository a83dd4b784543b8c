/** From a filter chosen on the gains page to the frame that shows what is left, with the processor slowed four times. */
import type { Browser, Page } from 'playwright-core';
import { atMost, LANGUAGES, median, percentile, type Measure } from './measure.ts';

/** Chooses each metric in turn, as a click does, and gives the milliseconds from each click to the painted frame. */
async function choose(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const painted = (): Promise<number> =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => done(performance.now()), { once: true });
          port1.start();
          port2.postMessage(0);
        }),
      );
    const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 300));
    const times: number[] = [];
    const metrics = [...document.querySelectorAll<HTMLInputElement>('input[name="metric"]')];
    // The first round warms the compiler up.
    for (let round = 0; round < 5; round++)
      for (const metric of metrics) {
        const started = performance.now();
        metric.click();
        const ended = await painted();
        if (round > 0) times.push(ended - started);
        await rest();
      }
    return times;
  });
}

/** Measures the gains page in both languages: p95 over four rounds through the metrics. */
export async function measureFilter(browser: Browser, site: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const language of LANGUAGES) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site}${language}/gains/`, { waitUntil: 'networkidle' });
    await page.locator('.filters').hover();
    await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const times = await choose(page);
    await context.close();
    const detail = { choices: times.length, median: median(times), max: Math.max(...times) };
    measures.push(
      atMost(`filter to paint p95, 4× slower, gains ${language}`, percentile(times, 0.95), 50, 'ms', detail),
    );
  }
  return measures;
}
