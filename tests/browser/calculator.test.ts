import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { journeys } from './journey.ts';
import { address, SEED_A, SEED_B } from './visit.ts';

const { open, complaints } = journeys();

/** Waits for the verdict to show a mode, and gives its text. */
async function verdict(page: Page, mode: string): Promise<string> {
  const element = page.locator(`[data-verdict][data-mode="${mode}"]`).first();
  await element.waitFor({ timeout: 5000 });
  return element.innerText();
}

const mode = (page: Page): Promise<string | null> => page.locator('[data-verdict]').first().getAttribute('data-mode');
const kernel = (page: Page) => page.locator('input[name="kernel"]').first();
const LANGUAGES = ['zh', 'en'] as const;

describe.each(LANGUAGES)('calculator in %s', (language) => {
  const han = language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]*$/u;

  test.each([
    ['seed cluster A: kernel 6.2', SEED_A, 'BPF'],
    ['seed cluster B: kernel 4.19', SEED_B, 'Legacy'],
  ])('a link to %s gives its verdict', async (_, query, expected) => {
    const page = await open(`${language}/calculator/?${query}`);
    const text = await verdict(page, expected);
    expect(text).toContain(expected);
    expect(text).toMatch(han);
    await expect.poll(() => kernel(page).inputValue()).toBe(new URLSearchParams(query).get('kernel'));
    const main = await page.locator('main').innerText();
    expect(main).toContain('bpf.masquerade');
    if (expected === 'Legacy') expect(main, 'names the kernel that is needed').toContain('5.10');
    expect(complaints()).toEqual([]);
  });

  test('answers while typing, and says back what it understood', async () => {
    const page = await open(`${language}/calculator/?${SEED_A}`);
    await verdict(page, 'BPF');
    await kernel(page).fill('4.19.0-17-arm64');
    await verdict(page, 'Legacy');
    const understood = page.locator('[data-understood]').first();
    expect(await understood.innerText()).toContain('4.19');
    expect(await understood.innerText()).toMatch(han);
    await expect.poll(() => new URL(page.url()).searchParams.get('kernel'), { timeout: 4000 }).toBe('4.19.0-17-arm64');
  });

  test('has a full result before the first input, and presets change it', async () => {
    const page = await open(`${language}/calculator/`);
    expect(['BPF', 'Legacy', 'none', 'unknown']).toContain(await mode(page));
    const presets = page.locator('button[data-preset]');
    expect(await presets.count()).toBeGreaterThanOrEqual(6);
    const modes = new Set<string | null>();
    for (const preset of await presets.all()) {
      await preset.click();
      await expect.poll(() => mode(page)).toBeTruthy();
      modes.add(await mode(page));
    }
    expect([...modes]).toEqual(expect.arrayContaining(['BPF', 'Legacy']));
    expect(complaints()).toEqual([]);
  });

  test('a paste is read, shown, and fills the form', async () => {
    const page = await open(`${language}/calculator/`);
    await page.locator('#paste').fill('6.12.107+deb13-amd64\ncilium image (running): 1.18.2\nwhat is this');
    await page.locator('[data-found="release"]').waitFor();
    expect(await page.locator('[data-unread]').innerText()).toMatch(han);
    await page.locator('[data-apply]').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('cilium')).toBe('1.18.2');
    await expect.poll(() => kernel(page).inputValue()).toBe('6.12.107+deb13-amd64');
    expect(complaints()).toEqual([]);
  });

  test('copies a link that gives the same answer', async () => {
    const page = await open(`${language}/calculator/?${SEED_B}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await verdict(page, 'Legacy');
    await page.locator('[data-copy-link]').first().click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('kernel=');
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.startsWith(address(`${language}/calculator/`))).toBe(true);
    const again = await open(link);
    await expect.poll(() => kernel(again).inputValue()).toBe('4.19.0-17-arm64');
    await verdict(again, 'Legacy');
  });

  test('without JavaScript the results of the presets are there as text', async () => {
    const page = await open(`${language}/calculator/`, { javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    expect(text).toContain('BPF');
    expect(text).toContain('Legacy');
    expect(text).toContain('4.19.0-17-arm64');
    expect(text).toContain('6.2.0-20-generic');
  });

  test('without JavaScript the home page answers for one cluster', async () => {
    const page = await open(`${language}/`, { javaScriptEnabled: false });
    expect(await page.locator('main').innerText()).toMatch(/BPF|Legacy/);
  });

  test('the home page answers for a kernel and a release', async () => {
    const page = await open(`${language}/?${SEED_A}`);
    await verdict(page, 'BPF');
    await kernel(page).fill('4.19.0-17-arm64');
    await verdict(page, 'Legacy');
    await kernel(page).fill('6.8.0-31-generic');
    await expect.poll(() => page.locator('[data-understood]').first().innerText()).toContain('6.8');
    expect(complaints()).toEqual([]);
  });

  test('the language switch keeps the question', async () => {
    const page = await open(`${language}/calculator/?${SEED_B}`, { viewport: { width: 1280, height: 900 } });
    await verdict(page, 'Legacy');
    const other = language === 'zh' ? 'en' : 'zh';
    await switchLanguage(page, other);
    await page.waitForURL((url) => url.pathname.endsWith(`/${other}/calculator/`));
    await expect.poll(() => kernel(page).inputValue()).toBe('4.19.0-17-arm64');
    await verdict(page, 'Legacy');
    expect(new URL(page.url()).searchParams.get('cilium')).toBe('1.13.4');
  });
});

/** A link with `hreflang`, or Starlight's own select. */
async function switchLanguage(page: Page, to: string): Promise<void> {
  const link = page.locator(`header a[hreflang^="${to}"]:visible`).first();
  if ((await link.count()) > 0) return link.click();
  const select = page.locator('header starlight-lang-select select:visible').first();
  const value = await select
    .locator('option')
    .evaluateAll(
      (options, language) =>
        (options as HTMLOptionElement[]).find((o) => o.value.includes(`/${language}/`))?.value ?? '',
      to,
    );
  await select.selectOption(value);
}
