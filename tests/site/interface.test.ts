import { describe, expect, test } from 'vitest';
import { readPages } from './dist.ts';

/**
 * The frame speaks the page's language. This also guards the wrapper that lets Starlight read `content/` at the top
 * level: without it a build succeeds, and silently loses heading links, labels and asides in the right language.
 */
const rows = readPages()
  .filter((page) => page.language)
  .map((page) => [page.path, page] as const);

const ENGLISH = [
  'Skip to content',
  'On this page',
  'Edit page',
  'Last updated',
  'Section titled',
  'Copy to clipboard',
  'Copied!',
  'Select theme',
  'Select language',
  'Previous page',
  'Next page',
  'Terminal window',
  'Search results',
];
const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'data-copied'];

describe('the frame speaks the language of', () => {
  test.each(rows)('%s', (_, page) => {
    if (page.language === 'zh') {
      expect(
        ENGLISH.filter((text) => page.html.includes(text)),
        'English strings of the frame',
      ).toEqual([]);
      return;
    }
    const chinese = page.tags.flatMap((tag) =>
      tag.attributes.has('lang') || tag.attributes.has('hreflang')
        ? []
        : SPOKEN.flatMap((name) => {
            const text = tag.attributes.get(name) ?? '';
            return /\p{Script=Han}/u.test(text) ? [`<${tag.name} ${name}="${text}">`] : [];
          }),
    );
    expect(chinese, 'Chinese labels').toEqual([]);
  });
});

describe.each(rows.filter(([path]) => path.includes('guides/')))('guide %s', (_, page) => {
  test('has links beside its headings', () => {
    const headings = page.tags.filter((tag) => /^h[23]$/.test(tag.name) && tag.attributes.has('id'));
    const anchors = page.tags.filter((tag) => tag.attributes.get('class')?.includes('sl-anchor-link'));
    expect(headings.length).toBeGreaterThan(0);
    expect(anchors.length).toBeGreaterThan(0);
  });

  test('has an edit link into content/docs', () => {
    const edit = page.tags.filter((tag) => tag.name === 'a' && /\/edit\//.test(tag.attributes.get('href') ?? ''));
    for (const tag of edit) expect(tag.attributes.get('href')).toContain(`/content/docs/${page.language}/`);
  });
});
