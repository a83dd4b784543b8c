/** One page at a time through a file of journeys: the last one is closed when the next opens, and the browser at the end. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { visit, type Visit } from './visit.ts';

type Options = BrowserContextOptions & { asleep?: boolean };

/** Sets a file up for journeys; `standing` are options of every visit. `complaints` are those of the open page. */
export function journeys(standing: Options = {}): {
  open: (path: string, options?: Options) => Promise<Page>;
  complaints: () => string[] | undefined;
} {
  let browser: Browser;
  let current: Visit | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await current?.close();
    await browser?.close();
  });
  return {
    async open(path, options = {}) {
      await current?.close();
      current = await visit(browser, path, { ...standing, ...options });
      return current.page;
    },
    complaints: () => current?.complaints,
  };
}
