/** The list of sources, as the page on sources makes it. */
import { expect, test } from 'vitest';
import { OPTIMIZATION_IDS } from '../../src/core/index.ts';
import { places } from '../../src/components/guide/sources.ts';

const all = places();

test('names every place once, with documents that can be opened', () => {
  expect(all.length).toBeGreaterThan(20);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { name, count, documents } of all) {
    expect(count, name).toBeGreaterThanOrEqual(documents.length);
    for (const document of documents) {
      expect(document.name, name).not.toBe('');
      for (const url of document.links.values()) expect(URL.canParse(url), url).toBe(true);
    }
  }
});

test('the agent’s repository comes first and serves what Helm sets', () => {
  expect(all[0]?.name).toBe('cilium/cilium');
  expect(all[0]?.uses).toEqual(expect.arrayContaining(['host-routing', 'netkit', 'xdp']));
});

test('every optimization rests on a source', () => {
  const used = new Set(all.flatMap(({ uses }) => uses));
  expect(OPTIMIZATION_IDS.filter((id) => !used.has(id))).toEqual([]);
});
