import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { visit } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const LANGS = [
  { lang: 'zh', names: { hubble: /Hubble/, table: '表格', native: '原生' } },
  { lang: 'en', names: { hubble: /Hubble/, table: 'Table', native: 'native' } },
] as const;

/** Numbers of a text, thousands separators and "≈" taken out. */
const numbersIn = (text: string): string[] => text.replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? [];
const pick = (page: Page, of: string) => page.locator(`button[data-of="${of}"]`).click();
const RUN = JSON.stringify({
  start: { test_start: { protocol: 'TCP', num_streams: 1 } },
  intervals: [7.9e9, 8e9, 8.1e9].map((bits) => ({ sum: { seconds: 1, bits_per_second: bits, omitted: false } })),
  end: { sum_received: { bits_per_second: 8e9 } },
});

describe.each(LANGS)('$lang', ({ lang, names }) => {
  test('says what is known of an optimization, with conditions and source', async () => {
    const { page, complaints, close } = await visit(browser, `${lang}/gains/`);
    await pick(page, 'jumbo-frames');
    const first = page.locator('.det .src-group[open]').first();
    await expect.poll(() => first.locator('.setup').count()).toBeGreaterThan(0);
    expect(await first.locator('.bed a').getAttribute('href')).toMatch(/^https:/);
    expect(await first.locator('.pair').count()).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(() => location.search)).toBe('?of=jumbo-frames');
    await pick(page, 'hubble');
    expect(await page.locator('button[data-of="hubble"] .axis-val').textContent()).toBe('—');
    await pick(page, 'tuned');
    await expect.poll(() => page.locator('.det .gap').count()).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test('draws what its text alternative and the table say', async () => {
    const { page, close } = await visit(browser, `${lang}/gains/`);
    const bars = await page.locator('.pair').evaluateAll((rows) =>
      rows.map((row) => ({
        id: row.getAttribute('data-pair') ?? '',
        label: row.querySelector('svg')?.getAttribute('aria-label') ?? '',
        drawn: [...row.querySelectorAll('svg text')].map((text) => text.textContent ?? ''),
        ratio: row.querySelector('.x')?.firstChild?.textContent ?? '',
      })),
    );
    expect(bars.length).toBeGreaterThanOrEqual(6);
    for (const { label, drawn, ratio, id } of bars)
      for (const value of [...drawn, ratio]) expect(label, id).toContain(value);
    await page.getByText(names.table, { exact: true }).first().click();
    for (const { id, drawn, ratio } of bars) {
      const row = (await page.locator(`tr[data-pair="${id}"]`).textContent()) ?? '';
      for (const value of [...drawn, ratio]) expect(row, id).toContain(value);
    }
    await close();
  });

  test('filters, sorts, and keeps it in the address', async () => {
    const { page, close } = await visit(browser, `${lang}/gains/`);
    await page.locator('.fmore summary').click();
    await page.locator('select[name="f-source"]').selectOption('cilium-blog-1.9');
    await expect.poll(() => page.locator('.src-group').count()).toBe(1);
    await page.locator('select[name="sort"]').selectOption('ratio');
    await expect.poll(() => page.evaluate(() => location.search)).toBe('?sort=ratio&f-source=cilium-blog-1.9');
    const link = page.url();
    await close();
    const again = await visit(browser, link);
    expect(await again.page.locator('.src-group').count()).toBe(1);
    expect(await again.page.locator('.pair .x').first().textContent()).toContain('2.93×');
    await again.close();
  });

  test('estimates within the link, and takes a pasted result', async () => {
    const { page, complaints, close } = await visit(browser, `${lang}/gains/`);
    await page.locator('input[name="have"]').fill('9.5');
    const values = await page
      .locator('.er .val')
      .evaluateAll((cells) => cells.map((cell) => cell.firstChild?.textContent ?? ''));
    expect(values.length).toBeGreaterThan(4);
    for (const value of values) for (const number of numbersIn(value)) expect(Number(number)).toBeLessThanOrEqual(10);
    await page.locator('.paste summary').click();
    await page.locator('#paste-before').fill(RUN);
    await expect.poll(() => page.locator('input[name="have"]').inputValue()).toBe('8');
    await page
      .locator('#paste-after')
      .fill(
        RUN.replaceAll('8000000000', '9400000000')
          .replaceAll('7900000000', '9300000000')
          .replaceAll('8100000000', '9500000000'),
      );
    await expect.poll(() => page.locator('[data-own-gain]').textContent()).toContain('1.18×');
    await page.locator('#paste-after').fill('{"start": ');
    await expect.poll(() => page.locator('[data-problem="paste.json"]').count()).toBe(1);
    expect(await page.locator('input[name="have"]').inputValue()).toBe('8');
    await page.locator('input[name="have"]').fill('fast');
    expect(await page.locator('input[name="have"]').getAttribute('aria-invalid')).toBe('true');
    expect(complaints).toEqual([]);
    await close();
  });

  test('takes the cluster of a link into account, and leaves it in the address', async () => {
    const query =
      'v=1&cilium=1.18.12&kernel=6.8.0-52-generic&set=encryption.enabled=true,encryption.type=wireguard,routingMode=native';
    const { page, close } = await visit(browser, `${lang}/gains/?${query}`);
    await expect.poll(() => page.locator('input[name="enc"][value="wireguard"]').isChecked()).toBe(true);
    expect(await page.locator('input[name="routing"][value="native"]').isChecked()).toBe(true);
    expect(await page.locator('[data-estimate="jumbo-frames"] .val').textContent()).toContain('3.70–3.88×');
    await pick(page, 'dsr');
    await expect.poll(() => page.evaluate(() => location.search)).toBe(`?${query}&of=dsr`);
    await close();
  });

  test('opens the optimization that the calculator names', async () => {
    const { page, close } = await visit(browser, `${lang}/gains/#netkit`);
    await expect.poll(() => page.locator('button[data-of="netkit"]').getAttribute('aria-pressed')).toBe('true');
    await close();
  });

  test('works by keyboard alone', async () => {
    const { page, close } = await visit(browser, `${lang}/gains/`);
    await page.locator('input[name="metric"]:checked').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('input[name="metric"]:checked').inputValue()).toBe('throughput');
    await page.locator('button[data-of="xdp"]').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('button[data-of="xdp"]').getAttribute('aria-pressed')).toBe('true');
    await close();
  });

  test('has the headline of every optimization without JavaScript', async () => {
    const { page, close } = await visit(browser, `${lang}/gains/`, { javaScriptEnabled: false });
    const rows = await page.locator('.heads tbody').evaluateAll((bodies) => bodies.map((body) => body.id));
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(await page.locator('.heads #host-routing').textContent()).toContain('1.18×');
    expect(await page.locator('.heads #ebpf-masquerading .missing').count()).toBe(1);
    await close();
  });
});

test('data that cannot be read leaves the numbers in place, and can be asked for again', async () => {
  const { page, close } = await visit(browser, 'en/gains/');
  await page.route('**/data/benchmarks.json', (route) => route.abort());
  await pick(page, 'dsr');
  await expect.poll(() => page.locator('.det [role="status"] button').count()).toBe(1);
  expect(await page.locator('.det .pair').count()).toBeGreaterThan(0);
  await page.unroute('**/data/benchmarks.json');
  await page.locator('.det [role="status"] button').click();
  await expect.poll(() => page.locator('.det .setup').count()).toBeGreaterThan(0);
  await close();
});
