import { describe, expect, test } from 'vitest';
import { isRecord, MESSAGE_FILES, readMessages } from './content.ts';
import { list, read } from './content.ts';

const params = (text: string): string[] => [...new Set(text.match(/\{[\w.]+\}/g))].toSorted();
const rows = MESSAGE_FILES.flatMap((file) => readMessages(file).map(([key, texts]) => [file, key, texts] as const));

test('there are messages', () => {
  expect(rows.length).toBeGreaterThan(0);
});

describe.each(MESSAGE_FILES)('%s', (file) => {
  const own = rows.filter(([from]) => from === file);

  test('every key has both languages, and nothing else', () => {
    const bad = own.filter(([, , texts]) => Object.keys(texts).toSorted().join() !== 'en,zh').map(([, key]) => key);
    expect(bad, 'Tip: write each message as "key: { zh: …, en: … }".').toEqual([]);
  });

  test('no text is empty', () => {
    // Between two sentences English has a space, and Chinese nothing.
    const bad = own.filter(
      ([, key, texts]) =>
        !key.endsWith('.space') && Object.values(texts).some((text) => typeof text !== 'string' || text.trim() === ''),
    );
    expect(bad.map(([, key]) => key)).toEqual([]);
  });

  test('both languages use the same parameters', () => {
    const bad = own
      .filter(([, , { zh, en }]) => params(String(zh)).join() !== params(String(en)).join())
      .map(([, key, { zh, en }]) => `${key}: zh ${params(String(zh)).join(' ')} | en ${params(String(en)).join(' ')}`);
    expect(bad, 'Tip: a {parameter} that one language leaves out is a fact its readers do not get.').toEqual([]);
  });

  test('English texts hold no Chinese', () => {
    // The name of a language is written in that language.
    const bad = own
      .filter(([, key, { en }]) => !/lang/i.test(key) && /\p{Script=Han}/u.test(String(en)))
      .map(([, key]) => key);
    expect(bad).toEqual([]);
  });
});

test('no key is in two files', () => {
  const seen = new Map<string, string>();
  const twice = rows.flatMap(([file, key]) => {
    const before = seen.get(key);
    seen.set(key, file);
    return before ? [`${key}: ${before} and ${file}`] : [];
  });
  expect(twice).toEqual([]);
});

test('every key that the code names exists', () => {
  const keys = new Set(rows.map(([, key]) => key));
  const missing = list('src', /\.(ts|tsx|astro)$/).flatMap((file) => {
    const code = read(file);
    const whole = [...code.matchAll(/\btext\(\s*'([^']+)'/g)]
      .map((match) => match[1] ?? '')
      .filter((key) => !keys.has(key));
    // A key put together at run time: its fixed beginning must lead to something.
    const begun = [...code.matchAll(/\btext\(\s*`([\w.-]+\.)\$\{/g)]
      .map((match) => match[1] ?? '')
      .filter((start) => ![...keys].some((key) => key.startsWith(start)));
    return [...whole, ...begun].map((key) => `${file}: ${key}`);
  });
  expect(missing, 'Tip: add the key to a file of content/i18n/messages, in both languages.').toEqual([]);
});

test('Starlight strings have the same keys in both languages', () => {
  const [first, ...others] = list('content/i18n', /^[\w-]+\.json$/).filter((file) => !file.includes('messages'));
  const keys = (file: string): string[] => {
    const data = JSON.parse(read(file)) as unknown;
    // English is the frame's own language there: what it already says needs no entry, so only our own keys must pair.
    return isRecord(data)
      ? Object.keys(data)
          .filter((key) => key.startsWith('fastpath.'))
          .toSorted()
      : [];
  };
  for (const other of others) expect(keys(other), other).toEqual(keys(first ?? other));
});
