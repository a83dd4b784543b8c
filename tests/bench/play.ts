/** Frames a second while packets run through the drawing of the packet path, with the processor slowed four times. */
import type { Browser } from 'playwright-core';
import { atLeast, LANGUAGES, median, percentile, type Measure } from './measure.ts';

/** The fewest frames a second that count as 60: the display's own clock is not exact. */
const SMOOTH = 59;

/** Measures the packet path in both languages: the median frame of one pass, and its slowest twentieth. */
export async function measurePlay(browser: Browser, site: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const language of LANGUAGES) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site}${language}/host-routing/`, { waitUntil: 'networkidle' });
    const button = page.locator('[data-step="play"]');
    await button.hover();
    await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await button.click();
    const frames = await page.evaluate(
      () =>
        new Promise<number[]>((done) => {
          const at: number[] = [];
          const next = (time: number): void => {
            // Only while something moves: a pass ends by itself.
            if (document.getAnimations().length > 0 || at.length === 0) {
              at.push(time);
              requestAnimationFrame(next);
            } else done(at.slice(1).map((one, i) => one - (at[i] ?? one)));
          };
          requestAnimationFrame(next);
        }),
    );
    await context.close();
    const detail = { frames: frames.length, slowestTwentieth: percentile(frames, 0.95), longest: Math.max(...frames) };
    measures.push(
      atLeast(`frames a second, 4× slower, packet path ${language}`, 1000 / median(frames), SMOOTH, '/s', detail),
    );
  }
  return measures;
}
