/**
 * From a key pressed in the kernel field to the frame with the verdict, and to the frame with everything that follows of
 * it, with the processor slowed four times.
 */
import type { Browser } from 'playwright-core';
import { LANGUAGES, type Measure } from './measure.ts';
import { openSlowed, paintMeasures, settled, type Times } from './paint.ts';

const KEYS = ['4.19.0-17-arm64', '6.8.0-31-generic', '5.10.0-28-amd64', '4.18.0-553.el8_10.x86_64'];
const FIELD = 'input[name="kernel"]';
/** The verdict: its words and sentence, the way to BPF, what the kernel was taken for. */
const VERDICT = '[data-verdict], .lead, [data-understood]';

async function type(browser: Browser, url: string): Promise<Times[]> {
  const page = await openSlowed(browser, url, FIELD, { event: 'keydown', answer: VERDICT, except: '.counts' });
  const times: Times[] = [];
  for (const [round, text] of KEYS.entries()) {
    await page.locator(FIELD).first().fill('');
    await page.waitForTimeout(300);
    for (const key of text) {
      await page.keyboard.press(key);
      const seen = await settled(page);
      // The first text warms the compiler up.
      if (round > 0) times.push(seen);
    }
  }
  await page.context().close();
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
      const of = `painted, p95, 4× slower, ${name} ${language}`;
      const times = await type(browser, `${site}${language}/${path}`);
      measures.push(...paintMeasures(times, { answer: `key to verdict ${of}`, all: `key to full result ${of}` }));
    }
  }
  return measures;
}
