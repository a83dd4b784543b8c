import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BASE, canonical, DIST, fileAt, files, readPages, siteOrigin, type Page } from './dist.ts';

const pages = readPages();
const listed = pages.filter((page) => page.language && !page.path.includes('404'));
const origin = siteOrigin();
const rows = listed.map((page) => [page.path, page] as const);

const links = (page: Page, rel: string): Map<string, string>[] =>
  page.tags
    .filter((tag) => tag.name === 'link' && (tag.attributes.get('rel') ?? '').split(/\s+/).includes(rel))
    .map((tag) => tag.attributes);
const alternates = (page: Page): Record<string, string> =>
  Object.fromEntries(
    links(page, 'alternate').flatMap((link) => {
      const language = link.get('hreflang');
      return language ? [[language, link.get('href') ?? '']] : [];
    }),
  );

describe('search engines and readers find', () => {
  test('a sitemap that lists every page of both languages, and only pages', () => {
    const maps = files().filter((file) => /^sitemap-\d+\.xml$/.test(file));
    expect(maps.length, 'sitemap files').toBeGreaterThan(0);
    const addresses = maps.flatMap((file) =>
      [...readFileSync(join(DIST, file), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? ''),
    );
    const lost = addresses.filter((address) => !fileAt(new URL(address).pathname));
    expect(lost, 'addresses that lead nowhere').toEqual([]);
    const missing = listed
      .filter((page) => !addresses.includes(`${origin}${BASE}${page.path}`))
      .map((page) => page.path);
    expect(missing, 'pages not listed').toEqual([]);
    expect(
      addresses.filter((address) => address.includes('404')),
      'error pages listed',
    ).toEqual([]);
  });

  test.each(rows)('the address and the other language of %s', (_, page) => {
    expect(canonical(page)).toBe(`${origin}${BASE}${page.path}`);
    const rest = page.path.slice(3);
    expect(alternates(page)).toMatchObject({ 'zh-CN': `${origin}${BASE}zh/${rest}`, en: `${origin}${BASE}en/${rest}` });
  });

  test.each(rows)('a Markdown twin of %s', (_, page) => {
    const twin = links(page, 'alternate')
      .find((link) => link.get('type') === 'text/markdown')
      ?.get('href');
    expect(twin, '<link rel="alternate" type="text/markdown">').toBeTruthy();
    const file = fileAt(new URL(twin ?? '', `${origin}${BASE}${page.path}`).pathname);
    expect(file, twin).toBeTruthy();
    const text = readFileSync(join(DIST, file ?? ''), 'utf8');
    expect(text).toMatch(/^# \S/m);
    expect(text, 'component tags left in the text').not.toMatch(/^<[A-Z]\w+/m);
    expect(text, 'import lines left in the text').not.toMatch(/^import .* from /m);
  });

  test.each(rows)('a social card for %s', (_, page) => {
    const image = page.tags.find((tag) => tag.attributes.get('property') === 'og:image')?.attributes.get('content');
    expect(image).toMatch(/^https?:\/\//);
    expect(fileAt(new URL(image ?? '').pathname), image).toBeTruthy();
  });

  test.each(['robots.txt', 'llms.txt', '404.html', '_headers', 'sitemap-index.xml'])('%s', (file) => {
    expect(existsSync(join(DIST, file))).toBe(true);
  });

  test.each(['zh', 'en'])('a feed in %s that parses', (language) => {
    const page = pages.find((candidate) => candidate.path === `${language}/`);
    const feed =
      page &&
      links(page, 'alternate')
        .find((link) => /(rss|atom)\+xml/.test(link.get('type') ?? ''))
        ?.get('href');
    expect(feed, 'feed link').toBeTruthy();
    const file = fileAt(new URL(feed ?? '', `${origin}${BASE}${language}/`).pathname);
    expect(file, feed).toBeTruthy();
    expect(readFileSync(join(DIST, file ?? ''), 'utf8')).toMatch(/<(item|entry)>/);
  });
});
