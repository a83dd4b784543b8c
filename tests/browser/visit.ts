/** Opens pages of the served site and keeps what must never happen there: console messages, errors, foreign requests. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';

/** A page, with the list of what went wrong on it so far. Close it by `close()`. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  complaints: string[];
  close(): Promise<void>;
}

/** Address of a path on the site under test, "zh/calculator/" or "zh/calculator/?cilium=1.18". */
export function address(path: string): string {
  return inject('site') + path;
}

/** Contexts of this file by their options: opening a window for each visit costs more than most visits. */
const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>();

function contextFor(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const known = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>();
  contexts.set(browser, known);
  const key = JSON.stringify(options);
  const context = known.get(key) ?? browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  known.set(key, context);
  return context;
}

/**
 * Opens a path in a page of its own, with nothing stored, and wakes its islands, unless `asleep` leaves them to the
 * test. `tab` is a page to open it in instead, which stays open: a new one starts a process, and reads every font anew.
 * Other options are Playwright's.
 */
export async function visit(
  browser: Browser,
  path: string,
  { asleep = false, tab, ...options }: BrowserContextOptions & { asleep?: boolean; tab?: Page } = {},
): Promise<Visit> {
  const context = tab?.context() ?? (await contextFor(browser, options));
  const page = tab ?? (await context.newPage());
  const complaints: string[] = [];
  const url = /^https?:/.test(path) ? path : address(path);
  const { origin } = new URL(url);
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const target = request.url();
    if (!target.startsWith(`${origin}/`) && !/^(data|blob):/.test(target)) complaints.push(`request: ${target}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') {
      complaints.push(`status ${response.status()}: ${response.url()}`);
    }
  });
  await page.goto(url, { waitUntil: 'load' });
  if (options.javaScriptEnabled !== false) {
    if (!asleep) await awake(page);
    await arrived(page);
  }
  const close = async (): Promise<void> => {
    await page.evaluate(() => localStorage.clear()).catch(() => undefined);
    if (tab) page.removeAllListeners();
    else await page.close();
  };
  return { page, context, complaints, close };
}

/** Waits until the whole page is laid out, not its first screen alone. */
async function arrived(page: Page): Promise<void> {
  await page.waitForFunction(() => !('arriving' in document.documentElement.dataset));
}

/** Wakes every island, as a pointer over it would, and waits until all live. */
export async function awake(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const island of document.querySelectorAll('astro-island')) island.dispatchEvent(new Event('pointerover'));
  });
  await page.waitForFunction(() => document.querySelector('astro-island[ssr]') === null);
}

/** The two seed clusters as links write them. The article's values; only kernel, distribution and architecture differ. */
const SEED_SET = 'kubeProxyReplacement=strict,bpf.masquerade=true,tunnel=disabled,ipv4NativeRoutingCIDR=10.0.0.0/8';
export const SEED_A = `cilium=1.13.4&kernel=6.2.0-20-generic&arch=amd64&set=${SEED_SET}`;
export const SEED_B = `cilium=1.13.4&kernel=4.19.0-17-arm64&distribution=debian%2010&arch=arm64&set=${SEED_SET}`;
