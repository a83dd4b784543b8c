/**
 * From a metric chosen on the gains page to the frame that shows it on the axis of all optimizations, and to the frame
 * with everything that follows of it, with the processor slowed four times.
 */
import type { Browser } from 'playwright-core';
import { LANGUAGES, type Measure } from './measure.ts';
import { openSlowed, paintMeasures, settled, type Times } from './paint.ts';

const ROUNDS = 4;

async function choose(browser: Browser, url: string): Promise<Times[]> {
  const page = await openSlowed(browser, url, '.filters .chip', { event: 'click', answer: '.axis, .filters' });
  const metrics = await page.locator('input[name="metric"]').count();
  const times: Times[] = [];
  // The first round warms the compiler up.
  for (let round = 0; round <= ROUNDS; round++)
    for (let metric = 0; metric < metrics; metric++) {
      await page.locator('.chip:has(input[name="metric"])').nth(metric).click();
      const seen = await settled(page);
      if (round > 0) times.push(seen);
    }
  await page.context().close();
  return times;
}

/** Measures the gains page in both languages: p95 over four rounds through the metrics. */
export async function measureFilter(browser: Browser, site: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const language of LANGUAGES) {
    const of = `painted, p95, 4× slower, gains ${language}`;
    const times = await choose(browser, `${site}${language}/gains/`);
    measures.push(...paintMeasures(times, { answer: `filter to axis ${of}`, all: `filter to full result ${of}` }));
  }
  return measures;
}
