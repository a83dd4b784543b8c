/** Every source that facts and guides name, by the repository or site it is in. Gathered at build from the files themselves. */
import { OPTIMIZATIONS, OPTIMIZATION_IDS } from '../../core/optimizations';
import { sourceUrl } from '../../core';

/** A document of a repository or a site. */
interface Document {
  /** Path in the repository, number of a thread ("#36022"), or path of a page. */
  name: string;
  kind: 'file' | 'thread' | 'page';
  /** Releases or branches a file was read at, each with its address; for the others one without a name. */
  links: Map<string, string>;
}

/** A repository or a site. */
export interface Place {
  name: string;
  documents: Document[];
  /** How often facts and guides name one of its documents. */
  count: number;
  /** Ids of the optimizations whose facts or guide do, in working order. */
  uses: string[];
}

const facts = import.meta.glob<unknown>(
  ['../../../content/**/*.yaml', '!../../../content/{i18n,search}/**', '!../../../content/changelog.yaml'],
  { eager: true, import: 'default' },
);
const guides = import.meta.glob<string>('../../../content/docs/en/guides/*.mdx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const known = (id: unknown): string[] => OPTIMIZATION_IDS.filter((own) => own === id);
/** Optimizations that a rule can refuse. */
const refusedBy = (id: unknown): string[] =>
  typeof id === 'string' ? OPTIMIZATIONS.filter(({ refusals }) => refusals.has(id)).map((own) => own.id) : [];
const nameOf = (file: string): string => file.replace(/^.*\/|\.\w+$/g, '');

/** Repository or site, document and link of a source; undefined for what is no address, as a name of another file. */
function parse(source: string): { place: string; document: Document } | undefined {
  const url = sourceUrl(source);
  if (url === undefined || /[{}]/.test(source)) return undefined;
  const file = /^([\w.-]+\/[\w.-]+)@([\w.-]+): ([\w./-]+)/.exec(source);
  if (file) {
    const [, place = '', ref = '', path = ''] = file;
    return { place, document: { name: path, kind: 'file', links: new Map([[ref, url]]) } };
  }
  const links = new Map([['', url]]);
  const github = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)(?:\/(issues|pull|commit)\/(\w+))?(.*)$/.exec(url);
  if (github) {
    const [, place = '', kind, id = '', rest = ''] = github;
    const name = kind === undefined ? rest || '/' : kind === 'commit' ? id.slice(0, 10) : `#${id}`;
    return { place, document: { name, kind: kind === undefined ? 'page' : 'thread', links } };
  }
  const { hostname, pathname, search, hash } = new URL(url);
  return {
    place: hostname.replace(/^www\./, ''),
    document: { name: pathname + search + hash, kind: 'page', links },
  };
}

/** All places, those with the most documents first. */
export function places(): Place[] {
  const found = new Map<string, Place & { of: Map<string, Document>; used: Set<string> }>();
  const take = (source: unknown, uses: readonly string[]): void => {
    const parsed = typeof source === 'string' ? parse(source) : undefined;
    if (!parsed) return;
    const { place: name, document } = parsed;
    const place = found.get(name) ?? { name, documents: [], count: 0, uses: [], of: new Map(), used: new Set() };
    found.set(name, place);
    place.count += 1;
    for (const id of uses) place.used.add(id);
    const before = place.of.get(document.name);
    if (before) for (const [ref, url] of document.links) before.links.set(ref, url);
    else place.of.set(document.name, document);
  };
  /** Takes the sources in a value; entries of it may say which optimization they are about. */
  const walk = (value: unknown, uses: readonly string[]): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, uses);
    if (!isRecord(value)) return;
    const own = [...uses, ...known(value['of']), ...known(value['guide']), ...refusedBy(value['id'])];
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'source' || key === 'sources') for (const source of [inner].flat()) take(source, own);
      walk(inner, own);
    }
  };
  for (const [file, data] of Object.entries(facts)) {
    const gains = isRecord(data) && Array.isArray(data['gains']) ? data['gains'] : [];
    const about = gains.flatMap((gain) => (isRecord(gain) ? known(gain['of']) : []));
    walk(data, file.includes('/optimizations/') ? [nameOf(file)] : about);
  }
  for (const [file, text] of Object.entries(guides))
    for (const [, source] of text.matchAll(/<Source of="([^"]+)"/g)) take(source, known(nameOf(file)));
  return [...found.values()]
    .map(({ name, count, of, used }) => ({
      name,
      count,
      documents: [...of.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      uses: OPTIMIZATION_IDS.filter((id) => used.has(id)),
    }))
    .toSorted((a, b) => b.documents.length - a.documents.length || (a.name < b.name ? -1 : 1));
}
