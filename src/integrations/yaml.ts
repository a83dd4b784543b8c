/**
 * Turns `*.yaml` into modules, so that pages, islands and tests read the same fact files and the browser gets
 * plain objects without a parser. The queries `?zh` and `?en` give the file in that language alone, so that a bundle
 * carries one: `{ zh: …, en: … }` becomes its text, and a message file `Record<string, string>`. `?facts` leaves out what
 * only readers see. Optimizations have views of their own, `optimization-views.ts`.
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

function pick(data: unknown, language: string, file: string): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, texts] of Object.entries((data ?? {}) as Record<string, unknown>)) {
    out[key] = speak(texts, language, `${file}: "${key}"`);
  }
  return out;
}

/** A value with every `{ zh, en }` in it replaced by one of the two; among other keys they become `text`. */
function speak(value: unknown, language: string, where: string): unknown {
  if (Array.isArray(value)) return value.map((item) => speak(item, language, where));
  if (typeof value !== 'object' || value === null) return value;
  const { zh, en, ...rest } = value as Record<string, unknown>;
  const others = Object.entries(rest).map(([key, inner]) => [key, speak(inner, language, where)]);
  if (zh === undefined && en === undefined) return Object.fromEntries(others);
  const text = language === 'zh' ? zh : en;
  if (typeof text !== 'string') throw new Error(`${where} has no ${language} text`);
  return others.length === 0 ? text : { ...Object.fromEntries(others), text };
}
