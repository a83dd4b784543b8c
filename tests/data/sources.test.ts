import { describe, expect, test } from 'vitest';
import { FACT_FILES, isRecord, readYaml } from './content.ts';

const SOURCE_KEYS = new Set(['source', 'sources', 'commit', 'url']);

/** True when a value names a source somewhere within it. */
function hasSource(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasSource);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, inner]) => (SOURCE_KEYS.has(key) && !isEmpty(inner)) || hasSource(inner));
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** The facts of a file, each with a name to find it by: entries of its lists, and of its maps of objects. */
function facts(data: Record<string, unknown>): [name: string, fact: unknown][] {
  return Object.entries(data).flatMap(([section, value]): [string, unknown][] => {
    if (Array.isArray(value)) {
      return value
        .filter(isRecord)
        .map((fact, index) => [`${section}: ${String(fact['id'] ?? `entry ${index + 1}`)}`, fact]);
    }
    if (isRecord(value) && Object.values(value).some(isRecord)) {
      return Object.entries(value)
        .filter(([, fact]) => isRecord(fact))
        .map(([key, fact]) => [`${section}: ${key}`, fact]);
    }
    return [];
  });
}

/** Source strings anywhere in a file. */
function sourceStrings(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(sourceStrings);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'source' && typeof inner === 'string') return [inner];
    if (key === 'sources' && Array.isArray(inner)) return inner.filter((entry) => typeof entry === 'string');
    return sourceStrings(inner);
  });
}

describe.each(FACT_FILES)('%s', (file) => {
  const data = readYaml(file);

  test('holds named sections', () => {
    expect(isRecord(data), 'Tip: the top of a fact file is a map: checked, source, then the facts by name.').toBe(true);
  });
  if (!isRecord(data)) return;

  test('says when it was checked', () => {
    const tip = 'Tip: add "checked: YYYY-MM-DD", the day somebody last compared the facts with their sources.';
    expect(String(data['checked']), tip).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('says where each fact was read', () => {
    if (!isEmpty(data['source']) || !isEmpty(data['sources'])) return;
    const without = facts(data)
      .filter(([, fact]) => !hasSource(fact))
      .map(([name]) => name);
    const tip =
      'Tip: add "source:" to each entry named here, or one for the whole file at its top, as "owner/repo@ref: path" or a URL.';
    expect(without, tip).toEqual([]);
    expect(hasSource(data), tip).toBe(true);
  });

  test('names no machine-local source', () => {
    const local = sourceStrings(data).filter((source) => /^(\/|~|file:|localhost)|127\.0\.0\.1/.test(source.trim()));
    expect(local, 'Tip: a source is something a reader can open.').toEqual([]);
  });
});
