/** What every page must hold, whatever it is about: one visit asks for all of it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPages } from '../site/dist.ts';
import { findings, loadAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { visit } from './visit.ts';

/**
 * Widths and themes in which axe looks at a page. A page and its twin are built alike, so that the two take one look
 * each, from both ends; `AXE=all npm run journeys` takes every one.
 */
const LOOKS: Record<string, Partial<Record<number, readonly ('light' | 'dark')[]>>> = {
  all: { 1280: ['light', 'dark'], 360: ['light', 'dark'] },
  zh: { 1280: ['light'] },
  en: { 360: ['dark'] },
};
const looksOf = (path: string) => LOOKS[process.env['AXE'] ?? path.slice(0, 2)] ?? LOOKS['all'] ?? {};

/** The root page forwards its reader unless asked to stay. */
const stay = (path: string): string => (path === '' ? '#choose' : path);

/** Elements beyond the right edge, when the page scrolls sideways at all. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .slice(0, 8)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  });
}

/** Two frames: what follows a change of size by observers has happened. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));

/** Declares one test for each page that the filter takes: console, policy, origins, width, axe. */
export function testPages(takes: (path: string) => boolean): void {
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    tab = await browser.newPage({ reducedMotion: 'reduce', locale: 'en-GB' });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const paths = readPages().map((page) => page.path);
  test.each(paths.filter(takes))('/%s', async (path) => {
    await tab.setViewportSize({ width: 1280, height: 900 });
    await tab.emulateMedia({ colorScheme: 'light' });
    const { page, complaints, close } = await visit(browser, stay(path), { tab });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      window.scrollTo(0, 0);
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await loadAxe(page);
    for (const width of [1280, 768, 360, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await settle(page);
      expect(await tooWide(page), `elements wider than ${width} px`).toEqual([]);
      for (const theme of looksOf(path)[width] ?? []) {
        await page.emulateMedia({ colorScheme: theme });
        await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
        expect(await findings(page), `${theme}, ${width} px`).toEqual([]);
      }
    }
    expect(complaints, 'console messages, policy violations, requests to another origin').toEqual([]);
    await close();
  });
}
