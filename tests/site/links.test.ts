import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BASE, DIST, fileAt, files, readPages, siteOrigin, type Page } from './dist.ts';
import type { Tag } from './html.ts';

const HERE = 'http://site.invalid';
const pages = readPages();
const origin = siteOrigin();
const byFile = new Map(pages.map((page) => [page.file, page]));

/** Attributes whose address the browser loads by itself. */
function loaded(tag: Tag): string[] {
  const get = (name: string): string[] => [tag.attributes.get(name) ?? ''].filter(Boolean);
  const set = (name: string): string[] =>
    (tag.attributes.get(name) ?? '')
      .split(',')
      .map((part) => part.trim().split(/\s+/)[0] ?? '')
      .filter(Boolean);
  if (tag.name === 'link') {
    const rel = tag.attributes.get('rel') ?? '';
    return /\b(stylesheet|icon|preload|modulepreload|prefetch|manifest|apple-touch-icon)\b/.test(rel)
      ? get('href')
      : [];
  }
  if (tag.name === 'use' || tag.name === 'image') return [...get('href'), ...get('xlink:href')];
  if (tag.name === 'object') return get('data');
  return [...get('src'), ...set('srcset'), ...get('poster'), ...get('component-url'), ...get('renderer-url')];
}

/** Attributes whose address a reader or a machine follows. */
function followed(tag: Tag): string[] {
  const href = tag.attributes.get('href');
  if ((tag.name === 'a' || tag.name === 'area' || tag.name === 'link') && href !== undefined) return [href];
  if (tag.name === 'form') return [tag.attributes.get('action') ?? ''].filter(Boolean);
  if (
    tag.name === 'meta' &&
    /^(og:(image|url)|twitter:image)$/.test(tag.attributes.get('property') ?? tag.attributes.get('name') ?? '')
  ) {
    return [tag.attributes.get('content') ?? ''];
  }
  if (tag.name === 'option' && /^\.*\//.test(tag.attributes.get('value') ?? ''))
    return [tag.attributes.get('value') ?? ''];
  return [];
}

/** Undefined for another origin and for schemes that are no address on the site. */
function internal(address: string, page: Page): URL | undefined {
  if (/^(mailto|tel|data|blob):/i.test(address)) return undefined;
  const url = new URL(address, `${HERE}${BASE}${page.path}`);
  return url.origin === HERE || url.origin === origin ? url : undefined;
}

function problemOf(address: string, page: Page): string | undefined {
  let url: URL | undefined;
  try {
    url = internal(address, page);
  } catch {
    return 'is no URL';
  }
  if (!url) return undefined;
  const file = fileAt(url.pathname);
  if (!file) return 'leads to no page or file';
  const target = byFile.get(file);
  const hash = decodeURIComponent(url.hash.slice(1));
  // What a tool keeps behind "#" is its state, "#scenario=pod-pod", and no anchor.
  if (/^[\w-]+=/.test(hash)) return undefined;
  // `#_top` is Starlight's "to the top"; browsers take an empty hash and "top" for it without an element.
  if (target && hash && hash !== 'top' && !target.ids.has(hash)) return `has no anchor "${hash}" on ${file}`;
  return undefined;
}

describe(`links of ${DIST}`, () => {
  test.each(pages.map((page) => [page.file, page] as const))('%s: every link and anchor leads somewhere', (_, page) => {
    const bad = new Set<string>();
    for (const tag of page.tags) {
      // The error page answers for any address, so what it says of its own address is not followed.
      const own = page.file === '404.html' && (tag.name === 'link' || tag.name === 'meta');
      for (const address of [...(own ? [] : followed(tag)), ...loaded(tag)]) {
        const problem = problemOf(address, page);
        if (problem) bad.add(`<${tag.name}> ${address} ${problem}`);
      }
    }
    expect([...bad]).toEqual([]);
  });

  test.each(pages.map((page) => [page.file, page] as const))('%s: loads nothing from another origin', (_, page) => {
    const foreign = page.tags
      .flatMap(loaded)
      .filter((address) => /^(https?:)?\/\//i.test(address) && !address.startsWith(`${origin}/`));
    expect(foreign).toEqual([]);
  });

  test('style sheets load nothing from another origin', () => {
    const foreign = files()
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) => {
        const css = readFileSync(join(DIST, file), 'utf8');
        return [...css.matchAll(/url\(\s*["']?((?:https?:)?\/\/[^)"']+)|@import\s+["']((?:https?:)?\/\/[^"']+)/gi)].map(
          (match) => `${file}: ${match[1] ?? match[2]}`,
        );
      });
    expect(foreign).toEqual([]);
  });

  test.each(pages.filter((page) => page.language).map((page) => [page.file, page] as const))(
    '%s: links stay in its language, but for the language switch',
    (_, page) => {
      const other = page.language === 'zh' ? 'en' : 'zh';
      const strays = page.tags
        .filter((tag) => tag.name === 'a' && !tag.attributes.has('hreflang') && !tag.attributes.has('lang'))
        .map((tag) => tag.attributes.get('href') ?? '')
        .filter((address) => internal(address, page)?.pathname.startsWith(`${BASE}${other}/`));
      expect(strays).toEqual([]);
    },
  );
});
