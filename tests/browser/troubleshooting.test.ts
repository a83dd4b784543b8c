/** The troubleshooting guides: everything there without a script; with one, found by words or by a pasted log line. */
import { describe, expect, test } from 'vitest';
import { journeys } from './journey.ts';

const { open, complaints } = journeys();
const still = journeys({ javaScriptEnabled: false });
const shown = '[data-problem]:visible';

describe.each(['zh', 'en'] as const)('troubleshooting in %s', (language) => {
  test('shows every problem without JavaScript, and no field that would do nothing', async () => {
    const page = await still.open(`${language}/guides/troubleshooting/`);
    expect(await page.locator(shown).count()).toBeGreaterThan(20);
    expect(await page.locator('input[type="search"]:visible').count()).toBe(0);
    expect(still.complaints()).toEqual([]);
  });

  test('finds a problem by a whole line of a log', async () => {
    const page = await open(`${language}/guides/troubleshooting/`);
    const field = page.locator('[data-problem-filter] input');
    await field.fill(
      'time="2026-11-25" level=error msg="Unable to contact k8s api-server" error="Get https://10.96.0.1:443: dial tcp 10.96.0.1:443: i/o timeout"',
    );
    expect(await page.locator(shown).count()).toBe(1);
    expect(await page.locator(`${shown} h3`).getAttribute('id')).toBe('api-server-timeout');
    // Headings of groups without a problem left are gone, and so is what stands before the problems.
    expect(await page.locator('#masquerading').isVisible()).toBe(false);
    expect(await page.locator('[data-problem-top]').isVisible()).toBe(false);
    await field.fill('');
    expect(await page.locator('[data-problem-top]').isVisible()).toBe(true);
    expect(await page.locator(shown).count()).toBeGreaterThan(20);
    expect(complaints()).toEqual([]);
  });

  test('a search goes on in the other guide', async () => {
    const page = await open(`${language}/guides/troubleshooting/`);
    await page.locator('[data-problem-filter] input').fill('existing endpoint');
    expect(await page.locator(shown).count()).toBe(0);
    await page.locator('[data-problem-filter] a').click();
    await page.waitForURL(/troubleshooting-features\/\?find=existing/);
    expect(await page.locator('[data-problem-filter] input').inputValue()).toBe('existing endpoint');
    expect(await page.locator(`${shown} h3`).getAttribute('id')).toBe('netkit-in-place');
    expect(complaints()).toEqual([]);
  });

  test('a release hides what does not concern it, and every problem can be linked', async () => {
    const page = await open(`${language}/guides/troubleshooting/?cilium=1.15`);
    expect(await page.locator('#verify-command-prints-nothing').isVisible()).toBe(false);
    const links = page.locator('[data-problem] h3 > a');
    expect(await links.count()).toBe(await page.locator('[data-problem]').count());
    expect(complaints()).toEqual([]);
  });
});
