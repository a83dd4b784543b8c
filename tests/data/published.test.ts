/** The published data against its own schema, as far as the schema goes. */
import { describe, expect, test } from 'vitest';
import { GET as helm } from '../../src/pages/data/helm.json.ts';
import { GET as kernels } from '../../src/pages/data/kernels.json.ts';
import { GET as optimizations } from '../../src/pages/data/optimizations.json.ts';
import { GET as releases } from '../../src/pages/data/releases.json.ts';
import { GET as rules } from '../../src/pages/data/rules.json.ts';
import { GET as schema } from '../../src/pages/data/schema.json.ts';
import { isRecord } from './content.ts';

const site = new URL('https://example.org');
const FILES = { rules, releases, optimizations, kernels, helm };
type Node = Record<string, unknown>;

/** What a value lacks of a schema: types, required fields, items. */
function lacks(value: unknown, node: Node, root: Node, at: string): string[] {
  if (typeof node['$ref'] === 'string') {
    const name = node['$ref'].split('/').at(-1) ?? '';
    return lacks(value, (root['$defs'] as Record<string, Node>)[name] ?? {}, root, at);
  }
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (node['type'] !== undefined && node['type'] !== type) return [`${at}: ${type}, not ${String(node['type'])}`];
  if ('const' in node && node['const'] !== value) return [`${at}: ${String(value)}`];
  const inside = isRecord(value) ? value : {};
  const required = (node['required'] as string[] | undefined) ?? [];
  const properties = (node['properties'] as Record<string, Node> | undefined) ?? {};
  const each = (node['items'] ?? node['additionalProperties']) as Node | undefined;
  const items = Array.isArray(value) ? value : Object.values(inside);
  return [
    ...required.filter((key) => inside[key] === undefined).map((key) => `${at}: no ${key}`),
    ...Object.entries(properties).flatMap(([key, inner]) =>
      inside[key] === undefined ? [] : lacks(inside[key], inner, root, `${at}.${key}`),
    ),
    ...(each ? items.flatMap((item, index) => lacks(item, each, root, `${at}[${index}]`)) : []),
  ];
}

describe.each(Object.entries(FILES))('/data/%s.json', (name, get) => {
  test('is what its schema says', async () => {
    const root = (await schema({ site }).json()) as Node;
    const data = (await get({ site }).json()) as Node;
    const definition = (root['$defs'] as Record<string, Node>)[name];
    expect(data['$schema']).toBe(`${String(root['$id'])}#/$defs/${name}`);
    expect(definition?.['description']).toMatch(/\p{Script=Han}/u);
    expect(lacks(data, definition ?? {}, root, name)).toEqual([]);
    expect(String(data['checked'])).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});
