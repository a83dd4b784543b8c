import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import data from '../../content/benchmarks/vocabulary.yaml?pairs';
import rowData from '../../content/benchmarks/vocabulary.yaml?rows';
import { evaluate, presets } from '../../src/core';
import { fitIn, missOf, type Fit } from '../../src/core/gains/fit';
import { besideFit, effectOf, gainFor } from '../../src/core/gains';
import { isExpectation, type PairTable } from '../../src/core/gains/pairs';
import { settingOf, type Setting } from '../../src/core/gains/setting';
import { OPTIMIZATIONS, type Optimization } from '../../src/core/gains/types';

const table = data as PairTable;
const rows = rowData as PairTable;
const plain: Setting = { encryption: 'none' };

/** Setting → the source and ratio that fit best. */
type Row = [of: Optimization, what: string, here: Setting, source: string, ratio: number];
const TRUTH: Row[] = [
  ['host-routing', 'nothing known', plain, 'cilium-docs-2021', 1.1816],
  ['host-routing', 'native routing', { ...plain, routing: 'native' }, 'cilium-docs-2021', 1.1816],
  ['host-routing', 'tunnel', { ...plain, routing: 'tunnel' }, 'cilium-commit-hostrouting-tunnel', 2.5242],
  ['jumbo-frames', 'no encryption, native', { ...plain, routing: 'native' }, 'cilium-docs-2020', 1.0434],
  ['jumbo-frames', 'no encryption, tunnel', { ...plain, routing: 'tunnel' }, 'cilium-docs-2020', 1.0893],
  ['jumbo-frames', 'WireGuard', { encryption: 'wireguard' }, 'cilium-docs-2021', 3.785],
  ['jumbo-frames', 'IPsec', { encryption: 'ipsec', routing: 'native' }, 'cilium-docs-2021', 3.0409],
  ['kube-proxy-replacement', 'number of Services not given', plain, 'cilium-blog-1.6', 0.5226],
  ['kube-proxy-replacement', '2,768 Services', { ...plain, services: 2768 }, 'cilium-blog-1.6', 0.5226],
  ['kube-proxy-replacement', 'one Service: slower', { ...plain, services: 1 }, 'cilium-blog-1.6', 1.024],
  [
    'kube-proxy-replacement',
    '30,000 Services, tunnel',
    { ...plain, routing: 'tunnel', services: 30_000 },
    'tke-benchmark-2026',
    1.422,
  ],
  ['native-routing', 'any', plain, 'hetzner-2023', 1.2815],
  ['dsr', 'any', plain, 'hetzner-2023', 1.5371],
  ['bypass-conntrack', 'Legacy', { ...plain, hostRouting: 'legacy', routing: 'native' }, 'cilium-blog-1.10', 1.9355],
  ['ipv4-big-tcp', 'any: no Cilium pods were measured', plain, 'netdev-bigtcp4', 1.104],
  ['netkit', 'any: the prototype', plain, 'kubecon-na-2022', 1.2283],
  ['map-sizing', 'any: a cost', plain, 'tke-benchmark-2026', 3.2189],
];

describe('the measurement that fits', () => {
  test.each(TRUTH)('%s, %s', (of, _what, here, source, ratio) => {
    const fit = fitIn(table, of, here) as Fit;
    expect(fit.kind).toBe('measured');
    expect([fit.source, fit.ratio]).toEqual([source, ratio]);
  });

  test.each(['hubble', 'ebpf-masquerading', 'tuned', 'cpu-governor', 'irq-affinity'] as const)(
    '%s has none, and says so as data',
    (of) => {
      const fit = fitIn(table, of, plain);
      expect(fit.kind).toBe('none');
      expect(fit).toHaveProperty('status');
    },
  );

  test('what differs is said: encryption, routing, arm64, versions', () => {
    const here: Setting = {
      encryption: 'wireguard',
      routing: 'tunnel',
      arch: 'arm64',
      kernel: '6.8.0-52-generic',
      cilium: '1.18.12',
    };
    const fit = fitIn(table, 'netkit', here) as Fit;
    expect(fit.differences.map(({ what }) => what)).toEqual(expect.arrayContaining(['encryption', 'arch', 'cilium']));
    const other = fitIn(table, 'host-routing', { ...here, encryption: 'none', routing: 'native' }) as Fit;
    expect(other.differences).toEqual(
      expect.arrayContaining([{ what: 'kernel', measured: '5.10', here: '6.8.0-52-generic' }]),
    );
  });

  test('what neither side knows is no difference', () => {
    expect((fitIn(table, 'dsr', {}) as Fit).differences).toEqual([]);
  });
});

