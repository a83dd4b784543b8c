/** The order of the guides: how to begin, the optimizations in working order, running them, reference. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Group {
  label: string;
  translations: { 'zh-CN': string };
  items: { slug: string }[];
}

const BEGIN = ['introduction', 'measuring'];
const OPERATE = ['host-preflight', 'sysctls', 'rolling-out', 'troubleshooting', 'troubleshooting-features'];
const REFERENCE = ['glossary', 'sources', 'data'];

/** Ids of the optimizations in working order. Source: content/optimizations. */
function workingOrder(): string[] {
  const folder = new URL('../../content/optimizations/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as { id: string; order: number })
    .toSorted((a, b) => a.order - b.order)
    .map(({ id }) => id);
}

/** Groups for Starlight's sidebar, of the pages that exist. */
export function guideSidebar(): Group[] {
  const docs = new URL('../../content/docs/en/guides/', import.meta.url);
  const group = (label: string, zh: string, names: string[]): Group => ({
    label,
    translations: { 'zh-CN': zh },
    items: names.filter((name) => existsSync(new URL(`${name}.mdx`, docs))).map((name) => ({ slug: `guides/${name}` })),
  });
  return [
    group('Start here', '从这里开始', BEGIN),
    group('Optimizations', '优化项', workingOrder()),
    group('In operation', '落地与运维', OPERATE),
    group('Reference', '参考', REFERENCE),
  ].filter(({ items }) => items.length > 0);
}
