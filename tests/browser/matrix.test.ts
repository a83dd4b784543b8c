/** The matrix, which needs no script: kernels by link, a reason behind every cell, and an address for each. */
import { describe, expect, test } from 'vitest';
import { journeys } from './journey.ts';

const { open, complaints } = journeys({ javaScriptEnabled: false });

describe.each(['zh', 'en'] as const)('the matrix in %s, without JavaScript', (language) => {
  test('shows one kernel, and another by its link', async () => {
    const page = await open(`${language}/matrix/`);
    expect(await page.locator('.mx-one:visible').count()).toBe(1);
    await page.locator('.mx-one:visible .kpick a[href="#k5.4"]').click();
    expect(await page.locator('.mx-one:visible').getAttribute('id')).toBe('k5.4');
    // 1.18 asks for more than 5.4 has.
    expect(await page.locator('.mx-one:visible td.stop').count()).toBeGreaterThan(0);
    expect(complaints()).toEqual([]);
  });

  test('a link to a cell shows its kernel, and every cell opens its reason', async () => {
    const page = await open(`${language}/matrix/#k6.8-netkit-1.16`);
    const cell = page.locator('[id="k6.8-netkit-1.16"]');
    expect(await cell.isVisible()).toBe(true);
    await cell.locator('button').focus();
    await page.keyboard.press('Enter');
    const pop = page.locator('[popover]:visible');
    expect(await pop.count()).toBe(1);
    expect((await pop.innerText()).length).toBeGreaterThan(10);
    await page.keyboard.press('Escape');
    expect(await page.locator('[popover]:visible').count()).toBe(0);
    const missing = await page
      .locator('button[popovertarget]')
      .evaluateAll(
        (all) => all.filter((one) => !document.getElementById(one.getAttribute('popovertarget') ?? '')).length,
      );
    expect(missing).toBe(0);
  });

  test('every row spans all release lines', async () => {
    const page = await open(`${language}/matrix/`);
    const widths = await page.locator('.tl').evaluateAll((tables) =>
      tables.flatMap((table) => {
        const lines = table.querySelectorAll('thead th').length - 1;
        const stop = [...table.querySelectorAll<HTMLTableCellElement>('td.stop')].reduce(
          (sum, cell) => sum + cell.colSpan,
          0,
        );
        return [...table.querySelectorAll('tbody tr')].map((one, index) => {
          const own = [...one.querySelectorAll('td')].reduce((sum, cell) => sum + cell.colSpan, 0);
          return own + (index === 0 || !table.matches('.mx') ? 0 : stop) - lines;
        });
      }),
    );
    expect(widths.filter((off) => off !== 0)).toEqual([]);
  });
});
