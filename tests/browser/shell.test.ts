import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { SEED_A, visit } from './visit.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const theme = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['theme']);
const background = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

describe('the shell', () => {
  test('switches the theme, at once and for the next page', async () => {
    const { page, complaints, close } = await visit(browser, 'en/', {
      colorScheme: 'light',
      viewport: { width: 1280, height: 900 },
    });
    expect(await theme(page)).toBe('light');
    const before = await background(page);
    await setDark(page);
    await expect.poll(() => theme(page)).toBe('dark');
    expect(await background(page)).not.toBe(before);
    await page.goto(new URL('calculator/', page.url()).href);
    expect(await theme(page)).toBe('dark');
    expect(complaints).toEqual([]);
    await close();
  });

  test('the root shows both languages without JavaScript', async () => {
    const { page, close } = await visit(browser, '', { javaScriptEnabled: false });
    expect(await page.locator('a[href$="/zh/"]').count()).toBeGreaterThan(0);
    expect(await page.locator('a[href$="/en/"]').count()).toBeGreaterThan(0);
    await close();
  });

  test.each([
    ['zh-CN', 'zh'],
    ['en-GB', 'en'],
  ])('the root forwards a browser that prefers %s', async (locale, language) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(inject('site'));
    await page.waitForURL((url) => url.pathname.endsWith(`/${language}/`), { timeout: 5000 });
    await context.close();
  });

  test('a page arrives screen by screen, and is whole soon after', async () => {
    const { page, context, close } = await visit(browser, 'en/guides/xdp/', { viewport: { width: 360, height: 640 } });
    const held = (): Promise<number> =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('.sl-markdown-content > *')].filter(
            (block) => getComputedStyle(block).contentVisibility !== 'visible',
          ).length,
      );
    expect(await held()).toBe(0);
    // An address inside the page lands where its heading is: nothing is held back above it.
    const there = await context.newPage();
    await there.goto(`${page.url()}#verify`, { waitUntil: 'commit' });
    await there.waitForSelector('#verify');
    expect(await there.evaluate(() => 'arriving' in document.documentElement.dataset)).toBe(false);
    await there.close();
    await close();
  });

  test('an unknown address shows a page of ours that leads on', async () => {
    const { page, close } = await visit(browser, 'en/no-such-page/');
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('a[href$="/en/"], a[href$="/zh/"]').count()).toBeGreaterThan(0);
    await close();
  });

  test.each(['zh/', 'en/', 'zh/guides/host-routing/', 'en/guides/host-routing/'])(
    'nothing of the header of %s overlaps or leaves it',
    async (path) => {
      const { page, close } = await visit(browser, path, { viewport: { width: 320, height: 740 }, asleep: true });
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        const { header, parts } = await page.evaluate(() => {
          const box = (element: Element) => {
            const { left, right, top, bottom } = element.getBoundingClientRect();
            return { name: element.className, own: element.tagName !== 'SUMMARY', left, right, top, bottom };
          };
          const all = '.brand, .tools > :not(fp-search), .tools button, .nav, .sl-menu-button, .toc summary';
          return {
            header: box(document.querySelector('header') ?? document.body),
            parts: [...document.querySelectorAll(all)].map(box).filter(({ left, right }) => right > left),
          };
        });
        type Box = (typeof parts)[number];
        const apart = (a: Box, b: Box): boolean =>
          a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
        const over = parts.flatMap((a, i) =>
          parts.slice(i + 1).flatMap((b) => (apart(a, b) ? [] : [`${a.name} over ${b.name}`])),
        );
        expect(over, `${width} px`).toEqual([]);
        const leaving = parts.filter(({ own, bottom }) => own && bottom > header.bottom + 1);
        expect(leaving, `${width} px`).toEqual([]);
      }
      await close();
    },
  );

  test.each(['zh', 'en'])('a code block of a guide in %s copies its text', async (language) => {
    const { page, complaints, close } = await visit(browser, `${language}/guides/host-routing/`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const block = page.locator('fp-code').first();
    const button = block.getByRole('button', { name: language === 'zh' ? '复制' : 'Copy', exact: true });
    await button.click();
    await block.locator('button[data-copied]').waitFor();
    const text = await block.locator('pre').innerText();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text.trimEnd());
    expect(complaints).toEqual([]);
    await close();
  });

  test.runIf(inject('subSite'))('works under a sub-path', async () => {
    const sub = inject('subSite');
    const { page, complaints, close } = await visit(browser, `${sub}zh/`, { viewport: { width: 1280, height: 900 } });
    await page.locator('main a[href*="/calculator/"]').first().click();
    await page.waitForURL((url) => url.pathname === '/sub/zh/calculator/');
    await page.goto(`${sub}en/calculator/?${SEED_A}`);
    await page.locator('[data-verdict][data-mode="BPF"]').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
    await close();
  });
});

/** Starlight's select, or a button that steps through the themes. */
async function setDark(page: Page): Promise<void> {
  const select = page.locator('header starlight-theme-select select:visible').first();
  if ((await select.count()) > 0) {
    await select.selectOption('dark');
    return;
  }
  const button = page
    .locator('header [data-theme-toggle]:visible, header starlight-theme-select button:visible')
    .first();
  for (let clicks = 0; clicks < 3 && (await theme(page)) !== 'dark'; clicks++) await button.click();
}
