import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { journeys } from './journey.ts';
import { SEED_A, SEED_B } from './visit.ts';

const { open, complaints } = journeys({ viewport: { width: 1280, height: 900 } });

const lead = (page: Page) => page.locator('[data-lead]').getAttribute('data-lead');
/** Legacy's and BPF's number of a count, "3 0". */
const count = async (page: Page, key: string): Promise<string> =>
  (await page.locator(`[data-count="${key}"] dd [data-m]`).allInnerTexts())
    .map((text) => /\d+|–/.exec(text)?.[0])
    .join(' ');
const openHop = (page: Page) => page.locator('[data-panel]').getAttribute('data-panel');
const stage = (page: Page) => page.locator('.stage .view');

describe.each(['zh', 'en'] as const)('packet paths in %s', (language) => {
  const han = language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]*$/u;

  test('answers before the first click: the default install is Legacy and costs three hooks', async () => {
    const page = await open(`${language}/host-routing/`);
    expect(await lead(page)).toBe('Legacy');
    expect(await count(page, 'nf')).toBe('3 0');
    expect(await page.locator('.lane').count()).toBe(13);
    expect(await page.locator('h1').innerText()).toMatch(han);
    expect(await page.locator('[data-stops]').count()).toBe(8);
    expect(complaints()).toEqual([]);
  });

  test('a preset changes the way, and the address follows', async () => {
    const page = await open(`${language}/host-routing/`);
    await page.locator('button[data-preset="article-a"]').click();
    await expect.poll(() => lead(page)).toBe('BPF');
    expect(new URL(page.url()).searchParams.get('cilium')).toBe('1.13.4');
    await page.goBack();
    await expect.poll(() => lead(page)).toBe('Legacy');
    expect(complaints()).toEqual([]);
  });

  test('a link to a cluster and a place opens both', async () => {
    const page = await open(`${language}/host-routing/?${SEED_A}#scenario=pod-remote&hop=b.nf_forward`);
    await expect.poll(() => lead(page)).toBe('BPF');
    expect(await count(page, 'nf')).toBe('6 0');
    expect(await openHop(page)).toBe('nf_forward');
    const row = page.locator('.lane:has([aria-expanded="true"])');
    expect(Number(await row.getAttribute('data-row'))).toBeGreaterThan(10);
    expect(complaints()).toEqual([]);
  });

  test('the scenario, its direction and the shown way are chosen, and kept in the address', async () => {
    const page = await open(`${language}/host-routing/`);
    await page.locator('#scenario').selectOption('nodeport-local');
    await expect.poll(() => count(page, 'nf')).toBe('3 0');
    await page.locator('input[name="direction"][value="reply"]').check({ force: true });
    await expect.poll(() => new URL(page.url()).hash).toContain('direction=reply');
    await page.locator('input[name="show"][value="BPF"]').check({ force: true });
    await expect.poll(() => page.locator('.track .trk').count()).toBe(1);
    expect(new URL(page.url()).hash).toBe('#scenario=nodeport-local&direction=reply&show=BPF');
    expect(complaints()).toEqual([]);
  });

  test('is stepped with the keyboard, in the order of the list', async () => {
    const page = await open(`${language}/host-routing/`);
    await stage(page).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => openHop(page)).toBe('pod_tx');
    for (const hop of ['pod_veth_xmit', 'lxc_egress_prog', 'stack_entry', 'nf_prerouting', 'route_fwd', 'nf_forward']) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => openHop(page)).toBe(hop);
    }
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => openHop(page)).toBe('route_fwd');
    await page.keyboard.press('End');
    await expect.poll(() => openHop(page)).toBe('wire');
    await page.keyboard.press('ArrowRight');
    expect(await openHop(page)).toBe('wire');
    expect(complaints()).toEqual([]);
  });

  test('a hop says what happens, what a rule sees there, and how to look', async () => {
    const page = await open(`${language}/host-routing/`);
    await page.locator('.lane[data-hop="nf_forward"] button.row').click();
    await expect.poll(() => openHop(page)).toBe('nf_forward');
    const panel = await page.locator('[data-panel]').innerText();
    expect(panel).toContain('CILIUM_FORWARD');
    expect(panel).toContain('iptables -nvL FORWARD');
    expect(panel).toContain('bpf_redirect_neigh');
    // In reading order the panel follows its hop.
    const follows = await page.locator('.lane:has([aria-expanded="true"]) > .row + [data-panel]').count();
    expect(follows).toBe(1);
  });

  test('an unknown cluster draws both ways dashed, with the command that settles it', async () => {
    const page = await open(`${language}/host-routing/`);
    await page.locator('button[data-preset="rhel84-1-18"]').click();
    await expect.poll(() => lead(page)).toBe('unknown');
    expect(await page.locator('.track').getAttribute('data-mode')).toBe('unknown');
    expect(await page.locator('.pphead .ask8 code').innerText()).toContain('bpftool');
  });

  test('a cluster whose agent stops takes no way, and an impossible mode is named with its condition', async () => {
    const page = await open(`${language}/host-routing/`);
    await page.locator('button[data-preset="debian10-1-18"]').click();
    await expect.poll(() => lead(page)).toBe('none');
    expect(await page.locator('.refused').count()).toBe(1);
    await page.locator('button[data-preset="tuned-1-20"]').click();
    await expect.poll(() => lead(page)).toBe('BPF');
    expect(await page.locator('.refused').innerText()).toContain('Legacy');
    expect(await page.locator('.refused').innerText()).toMatch(/netkit/i);
  });

  test('the form changes the cluster', async () => {
    const page = await open(`${language}/host-routing/?${SEED_A}`);
    await expect.poll(() => lead(page)).toBe('BPF');
    await page.locator('[data-change]').click();
    await page.locator('input[name="kernel"]').fill('4.19.0-17-arm64');
    await expect.poll(() => lead(page)).toBe('Legacy');
    await expect.poll(() => new URL(page.url()).searchParams.get('kernel'), { timeout: 4000 }).toBe('4.19.0-17-arm64');
    expect(complaints()).toEqual([]);
  });

  test('on a small screen the list is the drawing', async () => {
    const page = await open(`${language}/host-routing/?${SEED_B}`, { viewport: { width: 360, height: 740 } });
    await expect.poll(() => lead(page)).toBe('Legacy');
    expect(await page.locator('.track').isVisible()).toBe(false);
    expect(await page.locator('.lane .n.l:visible').count()).toBe(12);
  });

  test('without JavaScript the drawing, the list and the rules are there', async () => {
    const page = await open(`${language}/host-routing/`, { javaScriptEnabled: false });
    expect(await page.locator('.track').isVisible()).toBe(true);
    expect(await page.locator('.lane').count()).toBe(13);
    expect(await page.locator('[data-rules]').innerText()).toContain('FORWARD');
  });

  test('the language switch keeps cluster and place', async () => {
    const page = await open(`${language}/host-routing/?${SEED_A}#scenario=pod-local`);
    await expect.poll(() => lead(page)).toBe('BPF');
    const other = language === 'zh' ? 'en' : 'zh';
    await page.locator(`header a[hreflang^="${other}"]`).first().click();
    await page.waitForURL((url) => url.pathname.endsWith(`/${other}/host-routing/`));
    expect(new URL(page.url()).hash).toBe('#scenario=pod-local');
    await expect.poll(() => count(page, 'bl')).toBe('2 1');
  });

  test('one pass of the packets takes less than five seconds', async () => {
    const page = await open(`${language}/host-routing/`, { reducedMotion: 'no-preference' });
    await stage(page).hover();
    await stage(page).focus();
    await expect.poll(() => page.locator('astro-island[ssr]').count()).toBe(0);
    await page.keyboard.press(' ');
    const longest = () =>
      page.evaluate(() =>
        Math.max(0, ...document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().endTime ?? 0))),
      );
    await expect.poll(longest).toBeGreaterThan(2000);
    expect(await longest()).toBeLessThan(5000);
    const moved = await page.evaluate(() =>
      document
        .getAnimations()
        .flatMap((one) => (one.effect as KeyframeEffect).getKeyframes().flatMap((frame) => Object.keys(frame))),
    );
    expect(
      moved.filter((key) => !['offset', 'computedOffset', 'easing', 'composite', 'transform'].includes(key)),
    ).toEqual([]);
  });
});
