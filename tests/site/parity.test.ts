import { describe, expect, test } from 'vitest';
import { readPages, type Page } from './dist.ts';

const pages = readPages();
const inLanguage = (language: Page['language']): Map<string, Page> =>
  new Map(pages.filter((page) => page.language === language).map((page) => [page.path.slice(3), page]));
const zh = inLanguage('zh');
const en = inLanguage('en');
const pairs = [...zh].flatMap(([path, page]) => {
  const twin = en.get(path);
  return twin ? [[path || '(home)', page, twin] as const] : [];
});

/** Levels of the headings, in order. */
const outline = (page: Page): string[] => page.tags.filter((tag) => /^h[1-6]$/.test(tag.name)).map((tag) => tag.name);
const count = (page: Page, names: string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, page.tags.filter((tag) => tag.name === name).length]));

describe('Chinese and English have the same', () => {
  test('pages', () => {
    expect([...zh.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  });

  test.each(pairs)('headings on %s', (_, left, right) => {
    expect(outline(left)).toEqual(outline(right));
  });

  test.each(pairs)('addresses of headings on %s', (_, left, right) => {
    const ids = (page: Page): (string | undefined)[] =>
      page.tags.filter((tag) => /^h[1-6]$/.test(tag.name)).map((tag) => tag.attributes.get('id'));
    expect(ids(left)).toEqual(ids(right));
  });

  test.each(pairs)('islands, tables, figures, code blocks and forms on %s', (_, left, right) => {
    const names = [
      'astro-island',
      'table',
      'tr',
      'figure',
      'pre',
      'svg',
      'form',
      'input',
      'select',
      'button',
      'details',
      'aside',
    ];
    expect(count(left, names)).toEqual(count(right, names));
  });

  test.each(pairs)('and say which they are on %s', (_, left, right) => {
    const language = (page: Page): string | undefined =>
      page.tags.find((tag) => tag.name === 'html')?.attributes.get('lang');
    expect(language(left)).toBe('zh-CN');
    expect(language(right)).toBe('en');
  });

  test.each(pairs)('but not the same title and description on %s', (_, left, right) => {
    const title = (page: Page): string | undefined => page.tags.find((tag) => tag.name === 'title')?.raw;
    const description = (page: Page): string | undefined =>
      page.tags.find((tag) => tag.attributes.get('name') === 'description')?.attributes.get('content');
    expect(title(left)).toBeTruthy();
    expect(title(right)).toBeTruthy();
    expect(title(left)).not.toBe(title(right));
    expect(description(left), 'zh description').toMatch(/\p{Script=Han}/u);
    expect(description(right), 'en description').toMatch(/^[^\p{Script=Han}]+$/u);
  });
});