const setting: fc.Arbitrary<Setting> = fc.record(
  {
    routing: fc.constantFrom('native' as const, 'tunnel' as const),
    hostRouting: fc.constantFrom('bpf' as const, 'legacy' as const),
    encryption: fc.constantFrom('none' as const, 'wireguard' as const, 'ipsec' as const),
    mtu: fc.constantFrom(1500, 9000),
    services: fc.nat(50_000),
    ip: fc.constantFrom(4 as const, 6 as const),
    arch: fc.constantFrom('amd64' as const, 'arm64' as const),
    kernel: fc.string({ maxLength: 30 }),
    cilium: fc.string({ maxLength: 12 }),
    streams: fc.nat(200),
  },
  { requiredKeys: [] },
);

describe('for any setting', () => {
  test('an answer is an expectation, of the optimization, its spread holds it, and no pair misses less', () => {
    fc.assert(
      fc.property(fc.constantFrom(...OPTIMIZATIONS), setting, (of, here) => {
        const fit = fitIn(table, of, here);
        if (fit.kind === 'none') return !table.pairs.some((pair) => pair.of === of && isExpectation(pair));
        expect(isExpectation(fit)).toBe(true);
        expect(fit.of).toBe(of);
        expect(fit.spread.low).toBeLessThanOrEqual(fit.ratio);
        expect(fit.spread.high).toBeGreaterThanOrEqual(fit.ratio);
        expect(missOf(fit.differences)).toBeGreaterThanOrEqual(0);
        return table.sources[fit.source] !== undefined;
      }),
    );
  });
});

describe('the calculator’s rows', () => {
  test('answer for every optimization and preset with what the whole table holds', () => {
    const known = new Set(table.pairs.map(({ source, from, to }) => `${source} ${from} ${to}`));
    for (const { environment } of presets) {
      const report = evaluate(environment);
      for (const of of OPTIMIZATIONS) {
        const fit = gainFor(of, environment, report);
        expect(fit, of).not.toBeNull();
        if (fit?.kind === 'measured') expect(known, of).toContain(`${fit.source} ${fit.from} ${fit.to}`);
        expect(fit?.kind, of).toBe(fitIn(table, of, settingOf(environment, report)).kind);
      }
    }
  });

  test('know no other ids', () => {
    expect(gainFor('no-such-thing', { cilium: '1.18' })).toBeNull();
    expect(gainFor('__proto__', { cilium: '1.18' })).toBeNull();
  });

  test('carry a small table', () => {
    expect(JSON.stringify(rows).length).toBeLessThan(32_000);
    expect(rows.pairs.length).toBeLessThan(table.pairs.length / 2);
  });
});

describe('the setting of a cluster', () => {
  test('is what the values say, and what the rules made of them', () => {
    const environment = {
      cilium: '1.18.12',
      node: { kernel: '6.8.0-52-generic', arch: 'arm64' as const, nics: [{ driver: 'ice', mtu: 9000 }] },
      values: { routingMode: 'native', encryption: { enabled: true, type: 'wireguard' } },
    };
    expect(settingOf(environment)).toMatchObject({
      routing: 'native',
      encryption: 'wireguard',
      mtu: 9000,
      arch: 'arm64',
    });
    expect(settingOf({ cilium: '1.18' }, evaluate({ cilium: '1.18' }))).toMatchObject({
      routing: 'tunnel',
      encryption: 'none',
    });
  });
});

describe('beside the best fit', () => {
  test('are all other expectations of the optimization, losses first, none twice', () => {
    for (const { environment } of presets) {
      const report = evaluate(environment);
      for (const of of OPTIMIZATIONS) {
        const fit = gainFor(of, environment, report);
        if (fit?.kind !== 'measured') continue;
        const { alike, others } = besideFit(fit, environment, report);
        const ids = [fit.id, ...alike.map(({ id }) => id), ...others.map(({ pair }) => pair.id)];
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.toSorted()).toEqual(
          rows.pairs
            .filter((pair) => pair.of === of && isExpectation(pair))
            .map(({ id }) => id)
            .toSorted(),
        );
        expect(alike.every(({ source }) => source === fit.source)).toBe(true);
        const losses = others.map(({ pair }) => effectOf(pair.ratio, pair.better) === 'loss');
        expect(losses.toSorted().toReversed()).toEqual(losses);
      }
    }
  });
});
