/** Journeys through the calculator as a reader makes them: from `uname -r` to a change, a missing fact, a second cluster. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/core/presets.ts';
import { journeys } from './journey.ts';
import { SEED_A } from './visit.ts';

const { open, complaints } = journeys();

const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`);
const group = (page: Page, id: string): Promise<string | null> =>
  row(page, id).evaluate((node) => node.closest('[data-group]')?.getAttribute('data-group') ?? null);
const query = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
const yaml = (page: Page): Promise<string> => page.locator('[data-values] .yaml').innerText();

describe.each(['zh', 'en'] as const)('a journey in %s', (language) => {
  test('from uname -r to an applied change and its verification, without leaving the page', async () => {
    const page = await open(`${language}/calculator/`);
    await page.locator('#kernel').fill('6.8.0-52-generic');
    await page.locator('#cilium').fill('1.18.12');
    await expect.poll(() => group(page, 'host-routing')).toBe('now');
    await expect.poll(() => yaml(page)).toContain('masquerade: true');
    await row(page, 'host-routing').locator('.disclose').click();
    const body = page.locator('#b-host-routing');
    expect(await body.innerText()).toContain('bpf.masquerade');
    expect(await body.locator('[data-condition]').count()).toBeGreaterThan(3);
    expect(await page.locator('#output').innerText()).toContain('helm upgrade cilium cilium/cilium');
    await page.locator('[data-done]').click();
    await expect.poll(() => group(page, 'host-routing')).toBe('on');
    expect(await body.innerText(), 'the line to expect').toMatch(/Host: BPF/);
    await page.locator('[data-verdict][data-mode="BPF"]').first().waitFor();
    expect(complaints()).toEqual([]);
  });

  test('a switch puts an optimization into the values and takes it out again', async () => {
    const page = await open(`${language}/calculator/`);
    const name = row(page, 'bandwidth-manager').locator('.row-switch input');
    expect(await name.isChecked()).toBe(false);
    await name.check();
    await expect.poll(() => yaml(page)).toContain('bandwidthManager');
    await expect.poll(() => query(page).get('on')?.split(',') ?? []).toContain('bandwidth-manager');
    expect(await page.locator('.yaml .new').count(), 'the lines it brought are marked').toBeGreaterThan(0);
    await name.uncheck();
    await expect.poll(() => yaml(page)).not.toContain('bandwidthManager');
  });

  test('an answer moves its row, and the focus goes with it', async () => {
    const page = await open(`${language}/calculator/`);
    expect(await group(page, 'cpu-governor')).toBe('missing');
    const field = row(page, 'cpu-governor').locator('.fact input');
    await field.fill('performance');
    await field.press('Enter');
    await expect.poll(() => group(page, 'cpu-governor')).not.toBe('missing');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row'))).toBe(
      'cpu-governor',
    );
    await expect.poll(() => query(page).get('gov')).toBe('performance');
    expect(complaints()).toEqual([]);
  });

  test('two clusters stand side by side, what differs first, and a link keeps both', async () => {
    const page = await open(`${language}/calculator/?${SEED_A}`);
    await page.locator('select[name="vs"]').selectOption('kernel 4.19');
    const pairs = page.locator('[data-pair]');
    await pairs.first().waitFor();
    const same = await pairs.evaluateAll((rows) => rows.map((one) => one.hasAttribute('data-same')));
    expect(same.slice(0, 1)).toEqual([false]);
    expect(same.toSorted(), 'those that differ come first').toEqual(same);
    await expect.poll(() => query(page).get('vs') ?? '').toContain('4.19');
    const again = await open(page.url());
    await again.locator('[data-pair="host-routing"]:not([data-same])').waitFor();
    await again.locator('select[name="vs"]').selectOption('');
    await expect.poll(() => query(again).get('vs')).toBeNull();
  });

  test('with the keyboard alone a row opens, its switch turns, and nothing is inside a summary', async () => {
    const page = await open(`${language}/calculator/`);
    const button = row(page, 'netkit').locator('.disclose');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator('#b-netkit').waitFor();
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe('on-netkit');
    await page.keyboard.press('Space');
    await expect.poll(() => yaml(page)).toContain('netkit');
    expect(await page.locator('summary :is(input, button, a)').count()).toBe(0);
    expect(await page.locator('[aria-live]').count(), 'only the verdict speaks up').toBeLessThanOrEqual(1);
  });

  test('the change request and the file can be taken away', async () => {
    const page = await open(`${language}/calculator/`);
    await page.locator('button[aria-controls="out-report"], .folds .fold:last-child button').first().click();
    expect(await page.locator('#out-report textarea').inputValue()).toMatch(/^# /);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-download="values.yaml"]').click(),
    ]);
    expect(file.suggestedFilename()).toBe('values.yaml');
  });
});

test.each(presets.map(({ id }) => id))('preset %s has a row for every optimization, and keeps quiet', async (id) => {
  const page = await open('en/calculator/');
  await page.locator(`button[data-preset="${id}"]`).click();
  await expect.poll(() => page.locator(`button[data-preset="${id}"]`).getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('[data-row]').count()).toBeGreaterThanOrEqual(20);
  expect(await page.locator('main').innerText(), 'no text is missing').not.toMatch(
    /\b(?:row|fact|group|vs|out)\.[a-z]/,
  );
  expect(complaints()).toEqual([]);
});
