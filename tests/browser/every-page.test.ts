import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPages } from '../site/dist.ts';
import { launchBrowser } from './browser.ts';
import { visit } from './visit.ts';

const paths = readPages().map((page) => page.path);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** The root page may forward a returning reader; it is judged where it stands. */
const stay = (path: string): string => (path === '' ? '?stay' : path);

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
  )) as AxeResults;
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? violation.help})`,
    ),
  );
}

/** Elements beyond the right edge, when the page scrolls sideways at all. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .slice(0, 8)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  });
}

describe.each(paths)('/%s', (path) => {
  test('says nothing on the console, breaks no policy, asks no other origin', async () => {
    const { page, complaints, close } = await visit(browser, stay(path), { viewport: { width: 1280, height: 900 } });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    await close();
  });

  test('does not scroll sideways on a small screen', async () => {
    const { page, close } = await visit(browser, stay(path), { viewport: { width: 320, height: 740 } });
    for (const width of [320, 360, 768]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await tooWide(page), `elements wider than ${width} px`).toEqual([]);
    }
    await close();
  });

  test('has no axe finding in either theme, at 360 and 1280 px', async () => {
    const { page, close } = await visit(browser, stay(path), { bypassCSP: true });
    await page.evaluate(axe);
    for (const theme of ['light', 'dark'] as const) {
      // One load serves all four: a window for each costs more than the findings.
      await page.emulateMedia({ colorScheme: theme });
      await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        // Code frames take the focus when they overflow, a moment after the size has changed.
        await expect.poll(() => findings(page), { message: `${theme}, ${width} px`, interval: 600 }).toEqual([]);
      }
    }
    await close();
  });
});
