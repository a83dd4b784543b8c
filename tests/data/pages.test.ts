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

/** The sections of every guide of an optimization, in order, by the addresses that both languages share. */
const SECTIONS = [
  'Does it apply to you?',
  'Which part of the way it changes',
  'Requirements per release',
  'Enable',
  'Verify',
  'Measure',
  'What it costs and breaks',
  'Roll out',
  'Roll back',
  'Troubleshoot',
  'References',
];
/** Sections that a guide has beside them. */
const MORE: Record<string, string[]> = { 'host-routing': ['What holds of the 2023 article'] };

/** Parts that every guide of an optimization renders from its facts; those of Helm values render more. */
const PARTS = ['Summary', 'Applies', 'Verify', 'Gains', 'Costs', 'RollBack'];
const VALUE_PARTS = ['Requirements', 'Enable', 'RollOut'];
/** What stands in the place of a part, and why the part would not do there. */
const INSTEAD: Record<string, Record<string, RegExp>> = {
  // Two outcomes, BPF and Legacy, computed by the rules of the agent instead of listed as its own.
  'host-routing': { Requirements: /<RequirementTable \/>/, Verify: /<VerifyLine \/>/ },
  // Nodes in a tunnel and nodes without do not reach each other: there is no per-node way.
  'native-routing': { RollOut: /Not with a per-node object/ },
  // From 1.19.3 on it has no value of its own: the page says which two stand for it.
  'tunnel-big-tcp': { Enable: /no value of its own/ },
};
const hostOptimizations = new Set(
  OPTIMIZATION_IDS.filter((id) => /^kind: host$/m.test(read(`content/optimizations/${id}.yaml`))),
);

test.each(OPTIMIZATION_IDS)('%s follows the pattern of the series', (id) => {
  const body = bodyOf('en', `guides/${id}.mdx`);
  const sections = [...body.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? '');
  expect(sections.filter((section) => !MORE[id]?.includes(section))).toEqual(SECTIONS);
  const parts = hostOptimizations.has(id) ? PARTS : [...PARTS, ...VALUE_PARTS];
  expect(parts.filter((part) => !(INSTEAD[id]?.[part] ?? new RegExp(`<${part} id="${id}"`)).test(body))).toEqual([]);
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
