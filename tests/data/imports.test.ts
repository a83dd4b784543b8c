import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { list, read } from './content.ts';

/**
 * Folders in the order in which imports may point: a file imports from its own rank or lower ones.
 * `integrations` run at build and are used by no page; `overrides` are Starlight's components in our form.
 */
const RANKS: [prefix: string, rank: number][] = [
  ['content/', 0],
  ['src/schema/', 1],
  ['src/core/', 2],
  ['src/i18n/', 3],
  ['src/styles/', 3],
  ['src/scripts/', 4],
  ['src/components/', 4],
  ['src/islands/', 4],
  ['src/layouts/', 5],
  ['src/overrides/', 5],
  ['src/integrations/', 5],
  ['src/pages/', 6],
  ['src/content.config.ts', 6],
  ['src/env.d.ts', 6],
];
const rankOf = (file: string): number | undefined => RANKS.find(([prefix]) => file.startsWith(prefix))?.[1];

const sources = list('src', /\.(ts|tsx|mjs|astro)$/);
const IMPORT =
  /(?:^|[\n;])\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\n;])\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a file imports: as written, and as a path in the repository when it is one. */
function importsOf(file: string): { written: string; path: string | undefined }[] {
  return [...read(file).matchAll(IMPORT)].map((match) => {
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    const bare = written.split('?', 1)[0] ?? '';
    if (!bare.startsWith('.')) return { written, path: undefined };
    return { written, path: posix.normalize(posix.join(dirname(file), bare)) };
  });
}

describe('imports', () => {
  test('every source folder has its place in the order', () => {
    const lost = sources.filter((file) => rankOf(file) === undefined);
    expect(lost, 'Tip: put the file into one of the folders of design, or add its folder to RANKS here.').toEqual([]);
  });

  test('point one way: content → schema → core → i18n → components, islands → pages', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file).flatMap(({ written, path }) => {
        if (path === undefined) return [];
        const [from, to] = [rankOf(file), rankOf(path)];
        return from !== undefined && to !== undefined && to > from ? [`${file} imports ${written}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('one island does not reach into the folder of another', () => {
    const folder = (file: string): string | undefined => /^src\/islands\/([\w-]+)\//.exec(file)?.[1];
    const wrong = sources.flatMap((file) =>
      importsOf(file).flatMap(({ written, path }) => {
        const target = path === undefined ? undefined : folder(path);
        const own = folder(file);
        const shared = target === 'shared' || /\/index(\.tsx?)?$/.test(path ?? '') || path === `src/islands/${target}`;
        return own && target && own !== target && !shared ? [`${file} imports ${written}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing under src imports tests or Node, but for what runs at build', () => {
    const wrong = sources
      .filter(
        (file) =>
          !file.startsWith('src/integrations/') && !file.startsWith('src/pages/') && file !== 'src/content.config.ts',
      )
      .flatMap((file) =>
        importsOf(file)
          .filter(
            ({ written, path }) =>
              path?.startsWith('tests/') || (written.startsWith('node:') && /^src\/(core|i18n|islands)\//.test(file)),
          )
          .map(({ written }) => `${file} imports ${written}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('src/core is pure', () => {
  const ALLOWED = /^semver(\/|$)/;
  const FORBIDDEN =
    /\b(?:Date\.now|new Date\(|Math\.random|performance\.|document\.|window\.|globalThis\.|navigator\.|localStorage|fetch\(|process\.|Intl\.|toLocale\w+\()/;
  const core = sources.filter((file) => file.startsWith('src/core/'));

  test.each(core)('%s', (file) => {
    const packages = importsOf(file).filter(({ written, path }) => path === undefined && !ALLOWED.test(written));
    expect(
      packages.map(({ written }) => written),
      'packages',
    ).toEqual([]);
    const code = read(file)
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
      .replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''");
    expect(FORBIDDEN.exec(code)?.[0], 'clock, randomness, locale, DOM, network').toBeUndefined();
  });
});

test('no module is longer than 300 lines', () => {
  const long = sources.filter((file) => read(file).split('\n').length > 301);
  expect(long, 'Tip: a module of one idea is 40 to 150 lines; split it by idea.').toEqual([]);
});

test('every folder of src and content that the map names exists', () => {
  for (const folder of [
    'src/core',
    'src/i18n',
    'src/islands',
    'src/components',
    'src/pages',
    'content/docs/zh',
    'content/docs/en',
  ]) {
    expect(existsSync(join(folder)), folder).toBe(true);
  }
});
