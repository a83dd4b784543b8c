/** First load of a page: every byte that crosses the wire, brotli, by type, without a scroll or a click. */
import type { Browser } from 'playwright-core';
import { atMost, LANGUAGES, pagesIn, type Measure } from './measure.ts';

/** Loads a page in a fresh context and sums what the network reports, in kB (1000 bytes) by resource type. */
async function load(browser: Browser, url: string): Promise<Record<string, number>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const types = new Map<string, string>();
  const sums: Record<string, number> = {};
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type.toLowerCase()));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? 'other';
    sums[type] = (sums[type] ?? 0) + encodedDataLength / 1000;
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(1000);
  await context.close();
  return sums;
}

/** Measures the pages in both languages. */
export async function measureBytes(browser: Browser, site: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { name, path, bytes } of pagesIn('dist')) {
    for (const language of LANGUAGES) {
      const detail = await load(browser, `${site}${language}/${path}`);
      const total = Object.values(detail).reduce((sum, part) => sum + part, 0);
      const what = `first load, ${name} ${language}`;
      measures.push(bytes ? atMost(what, total, bytes, 'kB', detail) : { what, value: total, unit: 'kB', detail });
    }
  }
  return measures;
}
