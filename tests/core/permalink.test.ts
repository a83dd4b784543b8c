import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeLink, encodeLink, LINK_LIMIT } from '../../src/core/permalink';
import { presets } from '../../src/core/presets';
import { releases } from '../../src/core/release';
import type { Environment } from '../../src/core/types';
import links from '../fixtures/links.json' with { type: 'json' };
import { anyText, someText, someValues } from './values-arbitrary';

describe('links that people have', () => {
  test.each(links as unknown as { query: string; environment: Environment; problems: string[] }[])(
    '$query',
    ({ query, environment, problems }) => {
      const decoded = decodeLink(query);
      expect(decoded.environment).toEqual(environment);
      expect(decoded.problems.map(({ id }) => id)).toEqual(problems);
    },
  );

  test('every preset comes back from its link', () => {
    for (const { environment } of presets)
      expect(decodeLink(encodeLink(environment))).toEqual({ environment, problems: [] });
  });
});

test('facts of the host that are no word, or no number, are named and dropped', () => {
  const { environment, problems } = decodeLink(`cilium=1.20&gov=a%20b&tuned=${'x'.repeat(65)}&irq=&pmtu=big&ipopt=2`);
  expect(environment).toEqual({ cilium: '1.20' });
  expect(problems.map(({ params }) => params['key'])).toEqual(['gov', 'tuned', 'irq', 'pmtu', 'ipopt']);
});

test('without a release the newest line is meant', () => {
  expect(decodeLink('')).toEqual({ environment: { cilium: releases().at(-1)?.line }, problems: [] });
});

test('a link is readable', () => {
  const environment: Environment = {
    cilium: '1.18.12',
    node: {
      kernel: '6.12.107+deb13-amd64',
      distribution: 'debian 13',
      arch: 'amd64',
      memoryBytes: 64 * 2 ** 30,
      cpus: 8,
      nics: [
        { driver: 'mlx5_core', mtu: 9000 },
        { driver: 'wireguard', l2: false },
      ],
      host: { governor: 'performance', tuned: 'network-latency', irqbalance: 'inactive', preemption: 'none' },
    },
    values: { kubeProxyReplacement: 'true', bpf: { masquerade: true }, ipv4NativeRoutingCIDR: '10.0.0.0/8' },
    network: { sameL2: true, platform: 'aws', pathMtu: 9001, ipOptions: false },
  };
  expect(encodeLink(environment)).toBe(
    'v=1&cilium=1.18.12&kernel=6.12.107%2Bdeb13-amd64&distro=debian%2013&arch=amd64&mem=64Gi&cpus=8' +
      '&nic=mlx5_core:9000&nic=wireguard:l2=0&gov=performance&tuned=network-latency&irq=inactive&preempt=none' +
      '&l2=1&platform=aws&pmtu=9001&ipopt=0' +
      '&set=bpf.masquerade=true,ipv4NativeRoutingCIDR=10.0.0.0/8&sets=kubeProxyReplacement=true',
  );
  expect(decodeLink(`?${encodeLink(environment)}`)).toEqual({ environment, problems: [] });
});

