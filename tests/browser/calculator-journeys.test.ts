/** Journeys through the calculator as a reader makes them: from `uname -r` to a change, a missing fact, a second cluster. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/core/presets.ts';
import { HELM, NODE, STATUS_118 } from '../core/paste-samples.ts';
import { findings, loadAxe } from './axe.ts';
import { journeys } from './journey.ts';
import { SEED_A } from './visit.ts';

const { open, complaints } = journeys();

const row = (page: Page, id: string) => page.locator(`[data-row="${id}"]`);
const group = (page: Page, id: string): Promise<string | null> =>
  row(page, id).evaluate((node) => node.closest('[data-group]')?.getAttribute('data-group') ?? null);
const query = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
const kernelOf = (page: Page): Promise<string> => page.locator('#kernel').inputValue();
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

const paste = (page: Page) => page.locator('#paste');
const live = (page: Page): Promise<string> => page.locator('[aria-live]').innerText();

describe.each(['zh', 'en'] as const)('pasting in %s', (language) => {
  const han = language === 'zh' ? /\p{Script=Han}/u : /^[^\p{Script=Han}]*$/u;

  test('several outputs at once: understood, not understood, filled in, and taken back with nothing lost', async () => {
    const page = await open(`${language}/calculator/`);
    const before = page.url();
    const text = [NODE, 'no command prints this', '$ helm get values cilium -n kube-system', HELM].join('\n');
    await paste(page).fill(text);
    await page.locator('[data-found="helm-values"]').waitFor();
    expect(await page.locator('[data-found]').count()).toBe(11);
    const unread = page.locator('[data-unread]');
    expect(await unread.innerText()).toContain('no command prints this');
    expect(await page.locator('[data-paste-report] h2').first().innerText()).toMatch(han);
    expect(await kernelOf(page), 'nothing is filled in unasked').toBe('6.8.0-52-generic');
    await page.locator('[data-apply]').click();
    await expect.poll(() => kernelOf(page)).toBe('6.12.107+deb13-amd64');
    expect(query(page).get('distro')).toBe('debian 13');
    expect(query(page).get('set')).toContain('bpf.masquerade=true');
    expect(page.url(), 'secrets stay out of links').not.toContain('c2VjcmV0');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('paste');
    await expect.poll(() => live(page)).toMatch(/\d/);
    expect(await live(page)).toMatch(han);
    await page.locator('[data-pasted] button').click();
    await expect.poll(() => kernelOf(page)).toBe('6.8.0-52-generic');
    expect(await paste(page).inputValue()).toBe(text);
    await page.goBack();
    await expect.poll(() => kernelOf(page)).toBe('6.12.107+deb13-amd64');
    await page.goBack();
    await expect.poll(() => kernelOf(page)).toBe('6.8.0-52-generic');
    expect(new URL(page.url()).pathname).toBe(new URL(before).pathname);
    expect(complaints()).toEqual([]);
  });

  test('one paste adds to another and to what was typed; taking one back leaves the others', async () => {
    const page = await open(`${language}/calculator/`);
    await page.locator('#f-memory').fill('64');
    for (const text of ['6.12.0', 'driver: ena', STATUS_118]) {
      await paste(page).fill(text);
      await page.locator('[data-apply]').click();
      await expect.poll(() => paste(page).inputValue()).toBe('');
    }
    await expect.poll(() => query(page).get('cilium')).toBe('1.18.2');
    expect(query(page).get('mem')).toBe('64Gi');
    expect(query(page).get('nic')).toBe('ena');
    expect(await page.locator('[data-pasted]').count()).toBe(3);
    await page.locator('#kernel').fill('6.8.0-52-generic');
    await page.locator('[data-pasted="2"] button').click();
    await expect.poll(() => query(page).get('nic')).toBeNull();
    expect(await kernelOf(page), 'typed since').toBe('6.8.0-52-generic');
    expect(query(page).get('cilium')).toBe('1.18.2');
    await page.locator('[data-pasted]').nth(1).waitFor({ state: 'detached' });
  });

  test('pasted values are held against the chart of the release, and against what changes', async () => {
    const page = await open(`${language}/calculator/?cilium=1.18.12&kernel=6.8.0-52-generic`);
    await paste(page).fill('USER-SUPPLIED VALUES:\nbpf:\n  masqurade: true\ntunnel: disabled\nmine: 1');
    await page.locator('[data-apply]').click();
    const panel = page.locator('[data-values]');
    await panel.locator('[data-issue="near"]').waitFor();
    expect(await panel.locator('[data-issue="near"]').innerText()).toContain('bpf.masquerade');
    expect(await panel.locator('[data-weight="stop"]').first().innerText()).toContain('tunnel');
    expect(await panel.locator('[data-issue="unknown"]').innerText()).toContain('mine');
    expect(await panel.locator('.yaml .gone').first().innerText()).toContain('tunnel: disabled');
    await expect.poll(() => panel.locator('.yaml .add').allInnerTexts()).not.toEqual([]);
    await panel.locator('input[value="changes"]').check();
    expect(await panel.locator('[data-issue]').count()).toBe(0);
    await page.locator('[data-pasted] button').click();
    await expect.poll(() => panel.locator('input[value="yours"]').count()).toBe(0);
  });

  test('too much, and nonsense, is named; the page goes on', async () => {
    const page = await open(`${language}/calculator/`);
    // As a paste does it: typing a megabyte takes the browser minutes.
    await paste(page).evaluate(
      (field, text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      },
      `6.12.0-generic\n${'x: &a [*b, {{{\n'.repeat(90_000)}`,
    );
    await page.locator('[data-problem="paste.too-long"]').first().waitFor({ timeout: 20_000 });
    expect(await page.locator('[data-problem]').first().innerText()).toMatch(han);
    await page.locator('[data-clear]').click();
    await paste(page).fill('\u0000<script>alert(1)</script>\n__proto__: 1');
    await expect.poll(() => page.locator('[data-unread]').count()).toBe(1);
    expect(await page.locator('[data-apply]').count()).toBe(0);
    expect(complaints()).toEqual([]);
  });

  test('by keyboard alone: the commands to run, a paste, and the way back', async () => {
    const page = await open(`${language}/calculator/?cilium=1.14.19&kernel=6.8.0-52-generic`);
    await paste(page).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const commands = page.locator('[data-paste-commands]');
    await commands.waitFor();
    expect(await commands.innerText()).toContain('-- cilium status');
    expect(await commands.innerText()).not.toContain('cilium-dbg');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('driver: ena');
    await page.locator('[data-apply]').waitFor();
    const focused = (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.hasAttribute('data-apply') ?? false);
    for (let stop = 0; stop < 5 && !(await focused()); stop += 1) await page.keyboard.press('Tab');
    expect(await focused(), 'the button is a few stops away').toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => query(page).get('nic')).toBe('ena');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('paste');
  });

  test('what is pasted before the page is awake is read', async () => {
    const page = await open(`${language}/calculator/`, { asleep: true });
    await paste(page).fill('6.12.0-generic');
    await page.locator('[data-found="kernel"]').waitFor();
    expect(await paste(page).inputValue()).toBe('6.12.0-generic');
    expect(complaints()).toEqual([]);
  });
});

describe.each(['zh', 'en'] as const)('measured gains in %s', (language) => {
  const gain = (page: Page, id: string): Promise<string> => row(page, id).locator('.gain').innerText();

  test('stand in every row, with the year, or it is said that there are none', async () => {
    const page = await open(`${language}/calculator/?${SEED_A}`);
    await expect.poll(() => page.locator('[data-row] .gain').count()).toBe(20);
    await expect.poll(() => gain(page, 'host-routing')).toContain('×');
    expect(await gain(page, 'host-routing')).toMatch(/20\d\d/);
    expect(await gain(page, 'cpu-governor')).not.toMatch(/\d/);
    await row(page, 'cpu-governor').locator('.disclose').click();
    await page.locator('#b-cpu-governor [data-gain="none"]').waitFor();
    expect(complaints()).toEqual([]);
  });

  test('follow the cluster: another routing, another encryption, another number', async () => {
    const page = await open(`${language}/calculator/?cilium=1.18.12&kernel=6.8.0-52-generic`);
    await expect.poll(() => gain(page, 'jumbo-frames')).toContain('1.09×');
    await page.locator('input[name="routingMode"][value="native"]').check();
    await expect.poll(() => gain(page, 'jumbo-frames')).toContain('1.67×');
    const wireguard = await open(
      `${language}/calculator/?cilium=1.18.12&kernel=6.8.0-52-generic&set=encryption.enabled=true,encryption.type=wireguard`,
    );
    await expect.poll(() => gain(wireguard, 'jumbo-frames')).toContain('3.7');
  });

  test('an opened row draws them with bed, difference, source, losses, and the way to all of them', async () => {
    const page = await open(`${language}/calculator/`);
    await row(page, 'native-routing').locator('.disclose').click();
    const body = page.locator('#b-native-routing [data-gain]');
    await body.waitFor();
    expect(await body.locator('svg[role="img"]').first().getAttribute('aria-label')).toContain('→');
    const text = await body.innerText();
    expect(text).toContain('Cilium 1.12.2');
    expect(text, 'its own kernel').toContain('6.8.0-52-generic');
    expect(await body.locator('[data-effect="loss"]').first().innerText()).toMatch(/0\.\d+×/);
    for (const link of await body.locator('a[lang="en"]').all())
      expect(await link.getAttribute('href')).toMatch(/^https:/);
    await body.locator('a[href*="/gains/"]').click();
    await page.waitForURL(/\/gains\/.*#native-routing$/);
    expect(complaints()).toEqual([]);
  });

  test('are in the page before any script', async () => {
    const page = await open(`${language}/calculator/`, { javaScriptEnabled: false });
    expect(await gain(page, 'xdp')).toContain('×');
  });
});

describe.each(['zh', 'en'] as const)('open states in %s', (language) => {
  test('a report, a comparison with pasted values and an opened row pass axe, and fit a phone', async () => {
    const page = await open(`${language}/calculator/`, { viewport: { width: 1280, height: 900 } });
    await paste(page).fill(`${HELM}\ntunnel: disabled`);
    await page.locator('[data-apply]').click();
    await page.locator('.paste-in .btn').click();
    await paste(page).fill(`${NODE}\nno command prints this`);
    await page.locator('[data-apply]').waitFor();
    await row(page, 'host-routing').locator('.disclose').click();
    await page.locator('#b-host-routing [data-gain]').waitFor();
    await page.locator('[data-issues]').waitFor();
    await loadAxe(page);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
        expect(await findings(page), `${theme}, ${width} px`).toEqual([]);
      }
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(complaints()).toEqual([]);
  });
});

test.each(presets.map(({ id }) => id))('preset %s has a row for every optimization, and keeps quiet', async (id) => {
  const page = await open('en/calculator/');
  await page.locator(`button[data-preset="${id}"]`).click();
  await expect.poll(() => page.locator(`button[data-preset="${id}"]`).getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('[data-row]').count()).toBeGreaterThanOrEqual(20);
  expect(await page.locator('main').innerText(), 'no text is missing').not.toMatch(
    /\b(?:row|fact|group|vs|out|box|paste|yours|gains?)\.[a-z]/,
  );
  expect(complaints()).toEqual([]);
});
