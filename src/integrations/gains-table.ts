/**
 * Makes the small tables of gains that islands carry, so that no bundle holds every measurement with its texts:
 * `content/benchmarks/vocabulary.yaml?pairs` is every pair, `?rows` those the calculator's rows may show.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { assemble, type GapFile, type SourceFile, type Vocabulary } from '../core/gains/assemble.ts';
import { pairTable } from '../core/gains/pairs.ts';
import { OPTIMIZATIONS, type Text } from '../core/gains/types.ts';

const LONGEST_NAME = 24;
const ID = /^(.*content[\\/]benchmarks)[\\/]vocabulary\.yaml\?(pairs|rows)$/;

/** The Vite plugin; used by `astro.config.mjs` and `tests/vitest.config.ts`. Fails the build on a file that is no YAML. */
export function gainsTable(): Plugin {
  return {
    name: 'fastpath:gains-table',
    enforce: 'pre',
    async load(id) {
      const [, folder, query] = ID.exec(id) ?? [];
      if (folder === undefined) return null;
      const read = async (file: string): Promise<unknown> => {
        this.addWatchFile(file);
        return parse(await readFile(file, 'utf8')) as unknown;
      };
      const sources = (await readdir(join(folder, 'sources'))).filter((name) => name.endsWith('.yaml'));
      const files = await Promise.all(
        sources.map(async (name) => {
          const file = (await read(join(folder, 'sources', name))) as SourceFile;
          return [name.replace(/\.yaml$/, ''), file] as const;
        }),
      );
      const names = async (): Promise<Record<string, Text>> => {
        const found: Record<string, Text> = {};
        for (const of of OPTIMIZATIONS) {
          const { name, short = name } = (await read(join(folder, '../optimizations', `${of}.yaml`))) as {
            name: Text;
            short?: Text;
          };
          // An axis has room for some two dozen letters.
          found[of] = name.en.length > LONGEST_NAME ? short : name;
        }
        return found;
      };
      const vocabulary = (await read(join(folder, 'vocabulary.yaml'))) as Vocabulary;
      const gaps = (await read(join(folder, 'gaps.yaml'))) as GapFile;
      const data = assemble(files, vocabulary, gaps);
      const table =
        query === 'rows' ? pairTable(data, vocabulary, 'rows') : pairTable(data, vocabulary, 'all', await names());
      return { code: `export default ${JSON.stringify(table)};`, map: null };
    },
  };
}
