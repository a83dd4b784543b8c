/** The problems of the troubleshooting guide: whole in both languages, sourced, tied to releases, rules and guides that exist. */
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/components/facts/release-range.ts';
import type { Problem } from '../../src/components/guide/problems.ts';
import { OPTIMIZATION_IDS } from '../../src/core/index.ts';
import { list, read, readYaml } from './content.ts';
import { lintChinese } from './prose.ts';

const files = list('content/problems', /\.yaml$/).map((file) => ({
  file,
  ...(readYaml(file) as { group: string; page: string; problems: Problem[] }),
}));
const all = files.flatMap(({ problems }) => problems);
/** Guides of the series. */
const GUIDES = new Set([
  ...OPTIMIZATION_IDS,
  ...list('content/docs/en/guides', /\.mdx$/).map((file) => basename(file, '.mdx')),
]);
/** Log lines that rules hold, by rule. */
const ruleLines = new Map<string, string[]>();
for (const file of [...list('content/rules', /\.yaml$/), ...list('content/optimizations', /\.yaml$/)]) {
  const data = readYaml(file) as Record<string, unknown>;
  for (const rule of Object.values(data).flatMap((value) => (Array.isArray(value) ? value : []))) {
    const { id, log, logs } = rule as { id?: string; log?: string; logs?: [string, string][] };
    if (id === undefined) continue;
    const lines = [...(log ? [log] : []), ...(logs ?? []).map(([, line]) => line)];
    ruleLines.set(id, [...(ruleLines.get(id) ?? []), ...lines]);
  }
}

test('there are problems, under ids of their own', () => {
  expect(all.length).toBeGreaterThan(20);
  const ids = all.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('twenty are ranked, without a gap', () => {
  const ranks = all.flatMap(({ rank }) => rank ?? []).toSorted((a, b) => a - b);
  expect(ranks).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test.each(['troubleshooting', 'troubleshooting-features'])('%s shows its groups in both languages', (name) => {
  const groups = files.filter(({ page }) => page === name).map(({ group }) => group);
  for (const language of ['zh', 'en']) {
    const page = read(`content/docs/${language}/guides/${name}.mdx`);
    const shown = [...page.matchAll(/<Problems group="([\w-]+)"/g)].map((match) => match[1] ?? '');
    expect(shown.toSorted(), language).toEqual(groups);
  }
});

describe.each(files)('$file', ({ file, group, problems }) => {
  test('is named after its group', () => {
    expect(basename(file, '.yaml')).toBe(group);
  });

  test.each(problems)('$id', (problem) => {
    const { see, why, guide, sources, releases, reported, rules = [], logs = [] } = problem;
    for (const texts of [see, why, problem.do]) {
      expect(texts.zh).toMatch(/\p{Script=Han}/u);
      expect(texts.en).not.toMatch(/\p{Script=Han}/u);
      expect(lintChinese(texts.zh.replaceAll(/`[^`]*`/g, 'code'))).toEqual([]);
      for (const text of Object.values(texts)) expect(text.split('`').length % 2, 'a backtick is left open').toBe(1);
    }
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(source).toMatch(/^https:\/\/|^[\w.-]+\/[\w.-]+@[\w.-]+: \S+$/);
    expect(releases === undefined || reported === undefined, 'either the range of the cause, or reports').toBe(true);
    expect(linesOf(releases).length, 'the range names no release').toBeGreaterThan(0);
    expect(GUIDES.has(guide), `guide ${guide}`).toBe(true);
    for (const id of rules) expect(ruleLines.get(id)?.length, `rule ${id} holds no log line`).toBeGreaterThan(0);
    for (const line of logs)
      expect(
        [...ruleLines].filter(([, lines]) => lines.includes(line)).map(([id]) => id),
        'name the rule instead',
      ).toEqual([]);
  });
});
