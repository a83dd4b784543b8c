/** Lints content/helm/keys.yaml: ranges that can be read, paths that exist, and one answer with options.yaml. */
import validRange from 'semver/ranges/valid.js';
import { describe, expect, test } from 'vitest';
import { releases } from '../../src/core/release.ts';
import { OPTIONS } from '../../src/core/options.ts';
import { inRange } from '../../src/core/range.ts';
import { flagsOf, KEYS, keyAt, schemaOf, standingOf, wordsOf } from '../../src/core/output/keys.ts';
import { isRecord, readYaml } from './content.ts';

const VERSIONS = releases().flatMap(({ patches }) => patches);
const data = readYaml('content/helm/keys.yaml') as {
  checked: unknown;
  keys: Record<string, unknown>;
  sources: unknown;
};

test('every key has a type and a source, and ranges that can be read', () => {
  const ranges = (value: unknown): string[] =>
    Array.isArray(value) ? value.flatMap((pair) => (Array.isArray(pair) ? [String(pair[0])] : [])) : [];
  const wrong = Object.entries(data.keys).flatMap(([path, fact]) => {
    if (!isRecord(fact)) return [path];
    const { releases: all, refused, extra, type, src } = fact;
    const given = [all, refused, extra].filter((range) => range !== undefined && range !== 'never');
    const every = [
      ...given.map(String),
      ...['schema', 'words', 'million', 'off', 'also'].flatMap((key) => ranges(fact[key])),
    ];
    return [
      ...(type === undefined || typeof src !== 'string' || !/^[CSFU]+$/.test(src) ? [`${path}: type or src`] : []),
      ...every.filter((range) => validRange(range) === null).map((range) => `${path}: ${range}`),
    ];
  });
  expect(wrong).toEqual([]);
});

test('paths that a key names exist', () => {
  const wrong = KEYS.flatMap((key) =>
    [...(key.moved === undefined ? [] : [key.moved]), ...key.replacedBy, ...key.with.map(([path]) => path)]
      .filter((path) => !keyAt(path))
      .map((path) => `${key.path} names ${path}`),
  );
  expect(wrong).toEqual([]);
});

test('no chart both honours and refuses a key', () => {
  for (const key of KEYS)
    for (const version of VERSIONS) {
      const honoured = key.releases !== 'never' && inRange(version, key.releases);
      if (standingOf(key, version) === 'refused') expect(honoured, `${key.path} ${version}`).toBe(false);
    }
});

describe('options.yaml says the same', () => {
  test.each(OPTIONS.map((option) => [option.path, option] as const))('%s', (path, option) => {
    const key = keyAt(path);
    expect(key).toBeDefined();
    if (!key || !Object.hasOwn(data.keys, path)) return;
    const honoured = VERSIONS.filter((version) => standingOf(key, version) === 'honoured');
    expect(honoured).toEqual(VERSIONS.filter((version) => inRange(version, option.releases)));
    const newest = honoured.at(-1) ?? '';
    if (key.types.length === 1 && ['boolean', 'integer', 'list'].includes(option.kind))
      expect(key.types[0]).toBe(option.kind);
    // A type that Helm checks is checked by both.
    if (option.schema && inRange(newest, '>=1.16.0')) expect(schemaOf(key, newest)).toBeDefined();
    for (const [range, words] of option.fact.choices ?? []) {
      const version = honoured.find((one) => inRange(one, range));
      const all = version === undefined ? undefined : wordsOf(key, version)?.map(String);
      if (all) expect(all).toEqual(expect.arrayContaining(words.map(String)));
    }
    expect(flagsOf(key, newest).length).toBeLessThanOrEqual(3);
  });
});
