/** The built site as tests see it: its pages, and what a URL on it means. `DIST` and `BASE_PATH` choose the build. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readTags, type Tag } from './html.ts';

/** Folder of the build under test. */
export const DIST = process.env['DIST'] ?? 'dist';
/** Base path with both slashes. */
export const BASE = `/${process.env['BASE_PATH'] ?? ''}/`.replaceAll(/\/+/g, '/');

/** One HTML file. `path` is its URL path below the base, "zh/calculator/"; `file` is relative to the build. */
export interface Page {
  file: string;
  path: string;
  language: 'zh' | 'en' | undefined;
  html: string;
  tags: Tag[];
  ids: Set<string>;
}

/** Every file of the build, relative, with forward slashes. Throws with a tip when nothing was built. */
export function files(): string[] {
  if (!existsSync(join(DIST, 'index.html'))) {
    throw new Error(`"${DIST}" holds no built site. Run "npm run build" first.`);
  }
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(DIST, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

let pages: Page[] | undefined;

/** Every HTML page, read once. */
export function readPages(): Page[] {
  pages ??= files()
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(DIST, file), 'utf8');
      const tags = readTags(html);
      const ids = new Set(tags.flatMap((tag) => tag.attributes.get('id') ?? []));
      const path = file.replace(/(^|\/)index\.html$/, '$1');
      const language = /^(zh|en)\//.exec(path)?.[1] as Page['language'];
      return { file, path, language, html, tags, ids };
    });
  return pages;
}

/** The page's own address as the build states it (`<link rel="canonical">`), or undefined. */
export function canonical(page: Page): string | undefined {
  return page.tags
    .find((tag) => tag.name === 'link' && tag.attributes.get('rel') === 'canonical')
    ?.attributes.get('href');
}

/** Origin of the build: that of any canonical link; only its own pages may be linked with it. */
export function siteOrigin(): string | undefined {
  for (const page of readPages()) {
    const address = canonical(page);
    if (address) return new URL(address).origin;
  }
  return undefined;
}

/** The file that answers a path (with base), or undefined. */
export function fileAt(path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith(BASE)) return undefined;
  const inside = decoded.slice(BASE.length);
  const candidates = inside === '' || inside.endsWith('/') ? [`${inside}index.html`] : [inside, `${inside}.html`];
  return candidates.find((candidate) => existsSync(join(DIST, candidate)) && statSync(join(DIST, candidate)).isFile());
}
