/** Lighthouse as Google runs it for a phone (simulated slow 4G), medians over some runs. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import lighthouse from 'lighthouse';
import { launchBrowser } from '../browser/browser.ts';
import { LANGUAGES, median, pagesIn, type Measure } from './measure.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Result {
  scores: number[];
  lcp: number;
  cls: number;
  tbt: number;
  failing: string[];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function once(url: string): Promise<Result> {
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const result = await lighthouse(url, { port, logLevel: 'error', output: 'json', onlyCategories: [...CATEGORIES] });
    if (!result) throw new Error(`Lighthouse gave no result for ${url}`);
    const { audits, categories } = result.lhr;
    const number = (id: string): number => audits[id]?.numericValue ?? Number.NaN;
    const failing = Object.values(categories).flatMap((category) =>
      category.auditRefs
        .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
        .map(({ id }) => `${id} ${audits[id]?.displayValue ?? ''}`.trim()),
    );
    return {
      scores: CATEGORIES.map((id) => Math.round((categories[id]?.score ?? 0) * 100)),
      lcp: number('largest-contentful-paint') / 1000,
      cls: number('cumulative-layout-shift'),
      tbt: number('total-blocking-time'),
      failing,
    };
  } finally {
    await browser.close();
  }
}

/** Measures the pages in both languages. */
export async function measureLighthouse(site: string, runs: number): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { name, path } of pagesIn('dist')) {
    for (const language of LANGUAGES) {
      const results: Result[] = [];
      for (let run = 0; run < runs; run++) results.push(await once(`${site}${language}/${path}`));
      const scores = CATEGORIES.map((_, index) => median(results.map((result) => result.scores[index] ?? 0)));
      const lcp = median(results.map((result) => result.lcp));
      const lowest = Math.min(...scores);
      const detail = {
        scores: Object.fromEntries(CATEGORIES.map((id, index) => [id, scores[index]])),
        cls: median(results.map((result) => result.cls)),
        tbt: median(results.map((result) => result.tbt)),
        failing: [...new Set(results.flatMap((result) => result.failing))],
        runs,
      };
      const what = `Lighthouse, ${name} ${language}`;
      measures.push({
        what: `${what}, lowest of four`,
        value: lowest,
        unit: '',
        bar: '100',
        ok: lowest === 100,
        detail,
      });
      measures.push({ what: `${what}, LCP`, value: lcp, unit: 's', bar: '≤ 1.2 s', ok: lcp <= 1.2 });
    }
  }
  return measures;
}