/** Text that a link carries: no half of a character, and not nothing. */
const text = someText.map((value) => value.toWellFormed()).filter((value) => value !== '');
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const word = fc.oneof(
  fc.constantFrom('performance', 'network-latency', 'active', 'lazy', 'mine', '调优'),
  text.filter((value) => /^[^\s\p{C}]{1,64}$/u.test(value)),
);
const someEnvironment: fc.Arbitrary<Environment> = fc
  .record({
    cilium: fc.oneof(fc.constantFrom('1.18.12', '1.16', ''), text),
    node: fc.record({
      kernel: optional(text),
      distribution: optional(text.filter((value) => !value.includes('+'))),
      arch: optional(fc.constantFrom('amd64', 'arm64')),
      memoryBytes: optional(fc.integer({ min: 1, max: 2 ** 50 })),
      cpus: optional(fc.integer({ min: 1, max: 4096 })),
      nics: optional(
        fc.array(
          fc
            .record({ driver: text, mtu: optional(fc.integer({ min: 68, max: 65536 })), l2: optional(fc.boolean()) })
            .map(compact),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      host: optional(
        fc
          .record({
            governor: optional(word),
            tuned: optional(word),
            irqbalance: optional(word),
            preemption: optional(word),
          })
          .map(compact)
          .filter((host) => Object.keys(host).length > 0),
      ),
    }),
    values: someValues,
    network: fc.record({
      sameL2: optional(fc.boolean()),
      platform: optional(text),
      pathMtu: optional(fc.integer({ min: 68, max: 65535 })),
      ipOptions: optional(fc.boolean()),
    }),
  })
  .map(({ cilium, node, values, network }) => ({
    cilium,
    ...Object.fromEntries(
      Object.entries({ node: compact(node), values, network: compact(network) }).filter(
        ([, part]) => Object.keys(part).length > 0,
      ),
    ),
  }));

function compact<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

test('every cluster comes back from its link', () => {
  fc.assert(
    fc.property(someEnvironment, (environment) => {
      const query = encodeLink(environment);
      expect(query).toMatch(/^[\w.~!*'()%&=,:/@-]*$/);
      expect(decodeLink(query)).toEqual({ environment, problems: [] });
      expect(encodeLink(decodeLink(query).environment)).toBe(query);
    }),
  );
});

describe('hostile links', () => {
  const part = fc.oneof(
    anyText,
    fc.constantFrom(
      '%',
      '%E0%A4%A',
      '__proto__=1',
      'constructor=1',
      'set=__proto__.x=1',
      'setj={',
      'nic=:::',
      'v=2',
      '=',
      'mem=1e9',
    ),
    fc
      .tuple(
        fc.constantFrom(
          'v',
          'cilium',
          'kernel',
          'mem',
          'nic',
          'set',
          'sets',
          'setj',
          'l2',
          'gov',
          'tuned',
          'irq',
          'preempt',
          'pmtu',
          'ipopt',
        ),
        fc.string(),
      )
      .map((p) => p.join('=')),
  );

  test('any query is answered with an environment', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { environment, problems } = decodeLink(`?${parts.join('&')}`);
        expect(typeof environment.cilium).toBe('string');
        expect(problems.every(({ params }) => Object.values(params).every((value) => value.length <= 80))).toBe(true);
        encodeLink(environment);
      }),
    );
    expect('x' in {}).toBe(false);
  });

  test('markup stays text, in the facts and in the problems', () => {
    const script = '<script>alert(1)</script>';
    const { environment, problems } = decodeLink(`cilium=1.20&kernel=${encodeURIComponent(script)}&arch=${script}`);
    expect(environment.node).toEqual({ kernel: script });
    expect(problems).toEqual([{ id: 'link.value', params: { key: 'arch', value: script } }]);
  });

  test.each(['&', '=', '%', 'a=&', 'nic=:&', 'set=a,', 'setj=[&', 'set=a[0]', '🙂'])('a megabyte of %j', (unit) => {
    const { environment, problems } = decodeLink(`cilium=1.20&${unit.repeat(2 ** 20 / unit.length)}`);
    expect(environment.cilium).toBe('1.20');
    expect(problems.length).toBeLessThanOrEqual(80);
  });

  test('half characters in a cluster do no harm', () => {
    expect(decodeLink(encodeLink({ cilium: '1.18', node: { kernel: '\ud800' } })).environment.node?.kernel).toBe(
      '\ufffd',
    );
  });

  test('what lies behind the limit is dropped, what lies before is kept', () => {
    const { environment, problems } = decodeLink(`cilium=1.18.0&kernel=6.8.0&platform=${'x'.repeat(LINK_LIMIT)}`);
    expect(environment).toEqual({ cilium: '1.18.0', node: { kernel: '6.8.0' } });
    expect(problems.map(({ id }) => id)).toEqual(['link.too-long']);
  });
});
