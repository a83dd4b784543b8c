/** The glossary: each term whole in both languages, one sentence or two, with a guide that exists. */
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { list, readYaml } from './content.ts';
import { lintChinese } from './prose.ts';

interface Term {
  id: string;
  term: { zh: string; en: string };
  also?: { zh?: string[]; en?: string[] };
  means: { zh: string; en: string };
  guide: string;
}
const { terms } = readYaml('content/glossary.yaml') as { terms: Term[] };
const guides = new Set(
  ['optimizations', 'docs/en/guides'].flatMap((folder) =>
    list(`content/${folder}`, /\.(yaml|mdx)$/).map((file) => basename(file).replace(/\.\w+$/, '')),
  ),
);

test('ids and terms are there once', () => {
  const twice = (names: string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);
  expect(twice(terms.map(({ id }) => id))).toEqual([]);
  expect(twice(terms.map(({ term }) => term.zh))).toEqual([]);
  expect(twice(terms.map(({ term }) => term.en))).toEqual([]);
});

test.each(terms)('$id', ({ term, also, means, guide }) => {
  expect(means.zh).toMatch(/\p{Script=Han}.*。$/su);
  expect(means.en).toMatch(/^[A-Z`][^\p{Script=Han}]*\.$/su);
  expect(term.en).not.toMatch(/\p{Script=Han}/u);
  expect(lintChinese(means.zh.replaceAll(/`[^`]*`/g, 'code'))).toEqual([]);
  for (const form of [...(also?.zh ?? []), ...(also?.en ?? [])]) expect(Object.values(term)).not.toContain(form);
  expect(guides.has(guide), guide).toBe(true);
});
