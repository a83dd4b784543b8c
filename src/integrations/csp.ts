/**
 * Completes the content security policy. Astro hashes what it bundles but never an inline script of a component, and
 * Starlight has several. After the build every inline script of every page is hashed and named in that page's policy.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const POLICY = /(<meta http-equiv="content-security-policy" content=")([^"]*)(")/i;
const SCRIPT = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/gi;

/** The page with a hash in its policy for each inline script; data blocks need none. */
export function hashInlineScripts(html: string): string {
  const hashes = [...html.matchAll(SCRIPT)]
    .filter(([, attributes = '']) => !/type="(?:application|text)\/(?:ld\+)?(?:json|template)"/.test(attributes))
    .map(([, , body = '']) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  return html.replace(POLICY, (_, open: string, policy: string, close: string) => {
    const missing = [...new Set(hashes)].filter((hash) => !policy.includes(hash));
    if (missing.length === 0) return `${open}${policy}${close}`;
    const list = missing.join(' ');
    const next = /script-src /.test(policy) ? policy.replace('script-src ', `script-src ${list} `) : `${policy}; script-src 'self' ${list}`;
    return `${open}${next}${close}`;
  });
}

/** The integration. Runs once, over every HTML file of the finished build. */
export function cspHashes(): AstroIntegration {
  return {
    name: 'fastpath:csp',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        await Promise.all(
          files.map(async (file) => {
            const path = join(root, file);
            const html = await readFile(path, 'utf8');
            const next = hashInlineScripts(html);
            if (next !== html) await writeFile(path, next);
          }),
        );
      },
    },
  };
}
