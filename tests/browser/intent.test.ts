/** Islands load their JavaScript when the reader turns to them, and keep what was done before they lived. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { SEED_A, SEED_B, visit, type Visit } from './visit.ts';

let browser: Browser;
let current: Visit | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  expect(current?.complaints).toEqual([]);
  await current?.close();
  current = undefined;
});
afterAll(async () => {
  await browser?.close();
});

/** Opens a page with sleeping islands. With `hold`, no script arrives before the function that is given back is called. */
async function asleep(path: string, hold = false): Promise<{ page: Page; release: () => void }> {
  current = await visit(browser, path, { asleep: true, viewport: { width: 1280, height: 900 } });
  const { page } = current;
  return { page, release: hold ? await holdScripts(page) : () => undefined };
}

/** Keeps every script on its way until the given function is called; a request is never served from a cache meanwhile. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((done) => (release = done));
  await page.route(/\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const sleeps = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('astro-island[ssr]') !== null);
const kernel = (page: Page) => page.locator('input[name="kernel"]').first();
const mode = (page: Page): Promise<string | null> => page.locator('[data-verdict]').first().getAttribute('data-mode');
const script = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => /preact|calculator|home|applies/.test(name) && name.endsWith('.js')),
  );

describe.each(['zh', 'en'] as const)('islands in %s', (language) => {
  test.each(['', 'calculator/', 'guides/host-routing/'])(
    '/%s fetches no island before the reader turns to it',
    async (path) => {
      const { page } = await asleep(`${language}/${path}`);
      await page.waitForLoadState('networkidle');
      expect(await script(page)).toEqual([]);
      expect(await sleeps(page)).toBe(true);
      await kernel(page).hover();
      await expect.poll(() => sleeps(page)).toBe(false);
    },
  );

  test.each(['', 'calculator/', 'guides/host-routing/'])('/%s keeps what is typed before it lives', async (path) => {
    const { page, release } = await asleep(`${language}/${path}`, true);
    await kernel(page).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('4.19.0-17');
    expect(await sleeps(page), 'the test types before the island lives').toBe(true);
    release();
    await page.keyboard.type('-arm6', { delay: 60 });
    await expect.poll(() => sleeps(page)).toBe(false);
    await page.keyboard.type('4');
    expect(await kernel(page).inputValue()).toBe('4.19.0-17-arm64');
    await page
      .locator('[data-verdict]:is([data-mode="none"], [data-status="unsupported"])')
      .first()
      .waitFor({ timeout: 5000 });
    expect(await page.locator('[data-understood]').first().innerText()).toContain('4.19');
  });

  test('a link wakes its page at once; what is typed meanwhile comes after it', async () => {
    const { page } = await asleep(`${language}/calculator/?${SEED_B}`);
    await expect.poll(() => sleeps(page)).toBe(false);
    await page.locator('[data-verdict][data-mode="Legacy"]').first().waitFor();
    const release = await holdScripts(page);
    await page.goto(new URL(`?${SEED_A}`, page.url()).href, { waitUntil: 'commit' });
    await kernel(page).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('4.19.0-17-arm64');
    expect(await sleeps(page)).toBe(true);
    release();
    await expect.poll(() => sleeps(page)).toBe(false);
    await page.locator('[data-verdict][data-mode="Legacy"]').first().waitFor();
    expect(await kernel(page).inputValue()).toBe('4.19.0-17-arm64');
    expect(await page.locator('input[name="cilium"]').first().inputValue(), 'the rest is the link’s').toBe('1.13.4');
  });

  test('keeps choices and clicks, and their order', async () => {
    const { page, release } = await asleep(`${language}/calculator/`, true);
    await page.keyboard.press('Tab');
    await page.locator('button[data-preset="article-b"]').click();
    await page.locator('input[name="arch"][value=""]').check();
    await kernel(page).fill('6.2.0-20-generic');
    expect(await sleeps(page)).toBe(true);
    release();
    await expect.poll(() => sleeps(page)).toBe(false);
    await page.locator('[data-verdict][data-mode="BPF"]').first().waitFor();
    expect(await kernel(page).inputValue()).toBe('6.2.0-20-generic');
    // The other fields follow the verdict.
    await expect.poll(() => page.locator('input[name="cilium"]').first().inputValue()).toBe('1.13.4');
    await expect.poll(() => page.locator('input[name="arch"][value=""]').isChecked()).toBe(true);
  });

  test('wakes for the keyboard, and Enter sends no form', async () => {
    const { page } = await asleep(`${language}/`);
    const before = page.url();
    await kernel(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => sleeps(page)).toBe(false);
    expect(page.url()).toBe(before);
    expect(await mode(page)).toBeTruthy();
  });

  test('a release picked from the list before it lives counts', async () => {
    const { page, release } = await asleep(`${language}/`, true);
    await page.locator('.pick-list select').first().selectOption('1.16.0');
    expect(await sleeps(page)).toBe(true);
    release();
    await expect.poll(() => page.locator('input[name="cilium"]').first().inputValue()).toBe('1.16.0');
  });

  test('tries again after the network failed', async () => {
    const { page } = await asleep(`${language}/calculator/`);
    await page.route(/\.js$/, (route) => route.abort());
    await kernel(page).focus();
    await expect
      .poll(() => page.evaluate(() => document.querySelector('[data-waking]') === null), { timeout: 8000 })
      .toBe(true);
    expect(await sleeps(page)).toBe(true);
    await page.unroute(/\.js$/);
    await kernel(page).fill('4.19.0-17-arm64');
    await page.locator('[data-verdict][data-mode="Legacy"]').first().waitFor({ timeout: 15_000 });
    if (current) current.complaints.length = 0;
  });

  test('a kept cluster is there on every guide, before the reader turns to it', async () => {
    const { page } = await asleep(`${language}/guides/bypass-conntrack/`);
    await page.locator('input[name="remember"]').check();
    await kernel(page).fill('5.4.0-150-generic');
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(1);
    await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('5.4.0-150-generic');
    await page.goto(new URL('../xdp/', page.url()).href, { waitUntil: 'load' });
    await expect.poll(() => kernel(page).inputValue()).toBe('5.4.0-150-generic');
    await page.locator('input[name="remember"]').uncheck();
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  });
});
