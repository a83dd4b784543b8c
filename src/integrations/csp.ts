/**
 * Completes the content security policy of every page. Astro hashes what it bundles, for every page alike, but not
 * `<script is:inline>`; after the build each page's policy gets the hashes of that page's inline elements, and only those.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { htmlFiles } from './html-files.ts';

const META = /<meta http-equiv="content-security-policy" content="([^"]*)"[^>]*>/i;
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;
const STYLE = /<style\b([^>]*)>([\s\S]*?)<\/style>/gi;
/** Data blocks (JSON, templates) are not executed and need no hash. */
const DATA = /\btype=["']?(?!module|importmap|speculationrules|text\/javascript)[\w/+-]+/i;
const HEAD = /<head>(?:\s*<meta charset="?utf-8"?\s*\/?>)?/i;

/** Hashes of the inline elements that a pattern finds, as a policy writes them. */
function hashesOf(html: string, pattern: RegExp): string[] {
  const inline = [...html.matchAll(pattern)].filter(
    ([, attributes = '']) => !/\bsrc=/i.test(attributes) && !DATA.test(attributes),
  );
  return [
    ...new Set(inline.map(([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)),
  ];
}

/** The directive with these hashes instead of those it had. */
const withHashes = (policy: string, directive: string, hashes: string[]): string =>
  policy.replace(new RegExp(`${directive}(?!-)[^;]*`), (old) =>
    [old.replaceAll(/ 'sha256-[^']*'/g, ''), ...hashes].join(' '),
  );

/**
 * The page with its policy at the top of `<head>`, which allows the inline scripts and styles of this page and no
 * others: Astro lists those of the whole site. A page without policy stays.
 */
export function hashInline(html: string): string {
  const [meta, policy = ''] = META.exec(html) ?? [];
  if (meta === undefined) return html;
  const scripts = withHashes(policy, 'script-src', hashesOf(html, SCRIPT));
  const complete = meta.replace(policy, () => withHashes(scripts, 'style-src', hashesOf(html, STYLE)));
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
          const next = hashInline(html);
          if (next !== html) await writeFile(file, next);
        }
      },
    },
  };
}
