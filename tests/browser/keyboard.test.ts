import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { SEED_A, visit } from './visit.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** Presses Tab until the focused element matches; fails when the page ends first. Gives the number of presses. */
async function tabTo(page: Page, selector: string, limit = 120): Promise<number> {
  for (let presses = 1; presses <= limit; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return presses;
  }
  throw new Error(`Tab never reached ${selector}`);
}

/** The focused element shows that it is: an outline, a shadow or another border than before. */
function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element) return false;
    const shown = (target: Element): boolean => {
      const style = getComputedStyle(target);
      return (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    return shown(element) || (element.parentElement !== null && shown(element.parentElement));
  });
}

describe.each(['zh', 'en'] as const)('with the keyboard alone in %s', (language) => {
  test('home: skip link first, then the question, and its answer', async () => {
    const { page, complaints, close } = await visit(browser, `${language}/?${SEED_A}`);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    expect(first, 'the first stop leads to the content').toMatch(/^#/);
    expect(await focusIsVisible(page)).toBe(true);
    await tabTo(page, 'input[name="kernel"]');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('4.19.0-17-arm64');
    await page.locator('[data-verdict][data-mode="Legacy"]').first().waitFor({ timeout: 5000 });
    expect(complaints).toEqual([]);
    await close();
  });

  test('calculator: a preset, the kernel, the link, each seen while focused, and no trap', async () => {
    const { page, complaints, close } = await visit(browser, `${language}/calculator/`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await tabTo(page, 'button[data-preset="article-b"]');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Enter');
    await tabTo(page, 'input[name="kernel"]');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('6.2.0-20-generic');
    await page.locator('[data-verdict][data-mode="BPF"]').first().waitFor({ timeout: 5000 });
    await tabTo(page, '[data-copy-link]');
    expect(await focusIsVisible(page)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('6.2.0');
    // On to the end of the page: the footer is reached, so nothing holds the focus.
    await tabTo(page, 'footer *, body', 250);
    expect(complaints).toEqual([]);
    await close();
  });
});
