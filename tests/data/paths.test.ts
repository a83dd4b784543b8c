/** content/paths: every name leads somewhere, both languages say it, and nothing lies unused. */
import { describe, expect, test } from 'vitest';
import { atlas } from '../../src/core/paths/facts.ts';
import { COUNTS } from '../../src/core/paths/types.ts';
import { sourceUrl } from '../../src/core/source.ts';
import { isRecord, list, readYaml } from './content.ts';
import { lintChinese } from './prose.ts';

const files = list('content/paths', /\.yaml$/);
const refs = atlas.ways.flatMap((way) =>
  (way.hops ?? []).map((ref) => [way.id, typeof ref === 'string' ? ref : ref.id]),
);

/** Every pair of texts in a file, with where it stands. */
function texts(value: unknown, where: string): [where: string, zh: unknown, en: unknown][] {
  if (Array.isArray(value)) return value.flatMap((item, i) => texts(item, `${where}[${i}]`));
  if (!isRecord(value)) return [];
  const own: [string, unknown, unknown][] = 'zh' in value || 'en' in value ? [[where, value['zh'], value['en']]] : [];
  const name = typeof value['id'] === 'string' ? value['id'] : where;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => texts(inner, `${name}.${key}`))];
}

describe.each(files)('%s', (file) => {
  const all = texts(readYaml(file), file);
  test('says everything in both languages', () => {
    const bad = all.filter(([, zh, en]) => typeof zh !== 'string' || typeof en !== 'string' || zh === '' || en === '');
    expect(bad.map(([where]) => where)).toEqual([]);
    expect(all.filter(([, , en]) => /\p{Script=Han}/u.test(String(en))).map(([where]) => where)).toEqual([]);
  });
  test('reads as Chinese is set', () => {
    const found = all.flatMap(([where, zh]) =>
      lintChinese(String(zh).replaceAll(/`[^`]*`/g, 'code')).map(({ excerpt, tip }) => `${where}: …${excerpt}… ${tip}`),
    );
    expect(found).toEqual([]);
  });
  test('marks code in pairs', () => {
    const odd = all.filter(([, zh, en]) => [zh, en].some((text) => (String(text).split('`').length - 1) % 2 === 1));
    expect(odd.map(([where]) => where)).toEqual([]);
  });
});

test('every way names hops that exist', () => {
  expect(refs.filter(([, id]) => !atlas.hops.has(id!)).map(([way, id]) => `${way}: ${id}`)).toEqual([]);
});

test('no hop lies unused', () => {
  // These stand in for others: src/core/paths/variants.ts.
  const used = new Set([
    ...refs.map(([, id]) => id),
    'pod_netkit_pass',
    'nic_egress_none',
    'redirect_netkit',
    'to_container',
  ]);
  expect([...atlas.hops.keys()].filter((id) => !used.has(id))).toEqual([]);
});

test('every way has hops or says that there is no list', () => {
  const empty = atlas.ways.filter(({ hops, gap, then }) => gap === undefined && !then && (hops ?? []).length === 0);
  expect(empty.map(({ id }) => id)).toEqual([]);
  const ids = atlas.ways.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('every part that a scenario asks for exists, and every part is asked for', () => {
  const parts = new Set(atlas.ways.flatMap(({ part }) => part));
  const asked = new Set([
    ...atlas.scenarios.flatMap(({ legs, reply = [] }) => [...legs, ...reply].flatMap((leg) => leg.parts)),
    ...atlas.ways.flatMap(({ then }) => then?.part ?? []),
  ]);
  expect([...asked].filter((part) => !parts.has(part))).toEqual([]);
  expect([...parts].filter((part) => !asked.has(part))).toEqual([]);
});

test('counts have known names, and only netfilter counts its hooks', () => {
  const known = new Set<string>([...COUNTS, 'nfp']);
  for (const { id, counts = {}, kind } of atlas.hops.values()) {
    expect(
      Object.keys(counts).filter((key) => !known.has(key)),
      id,
    ).toEqual([]);
    if (counts.nf || counts.nfo) expect(kind, id).toBe('netfilter');
  }
});

test('every tap that a rule waits for is at some hop, and the other way round', () => {
  const taps = new Set([...atlas.hops.values()].flatMap(({ taps: own = [] }) => own));
  const waited = new Set(atlas.rules.flatMap(({ taps: own = [] }) => own));
  expect([...waited].toSorted()).toEqual([...taps].toSorted());
});

test('sources are addresses', () => {
  const bad = [...atlas.hops.values()].flatMap(({ id, sources }) =>
    sources.filter((source) => sourceUrl(source) === undefined).map((source) => `${id}: ${source}`),
  );
  expect(bad).toEqual([]);
});

test('what is inferred says so in the hop or in the way', () => {
  const inferred = atlas.ways.filter(({ certainty }) => certainty === 'inferred').map(({ id }) => id);
  expect(inferred.filter((id) => id.includes('ipsec')).length).toBeGreaterThan(0);
  expect(atlas.hops.get('ipsec_stack')?.certainty).toBe('inferred');
});
