/** Serves the built site once for all browser tests, and the sub-path build when there is one; starts one browser. */
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { serveBrowser, SHARED_BROWSER } from './browser.ts';
import { serve, type Served } from './serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    site: string;
    /** The site built with a base path; empty when it was not built. */
    subSite: string;
  }
}

const SUB_DIST = '.cache/dist-sub';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers: Served[] = [await serve(process.env['DIST'] ?? 'dist')];
  if (existsSync(`${SUB_DIST}/index.html`)) servers.push(await serve(SUB_DIST, '/sub/'));
  const browser = await serveBrowser();
  process.env[SHARED_BROWSER] = browser.wsEndpoint();
  project.provide('site', servers[0]?.url ?? '');
  project.provide('subSite', servers[1]?.url ?? '');
  return async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  };
}
