/**
 * Turns `*.yaml` into modules, so that pages, islands and tests read the same fact files and the browser gets
 * plain objects without a parser. For message files (`key: { zh: …, en: … }`) the queries `?zh` and `?en` give
 * `Record<string, string>` of that language alone, so that a bundle carries one language. `?facts` leaves out what only
 * readers see. Optimizations have views of their own, `optimization-views.ts`.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { bareOf } from './fact-views.ts';
import { factsOf, textsOf } from './optimization-views.ts';

const YAML_ID = /\.ya?ml(?:\?(zh|en|facts))?$/;

/** The Vite plugin; used by `astro.config.mjs` and `tests/vitest.config.ts`. Fails the build, naming file and line. */
export function yamlPlugin(): Plugin {
  return {
    name: 'fastpath:yaml',
    enforce: 'pre',
    async load(id) {
      const match = YAML_ID.exec(id);
      if (!match) return null;
      const file = id.split('?', 1)[0] ?? id;
      this.addWatchFile(file);
      const data: unknown = parse(await readFile(file, 'utf8'));
      const view = match[1];
      const optimization = /\/optimizations\/[^/]+$/.test(file);
      const value =
        view === undefined
          ? data
          : view === 'facts'
            ? optimization
              ? factsOf(data)
              : bareOf(data)
            : optimization
              ? textsOf(data, view, file)
              : pick(data, view, file);
      return { code: `export default ${JSON.stringify(value)};`, map: null };
    },
  };
}

function pick(data: unknown, language: string, file: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, texts] of Object.entries((data ?? {}) as Record<string, Record<string, unknown>>)) {
    const text = texts[language];
    if (typeof text !== 'string') throw new Error(`${file}: message "${key}" has no ${language} text`);
    out[key] = text;
  }
  return out;
}
