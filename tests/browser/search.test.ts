import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
    // As text: the test runner would rewrite an `import()` in a function, and the browser not know what to.
    const found = (await opened.page.evaluate(`(async () => {
      const pagefind = await import(${JSON.stringify(new URL('../../pagefind/pagefind.js', opened.page.url()).href)});
      await pagefind.init();
      const { results } = await pagefind.search(${JSON.stringify(query)});
      return Promise.all(results.slice(0, 3).map(async (result) => (await result.data()).url));
    })()`)) as string[];
    const paths = found.map((url) => new URL(url, 'http://x.invalid').pathname);
    expect(paths).toContain(`/${language}/${wanted}`);
  });

  test('the dialog opens by its shortcut, finds and leads on', async () => {
    const { page, complaints, close } = await visit(browser, `${language}/calculator/`, {
      viewport: { width: 1280, height: 900 },
    });
    await page.keyboard.press('ControlOrMeta+k');
    const field = page.locator('dialog[open] input').first();
    await field.waitFor();
    await field.fill(language === 'zh' ? '主机路由' : 'host routing');
    const result = page.locator(`dialog[open] a[href*="/${language}/"]`).first();
    await result.waitFor({ timeout: 10_000 });
    await result.click();
    await page.waitForLoadState('load');
    expect(complaints).toEqual([]);
    await close();
  });
});
