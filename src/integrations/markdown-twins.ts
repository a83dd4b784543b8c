/**
 * Writes a Markdown twin of every page in a language, `zh/calculator/` as `zh/calculator.md`, from the built page, so
 * that it holds what data files and rules put there too. For readers and programs that want the text alone.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { htmlFiles } from './html-files.ts';
import { toMarkdown } from './html-to-markdown.ts';
import { find, parseHtml } from './html-tree.ts';

/** The twin of a built page at `address`; undefined where the page has no `<main>`. */
export function twinText(html: string, address: string): string | undefined {
  const tree = parseHtml(html);
  const main = find(tree, ({ name }) => name === 'main');
  if (!main) return undefined;
  const description = find(tree, ({ attributes }) => attributes.get('name') === 'description')?.attributes.get(
    'content',
  );
  const text = toMarkdown(main, address);
  const about = [description, `<${address}>`]
    .filter((line) => line !== undefined && line !== '')
    .map((line) => `> ${line}`);
  const [, before = '', heading = '', after = ''] = /^([\s\S]*?)^(# .*)$([\s\S]*)$/m.exec(text) ?? [];
  if (heading === '') return `${about.join('\n>\n')}\n\n${text}`;
  return `${heading}\n\n${about.join('\n>\n')}\n\n${before}${after.trimStart()}`;
}

/** The integration; runs over the finished build. */
export function markdownTwins(): AstroIntegration {
  let site = '';
  let base = '/';
  return {
    name: 'fastpath:markdown-twins',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = config.site ?? 'http://localhost';
        base = `/${config.base}/`.replaceAll(/\/+/g, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        let written = 0;
        for (const file of await htmlFiles(root)) {
          const path = relative(root, file)
            .split(sep)
            .join('/')
            .replace(/index\.html$/, '');
          if (!/^(zh|en)\/(.*\/)?$/.test(path)) continue;
          const text = twinText(await readFile(file, 'utf8'), new URL(base + path, site).href);
          if (text === undefined) continue;
          const name = /^(zh|en)\/$/.test(path) ? `${path}index.md` : `${path.slice(0, -1)}.md`;
          await writeFile(join(root, name), text);
          written += 1;
        }
        logger.info(`${written} twins written`);
      },
    },
  };
}
