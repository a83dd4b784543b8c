import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { visit, type Visit } from './visit.ts';

let browser: Browser;
let current: Visit | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  await current?.close();
  current = undefined;
});
afterAll(async () => {
  await browser?.close();
});

async function open(path: string): Promise<Page> {
  current = await visit(browser, path);
  return current.page;
}

const SCRIPT = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">';
const SAFE_SET = 'bpf.masquerade=true,kubeProxyReplacement=true,routingMode=native,ipv4NativeRoutingCIDR=10.0.0.0/8';

/** Nothing ran, nothing was said on the console, the verdict still stands, no markup came of the text. */
async function expectUnharmed(page: Page): Promise<void> {
  await page.locator('[data-verdict]').first().waitFor();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(await page.locator('main img[src="x"]').count()).toBe(0);
  expect(current?.complaints).toEqual([]);
}

describe.each(['zh', 'en'] as const)('hostile input in %s', (language) => {
  const han = language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]+$/u;
  const calculator = `${language}/calculator/`;

  test('markup in the kernel field is text', async () => {
    const page = await open(calculator);
    await page.locator('input[name="kernel"]').first().fill(SCRIPT);
    await expect.poll(() => page.locator('[data-understood]').first().innerText()).toMatch(han);
    await expectUnharmed(page);
  });

  test('markup in every part of a link is text', async () => {
    const hostile = encodeURIComponent(SCRIPT);
    const page = await open(
      `${calculator}?kernel=${hostile}&cilium=${hostile}&set=${hostile}&${hostile}=1&arch=${hostile}`,
    );
    const problems = page.locator('[data-problems]').first();
    await expect.poll(() => problems.innerText()).toMatch(han);
    await expectUnharmed(page);
  });

  test.each([
    ['bad percent codes', '%E0%A4%A&x=%'],
    ['an unknown key', 'nosuchkey=1'],
    ['an unknown key with markup', `no%3Cb%3Ekey=${encodeURIComponent(SCRIPT)}`],
    ['a prototype key', '__proto__[x]=1&constructor=1'],
  ])('%s in a link is reported, and the rest is kept', async (_, part) => {
    const page = await open(`${calculator}?${part}&cilium=1.18.0&kernel=6.8.0-31-generic&set=${SAFE_SET}`);
    await page.locator('[data-verdict][data-mode="BPF"]').first().waitFor();
    expect(await page.locator('input[name="kernel"]').first().inputValue()).toBe('6.8.0-31-generic');
    await expect.poll(() => page.locator('[data-problems]').first().innerText()).toMatch(han);
    await expectUnharmed(page);
  });

  test.each([
    ['broken syntax', `bpf.masquerade=true,,=,]x[9999999999]=1,${SAFE_SET}`],
    ['a prototype path', `__proto__.polluted=1,constructor.prototype.polluted=1,${SAFE_SET}`],
  ])('%s in set= is reported, and the rest is kept', async (_, set) => {
    const page = await open(`${calculator}?cilium=1.18.0&kernel=6.8.0-31-generic&set=${encodeURIComponent(set)}`);
    await page.locator('[data-verdict][data-mode="BPF"]').first().waitFor();
    await expect.poll(() => page.locator('[data-problems]').first().innerText()).toMatch(han);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    await expectUnharmed(page);
  });

  test('a megabyte in the kernel field is answered within three seconds', async () => {
    const page = await open(calculator);
    const before = Date.now();
    await page
      .locator('input[name="kernel"]')
      .first()
      .evaluate((input: HTMLInputElement) => {
        input.value = `5.10.${'9'.repeat(1_000_000)}`;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    await expect.poll(() => page.locator('[data-understood]').first().innerText()).toMatch(han);
    expect(Date.now() - before).toBeLessThan(3000);
    await expectUnharmed(page);
    expect(page.url().length, 'the address does not take it').toBeLessThan(8000);
  });

  test('a very long link is answered', async () => {
    const page = await open(`${calculator}?cilium=1.18.0&kernel=6.8.0&set=${'a.b=1,'.repeat(2000)}bpf.masquerade=true`);
    await expectUnharmed(page);
  });
});
