/**
 * Completes the content security policy of every page. Astro hashes what it bundles but not `<script is:inline>`, of
 * which Starlight has several; after the build each inline script gets its hash in its page's own policy.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { htmlFiles } from './html-files.ts';

const META = /<meta http-equiv="content-security-policy" content="([^"]*)"[^>]*>/i;
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
/** Data blocks (JSON, templates) are not executed and need no hash. */
const DATA = /\btype=["']?(?!module|importmap|speculationrules|text\/javascript)[\w/+-]+/i;
const HEAD = /<head>(?:\s*<meta charset="?utf-8"?\s*\/?>)?/i;

/** The page with its policy at the top of `<head>` and a hash for every inline script. A page without policy stays. */
export function hashInlineScripts(html: string): string {
  const [meta, policy = ''] = META.exec(html) ?? [];
  if (meta === undefined) return html;
  const hashes = [...html.matchAll(SCRIPT)]
    .filter(([, attributes = '']) => !/\bsrc=/i.test(attributes) && !DATA.test(attributes))
    .map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  const missing = [...new Set(hashes)].filter((hash) => !policy.includes(hash)).join(' ');
  const complete = meta.replace(policy, () =>
    policy.replace(/script-src(?!-)/, (name) => `${name} ${missing}`.trimEnd()),
  );
  // A script above the policy would run without it, so the policy comes right behind the character set.
  return html.replace(meta, '').replace(HEAD, (head) => head + complete);
}

/** The integration. Runs once, over every HTML file of the finished build. */
export function cspHashes(): AstroIntegration {
  return {
    name: 'fastpath:csp',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const file of await htmlFiles(fileURLToPath(dir))) {
          const html = await readFile(file, 'utf8');
          const next = hashInlineScripts(html);
          if (next !== html) await writeFile(file, next);
        }
      },
    },
  };
}
