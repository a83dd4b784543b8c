/** Map sizes: the table of the agent's arithmetic, the pair of numbers from a user's log, and the verdict. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/core/index.ts';
import { DEFAULT_RATIO, DEFAULT_TOTAL, mapSizes, type MapInput } from '../../src/core/map-sizes.ts';
import { changesText, cluster, inShort, verdictOf, type Given, type Values } from './verdict-of.ts';

const GIB = 2 ** 30;
const of = (input: Partial<MapInput>) => {
  const { budget, maps } = mapSizes({ release: '1.20.0', memoryBytes: 0, ratio: DEFAULT_RATIO, ...input });
  const by = (id: string) => maps.find((entry) => entry.id === id)!;
  return { budget, by, entries: (id: string) => by(id).entries };
};

test('all dynamic maps at their default sizes take what a user’s log says', () =>
  expect(DEFAULT_TOTAL).toBe(149_422_080));

test.each([
  [1, 131_072, 65_536],
  [13.9, 131_072, 65_536],
  [15, 141_281, 70_640],
  [16, 150_700, 75_350],
  [32, 301_401, 150_700],
  [64, 602_802, 301_401],
  [128, 1_205_604, 602_802],
  [256, 2_411_209, 1_205_604],
  [512, 4_822_419, 2_411_209],
])('%d GiB: conntrack TCP, NAT and neighbours %d, the other two %d', (gib, large, small) => {
  const { entries } = of({ memoryBytes: gib * GIB });
  for (const id of ['ct-tcp', 'nat', 'neighbour']) expect(entries(id)).toBe(large);
  for (const id of ['ct-any', 'sock-rev-nat']) expect(entries(id)).toBe(small);
});

test.each([
  [15, 40_265_318],
  [64, 171_798_691],
  [512, 1_374_389_534],
])('%d GiB: %d bytes for all', (gib, budget) => expect(of({ memoryBytes: gib * GIB }).budget).toBe(budget));

test('a pair of numbers from a log', () => {
  const log = of({ memoryBytes: 404_311_371_776 });
  expect(log.entries('ct-tcp')).toBe(3_546_590);
  expect(log.entries('ct-any')).toBe(1_773_295);
});

test('the largest size is reached at about 1781 GiB', () => {
  expect(of({ memoryBytes: 1780 * GIB }).by('ct-tcp').from).toBe('memory');
  expect(of({ memoryBytes: 1782 * GIB }).by('ct-tcp')).toMatchObject({ entries: 16_777_216, from: 'largest' });
});

test('without a ratio the defaults stand', () => {
  const { budget, entries, by } = of({ memoryBytes: 64 * GIB, ratio: 0 });
  expect(budget).toBeUndefined();
  expect(['ct-tcp', 'ct-any', 'nat', 'neighbour', 'sock-rev-nat'].map(entries)).toEqual([
    524_288, 262_144, 524_288, 524_288, 262_144,
  ]);
  expect(by('ct-tcp').from).toBe('default');
});

test('sizes set by hand stand; NAT follows conntrack, neighbours follow NAT', () => {
  const set = new Map([
    ['bpf-ct-global-tcp-max', 30_000],
    ['bpf-ct-global-any-max', 15_000],
  ]);
  const { entries, by } = of({ memoryBytes: 64 * GIB, set });
  expect(by('ct-tcp')).toMatchObject({ entries: 30_000, from: 'option' });
  expect(by('nat')).toMatchObject({ entries: 30_000, from: 'conntrack' });
  expect(entries('neighbour')).toBe(30_000);
  expect(of({ set: new Map([['bpf-policy-map-max', 100_000]]) }).entries('policy')).toBe(65_536);
});

test('maps of a fixed size', () => {
  const { entries } = of({});
  expect(['policy', 'lb', 'ipcache', 'endpoints', 'fragments', 'auth'].map(entries)).toEqual([
    16_384, 65_536, 512_000, 65_535, 8192, 524_288,
  ]);
  expect(mapSizes({ release: '1.13.18', memoryBytes: 0, ratio: 0 }).maps.some(({ id }) => id === 'auth')).toBe(false);
});

describe('distributed LRU rounds to the CPUs', () => {
  const distributedLru = { cpus: 12 };
  test.each([
    ['1.17.3', 602_802],
    ['1.17.4', 602_808],
    ['1.20.0', 602_808],
  ])('%s: %d', (release, entries) =>
    expect(of({ release, memoryBytes: 64 * GIB, distributedLru }).entries('ct-tcp')).toBe(entries),
  );
  test('the largest is rounded down', () =>
    expect(of({ memoryBytes: 4000 * GIB, distributedLru }).entries('ct-tcp')).toBe(16_777_212));
  test.each([
    ['1.18.12', 100_000],
    ['1.19.0', 100_008],
  ])('%s: %d by hand', (release, entries) => {
    const set = new Map([['bpf-ct-global-tcp-max', 100_000]]);
    expect(of({ release, memoryBytes: 64 * GIB, set, distributedLru }).entries('ct-tcp')).toBe(entries);
  });
});

test('more memory never means smaller maps, and none throws', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 30), fc.double({ min: 0, max: 1, noNaN: true }), (kib, ratio) => {
      const small = of({ memoryBytes: kib * 1024, ratio });
      const large = of({ memoryBytes: kib * 2048, ratio });
      return small.entries('ct-tcp') <= large.entries('ct-tcp') && large.entries('nat') <= 16_777_216;
    }),
  );
});

describe('the verdict', () => {
  const ID = 'map-sizing';
  const MEMORY = { memoryBytes: 64 * GIB, cpus: 16 };
  const verdict = (cilium: string, values: Values, node: Given['node'] = MEMORY) =>
    verdictOf(ID, cluster(cilium, { values, node }));
  const short = (cilium: string, values: Values, node?: Given['node']) => inShort(verdict(cilium, values, node));
  const LRU = { 'bpf.distributedLRU.enabled': true };
  const OFF = { extraConfig: { 'bpf-map-dynamic-size-ratio': '0' } };

  test.each([
    ['1.13.18', ['bpf.mapDynamicSizeRatio=0.005']],
    ['1.17.1', ['bpf.mapDynamicSizeRatio=0.005']],
    ['1.17.3', ['bpf.mapDynamicSizeRatio=0.005']],
    ['1.17.4', ['bpf.mapDynamicSizeRatio=0.08', 'bpf.distributedLRU.enabled=true']],
    ['1.18.12', ['bpf.mapDynamicSizeRatio=0.08', 'bpf.distributedLRU.enabled=true', 'bpfClockProbe=true']],
    ['1.20.0', ['bpf.mapDynamicSizeRatio=0.08', 'bpf.distributedLRU.enabled=true', 'bpfClockProbe=true']],
  ])('%s: available, by %j', (cilium, changes) => {
    expect(short(cilium, {})).toBe(`available ${ID}.asked`);
    expect(changesText(verdict(cilium, {}).changes)).toEqual(changes);
  });
  test('asked for by ratio, by hand or as distributed LRU: on', () => {
    expect(short('1.13.18', { 'bpf.mapDynamicSizeRatio': 0.01 })).toBe(`on ${ID}.asked`);
    expect(short('1.20.0', { 'bpf.ctTcpMax': 600_000 })).toBe(`on ${ID}.asked`);
    expect(short('1.17.2', LRU)).toBe(`on ${ID}.asked`);
    expect(short('1.20.0', { 'bpf.policyMapMax': 65_536 })).toBe(`on ${ID}.asked`);
    expect(short('1.20.0', { 'bpf.policyMapMax': 16_384 })).toBe(`available ${ID}.asked`);
    expect(short('1.20.0', { 'bpf.lbMapMax': 131_072 })).toBe(`on ${ID}.asked`);
    expect(short('1.20.0', { 'bpf.policyMapMax': 100 })).toBe('refused agent.map-limits');
    // Before 1.17.2 the chart drops it.
    expect(short('1.17.1', LRU)).toBe(`available ${ID}.asked`);
    expect(short('1.20.0', { 'bpf.mapDynamicSizeRatio': 0.0025 })).toBe(`available ${ID}.asked`);
    expect(short('1.20.0', { 'bpf.mapDynamicSizeRatio': 0 })).toBe(`available ${ID}.asked`);
    expect(verdict('1.20.0', { 'bpf.mapDynamicSizeRatio': 0 }, MEMORY).notes.map(({ id }) => id)).not.toContain(
      `${ID}.zero`,
    );
  });
  test('without the memory: unknown where it decides whether anything changes', () => {
    const answer = verdict('1.17.3', {}, {});
    expect(inShort(answer)).toBe(`unknown ${ID}.memory`);
    expect(answer.reasons[0]?.settle).toEqual({ fact: 'memory', command: 'grep MemTotal /proc/meminfo' });
    // With distributed LRU beside the ratio it is of use with any memory.
    for (const cilium of ['1.17.4', '1.20.0']) {
      expect(short(cilium, {}, {})).toBe(`available ${ID}.asked`);
      for (const gib of [1, 64]) expect(short(cilium, {}, { memoryBytes: gib * GIB })).toBe(`available ${ID}.asked`);
      expect(verdict(cilium, {}, {}).notes.map(({ id }) => id)).toContain(`${ID}.by-memory`);
    }
    expect(verdict('1.20.0', {}, MEMORY).notes.map(({ id }) => id)).not.toContain(`${ID}.by-memory`);
    expect(short('1.20.0', { 'bpf.mapDynamicSizeRatio': 0.08 }, {})).toBe(`on ${ID}.asked`);
  });
  test('a small node stays at the least sizes: unneeded', () => {
    expect(short('1.16.19', {}, { memoryBytes: 4 * GIB })).toBe(`unneeded ${ID}.least`);
    expect(short('1.16.19', { 'bpf.mapDynamicSizeRatio': 0.005 }, { memoryBytes: 4 * GIB })).toBe(
      `unneeded ${ID}.least`,
    );
    expect(short('1.16.19', {}, { memoryBytes: 8 * GIB })).toBe(`available ${ID}.asked`);
  });
  test('a ratio outside (0, 1] stops the agent; a text stops some charts', () => {
    expect(short('1.20.0', { 'bpf.mapDynamicSizeRatio': 1.5 })).toBe('refused agent.map-ratio');
    expect(short('1.20.0', { 'bpf.mapDynamicSizeRatio': -0.1 })).toBe('refused agent.map-ratio');
    for (const cilium of ['1.16.0', '1.16.19', '1.17.4'])
      expect(short(cilium, { 'bpf.mapDynamicSizeRatio': '0.01' })).toBe('refused chart.map-ratio-text');
    for (const cilium of ['1.15.19', '1.17.5', '1.20.0'])
      expect(short(cilium, { 'bpf.mapDynamicSizeRatio': '0.01' })).toBe(`on ${ID}.asked`);
  });
  test('distributed LRU without the ratio stops the agent from 1.17.4 on', () => {
    expect(short('1.17.4', { ...LRU, ...OFF })).toBe('refused agent.distributed-lru-ratio');
    expect(short('1.20.0', { ...LRU, ...OFF })).toBe('refused agent.distributed-lru-ratio');
    expect(short('1.17.3', { ...LRU, ...OFF })).toBe(`blocked ${ID}.ratio-off`);
    // Not asked for: the plan's own distributed LRU would stop the agent.
    expect(short('1.20.0', OFF)).toBe('blocked agent.distributed-lru-ratio');
    expect(short('1.16.19', OFF)).toBe(`blocked ${ID}.ratio-off`);
  });
  test.each<[Values, boolean]>([
    [{ 'bpf.ctTcpMax': 1023 }, false],
    [{ 'bpf.ctTcpMax': 1024, 'bpf.natMax': 1024 }, true],
    [{ 'bpf.ctAnyMax': 16_777_216 }, true],
    [{ 'bpf.ctAnyMax': 16_777_217 }, false],
    [{ 'bpf.natMax': 1023 }, false],
    [{ 'bpf.policyMapMax': 255 }, false],
    [{ 'bpf.policyMapMax': 256 }, true],
    [{ 'bpf.policyMapMax': 70_000 }, true],
    [{ 'bpf.lbMapMax': 0 }, false],
    [{ 'bpf.authMapMax': 255 }, false],
    [{ 'bpf.authMapMax': 256 }, true],
    [{ 'bpf.authMapMax': 16_777_217 }, false],
    [{ extraConfig: { 'bpf-fragments-map-max': '255' } }, false],
    [{ extraConfig: { 'bpf-fragments-map-max': '65536' } }, true],
    [{ extraConfig: { 'bpf-sock-rev-map-max': '100' } }, false],
  ])('limits by hand: %j starts: %s', (values, starts) =>
    expect(evaluate(cluster('1.20.0', { values, node: MEMORY })).agent.starts).toBe(starts),
  );
  test('NAT by hand against conntrack', () => {
    const nat = (entries: number, node?: Given['node'], more: Values = {}) =>
      short('1.20.0', { 'bpf.natMax': entries, ...more }, node);
    expect(nat(904_203)).toBe(`on ${ID}.asked`); // 602802 + 301401
    expect(nat(904_204)).toBe('refused agent.map-nat');
    expect(nat(196_608, {})).toBe(`on ${ID}.asked`); // both least sizes
    expect(nat(196_609, {})).toBe('unknown agent.map-nat');
    // The agent's own default is lowered, not refused.
    expect(nat(524_287, { memoryBytes: 4 * GIB })).toBe('refused agent.map-nat');
    expect(nat(524_288, { memoryBytes: 4 * GIB })).toBe(`on ${ID}.asked`);
    expect(nat(90_001, {}, { 'bpf.ctTcpMax': 60_000, 'bpf.ctAnyMax': 30_000 })).toBe('refused agent.map-nat');
    expect(nat(786_432, {}, OFF)).toBe(`on ${ID}.asked`);
    expect(nat(786_433, {}, OFF)).toBe('refused agent.map-nat');
  });
  test.each<[string, boolean]>([
    ['1.13.0', false],
    ['1.15.19', false],
    ['1.16.7', false],
    ['1.16.8', true],
    ['1.17.0', false],
    ['1.17.1', false],
    ['1.17.2', true],
    ['1.20.0', true],
  ])('%s: a million in a values file starts: %s', (cilium, starts) => {
    const at = (values: Values) => evaluate(cluster(cilium, { values, node: { memoryBytes: 512 * GIB } })).agent.starts;
    expect(at({ 'bpf.ctTcpMax': 1_000_000 })).toBe(starts);
    expect(at({ 'bpf.ctTcpMax': 999_999 })).toBe(true);
    expect(at({ extraConfig: { 'bpf-ct-global-tcp-max': '1000000' } })).toBe(true);
    // Quoted: taken before the schema, refused by it.
    expect(at({ 'bpf.ctTcpMax': '1000000' })).toBe(!/^1\.(1[6-9]|20)/.test(cilium));
  });
  test.each(['1.15.4', '1.20.0'])('%s: the node map is never printed right', (cilium) => {
    const report = evaluate(cluster(cilium, { values: { 'bpf.nodeMapMax': 1_000_000 } }));
    expect(report.agent.reasons[0]?.id).toBe('agent.integer-exponent-any');
  });
});
