import { describe, expect, test } from 'vitest';
import { OPTIMIZATION_IDS } from '../../src/core/index.ts';
import { list, read } from './content.ts';

const inLanguage = (language: string): string[] =>
  list(`content/docs/${language}`, /\.mdx?$/).map((file) => file.slice(`content/docs/${language}/`.length));
const zh = inLanguage('zh');
const en = inLanguage('en');
const both = zh.filter((file) => en.includes(file));

const bodyOf = (language: string, file: string): string =>
  read(`content/docs/${language}/${file}`).replaceAll(/^(`{3,})[\s\S]*?^\1\s*$/gm, '');
/** Levels of the headings, in order. */
const outline = (text: string): number[] => [...text.matchAll(/^(#{1,6}) /gm)].map((match) => match[1]?.length ?? 0);
/** Components in order, with the properties that carry facts (not words). */
const components = (text: string): string[] => [...text.matchAll(/<([A-Z]\w*)/g)].map((match) => match[1] ?? '');
const blocks = (language: string, file: string): string[] =>
  [...read(`content/docs/${language}/${file}`).matchAll(/^```(\w+)/gm)].map((match) => match[1] ?? '');
const frontKeys = (text: string): string[] =>
  [...(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '').matchAll(/^(\w+):/gm)].map((match) => match[1] ?? '').toSorted();

test('every page has its twin', () => {
  expect(zh.length).toBeGreaterThan(0);
  expect(zh, 'Tip: the same file name under content/docs/zh and content/docs/en is the same page.').toEqual(en);
});

test('every optimization has its guide, and every guide opens with the answer before any heading', () => {
  expect(OPTIMIZATION_IDS.filter((id) => !en.includes(`guides/${id}.mdx`))).toEqual([]);
  for (const file of en.filter((name) => name.startsWith('guides/'))) {
    const lead = bodyOf('en', file)
      .replace(/^---[\s\S]*?\n---\n/, '')
      .replace(/^import [\s\S]*?;$/gm, '')
      .trim();
    expect(lead.split('\n')[0], file).toMatch(/^[\p{L}`“][^#<]{40,}/u);
  }
});

/** Parts that every guide of an optimization renders from its facts; host routing brings its own of some. */
const PARTS = ['Applies', 'Costs', 'RollBack', 'Summary', 'Verify'];
test.each(OPTIMIZATION_IDS.filter((id) => id !== 'host-routing'))('%s renders its facts', (id) => {
  expect(PARTS.filter((part) => !bodyOf('en', `guides/${id}.mdx`).includes(`<${part} id="${id}"`))).toEqual([]);
});

describe.each(both)('%s has in both languages', (file) => {
  test('the same outline', () => {
    expect(outline(bodyOf('zh', file))).toEqual(outline(bodyOf('en', file)));
  });
  test('the same components in the same order', () => {
    expect(components(bodyOf('zh', file))).toEqual(components(bodyOf('en', file)));
  });
  test('the same code blocks', () => {
    expect(blocks('zh', file)).toEqual(blocks('en', file));
  });
  test('the same frontmatter keys, with a description', () => {
    const keys = frontKeys(bodyOf('zh', file));
    expect(keys).toEqual(frontKeys(bodyOf('en', file)));
    expect(keys).toContain('description');
  });
});
