import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import aliases from '../../content/search/aliases.yaml';
import { searchWords, titleFirst } from '../../src/scripts/search-query.ts';
import { launchBrowser } from './browser.ts';
import golden from './search-golden.json';
import { visit, type Visit } from './visit.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe.each(['zh', 'en'] as const)('search in %s', (language) => {
  let opened: Visit;
  beforeAll(async () => {
    opened = await visit(browser, `${language}/calculator/`);
  });
  afterAll(() => opened?.close());

  test.each(golden[language])('"$query" has $page in the first three', async ({ query, page: wanted }) => {
    const words = searchWords(query, (aliases as Record<string, Record<string, string>>)[language] ?? {});
    // As text: the test runner would rewrite an `import()` in a function, and the browser not know what to.
    const found = (await opened.page.evaluate(`(async () => {
      const pagefind = await import(${JSON.stringify(new URL('../../pagefind/pagefind.js', opened.page.url()).href)});
      await pagefind.init();
      const { results } = await pagefind.search(${JSON.stringify(words)});
      return Promise.all(results.slice(0, 16).map(async (result) => {
        const { url, meta } = await result.data();
        return { url, meta };
      }));
    })()`)) as { url: string; meta: { title?: string; find?: string } }[];
    const paths = titleFirst(found, words)
      .slice(0, 3)
      .map(({ url }) => new URL(url, 'http://x.invalid').pathname);
    expect(paths).toContain(`/${language}/${wanted}`);
  });

  test('the dialog opens by its shortcut, finds and leads on', async () => {
    const { page, complaints, close } = await visit(browser, `${language}/calculator/`, {
      viewport: { width: 1280, height: 900 },
    });
    await page.keyboard.press('ControlOrMeta+k');
    const field = page.locator('dialog[open] input').first();
    await field.waitFor();
    // A form that the pages do not use.
    await field.fill(language === 'zh' ? '宿主机路由' : 'KPR');
    const result = page.locator(`dialog[open] a[href*="/${language}/"]`).first();
    await result.waitFor({ timeout: 10_000 });
    await result.click();
    await page.waitForLoadState('load');
    expect(complaints).toEqual([]);
    await close();
  });
});
