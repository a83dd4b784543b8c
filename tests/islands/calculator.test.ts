import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  evaluate,
  NODE_FACTS,
  nodeFact,
  OPTIMIZATION_IDS,
  presets,
  releases,
  VERDICT_STATUSES,
  type Environment,
  type Verdict,
} from '../../src/core/index.ts';
import { decodeExtras, encodeExtras } from '../../src/core/link-extras.ts';
import { decodeLink, encodeLink } from '../../src/core/permalink.ts';
import { ACCESS, factsOf } from '../../src/islands/calculator/facts.ts';
import { costOf, grouped, groupOf, GROUPS, suggested, switchable } from '../../src/islands/calculator/groups.ts';
import { kernelLine } from '../../src/islands/calculator/kernel-line.ts';
import { clusterOf, KERNELS, pairsOf } from '../../src/islands/calculator/pairs.ts';
import { words as en } from '../../src/islands/calculator/en.tsx';
import { words as zh } from '../../src/islands/calculator/zh.tsx';
import { answerWord } from '../../src/islands/calculator/fact-field.tsx';

const every = presets.map(({ id, environment }) => [id, environment] as const);
const verdict = (status: Verdict['status'], changes: Verdict['changes']): Verdict => ({
  id: 'host-routing',
  status,
  asked: false,
  reasons: [],
  conditions: [],
  changes,
  notes: [],
  alsoOn: [],
});

describe('groups', () => {
  test.each(every)('every optimization of %s is in exactly one group', (_, environment) => {
    const groups = grouped(evaluate(environment).optimizations);
    const ids = GROUPS.flatMap((group) => groups[group].map(({ id }) => id));
    expect(ids.toSorted()).toEqual([...OPTIMIZATION_IDS].toSorted());
  });

  test('what a newer kernel or release would bring waits among the blocked', () => {
    expect(groupOf(verdict('unsupported', [{ kind: 'kernel', atLeast: '5.10' }]))).toBe('blocked');
    expect(groupOf(verdict('unsupported', [{ kind: 'cilium', atLeast: '1.16.0' }]))).toBe('blocked');
    expect(groupOf(verdict('unsupported', null))).toBe('rest');
    expect(groupOf(verdict('unneeded', []))).toBe('rest');
  });

  test('a value is nearer than a release, a release nearer than a kernel, and anything nearer than no way', () => {
    const value = costOf([{ kind: 'value', path: 'bpf.masquerade', to: true }]);
    const release = costOf([{ kind: 'cilium', atLeast: '1.16.0' }]);
    const kernel = costOf([{ kind: 'kernel', atLeast: '5.10' }]);
    expect([value, release, kernel, costOf(null)].toSorted((a, b) => a - b)).toEqual([
      value,
      release,
      kernel,
      costOf(null),
    ]);
  });

  test.each(every)('what is suggested for %s can be switched on with values', (_, environment) => {
    const { optimizations } = evaluate(environment);
    for (const id of suggested(optimizations)) {
      const found = optimizations.find((one) => one.id === id) as Verdict;
      expect(found.status).toBe('available');
      expect(switchable(found)).toBe(true);
    }
  });
});

describe('facts of node and network', () => {
  const answers: Record<string, string> = {
    driver: 'ena',
    mtu: '9000',
    tso: '524280',
    memory: '64',
    cpus: '16',
    sameL2: 'yes',
    ipOptions: 'no',
    pathMtu: '8972',
  };

  test.each(NODE_FACTS)('%s is read back as written, in links too, and taken back without a trace', (id) => {
    const text = answers[id] ?? nodeFact(id).answers[0] ?? '';
    const before: Environment = { cilium: '1.20.0' };
    const after = ACCESS[id].write(before, text);
    expect(ACCESS[id].read(after)).toBe(text);
    const again = decodeLink(encodeLink(after));
    expect(again.problems).toEqual([]);
    expect(ACCESS[id].read(again.environment)).toBe(text);
    expect(encodeLink(ACCESS[id].write(after, ''))).toBe(encodeLink(before));
    expect(nodeFact(id).command).not.toBe('');
  });

  test('what commands print is taken as it stands', () => {
    const before: Environment = { cilium: '1.20.0' };
    expect(ACCESS.driver.write(before, 'driver: mlx5_core').node?.nics).toEqual([{ driver: 'mlx5_core' }]);
    expect(ACCESS.mtu.write(before, 'mtu 9000').node?.nics?.[0]?.mtu).toBe(9000);
    expect(ACCESS.memory.write(before, 'MemTotal:       65536000 kB').node?.memoryBytes).toBe(65_536_000 * 1024);
    expect(ACCESS.tuned.write(before, 'Current active profile: balanced').node?.host?.tuned).toBe('balanced');
    expect(ACCESS.preemption.write(before, 'none (voluntary) full').node?.host?.preemption).toBe('voluntary');
    expect(ACCESS.mtu.write(before, 'fast')).toEqual({ cilium: '1.20.0', node: {} });
  });

  test('every listed answer has a word in both languages', () => {
    for (const id of NODE_FACTS)
      for (const answer of nodeFact(id).answers)
        for (const words of [zh, en]) expect(answerWord(id, answer, words)).toBeTruthy();
  });

  test('every question of every optimization on every preset and release has a field, or is one of the kernel', () => {
    const asked = new Set<string>();
    for (const { environment } of presets)
      for (const { newest } of releases())
        for (const { status, reasons } of evaluate({ ...environment, cilium: newest }).optimizations)
          if (status === 'unknown') for (const { settle } of reasons.slice(0, 1)) if (settle) asked.add(settle.fact);
    // Of the kernel, or with no place in a description of a cluster: the command alone settles these for the reader.
    const other = new Set([
      'feature',
      'patch-level',
      'release',
      'rhel-minor',
      'distribution',
      'preemptDynamic',
      'port-range',
    ]);
    expect([...asked].filter((fact) => !other.has(fact) && factsOf(fact).length === 0)).toEqual([]);
  });
});

describe('the kernel line', () => {
  test.each(every)(
    'of %s begins with the oldest kernels, is in order, and brings each optimization once',
    (_, environment) => {
      const line = kernelLine(environment);
      expect(line[0]?.from).toBeUndefined();
      const brought = line.flatMap(({ brings }) => brings);
      expect(new Set(brought).size).toBe(brought.length);
    },
  );

  test('1.20 starts on 5.10, and BPF host routing comes with it', () => {
    const line = kernelLine({ cilium: '1.20.0' });
    const floor = line.find(({ starts }) => starts);
    expect(floor?.from).toBe('5.10');
    expect(floor?.brings).toContain('host-routing');
  });
});

describe('two clusters', () => {
  test('those that differ come first', () => {
    const left: Environment = { cilium: '1.20.0', node: { kernel: '6.12.0' } };
    const pairs = pairsOf(evaluate(left), evaluate(applyChanges(left, [{ kind: 'kernel', atLeast: '4.19' }])));
    const firstSame = pairs.findIndex(({ same }) => same);
    expect(pairs.slice(firstSame).every(({ same }) => same)).toBe(true);
    expect(pairs.map(({ id }) => id).toSorted()).toEqual([...OPTIMIZATION_IDS].toSorted());
  });

  test('every choice of the list is a cluster', () => {
    const choices = [
      ...releases().map(({ line }) => `release ${line}`),
      ...KERNELS.map((kernel) => `kernel ${kernel}`),
      ...presets.map(({ id }) => `preset ${id}`),
    ];
    for (const choice of choices) expect(clusterOf(choice, { cilium: '1.20.0' }), choice).toBeDefined();
    expect(clusterOf('', { cilium: '1.20.0' })).toBeUndefined();
  });
});

describe('links', () => {
  test.each(every)('of %s keep what is chosen and what it is compared with', (_, environment) => {
    for (const { environment: other } of presets) {
      const chosen = OPTIMIZATION_IDS.filter((__, index) => index % 2 === 0);
      const query = encodeLink(environment) + encodeExtras(environment, { chosen, other });
      expect(decodeExtras(query)).toEqual({ chosen, other });
      expect(decodeLink(query)).toEqual({ environment, problems: [] });
    }
  });

  test('nothing chosen is not the same as nobody chose', () => {
    const environment: Environment = { cilium: '1.20.0' };
    expect(decodeExtras(encodeLink(environment) + encodeExtras(environment, { chosen: [] }))).toEqual({ chosen: [] });
    expect(decodeExtras(encodeLink(environment) + encodeExtras(environment, {}))).toEqual({});
    expect(decodeExtras(`${encodeLink(environment)}&vs=after`)).toEqual({ other: 'after' });
  });

  test.each(['on=%', 'vs=%', 'vs=%25', 'on=nothing', `vs=${'a'.repeat(9000)}`, '&&&=&vs=&on='])(
    '%s throws nothing',
    (query) => {
      expect(() => decodeExtras(query)).not.toThrow();
    },
  );
});

describe.each([
  ['zh', zh],
  ['en', en],
] as const)('texts in %s', (_, words) => {
  test('there is one for every status, group, optimization and fact', () => {
    const keys = [
      ...VERDICT_STATUSES.map((status) => `status.${status}`),
      ...GROUPS.map((group) => `group.${group}`),
      ...OPTIMIZATION_IDS.flatMap((id) => [`${id}.name`, `${id}.summary`, `${id}.why`]),
      ...NODE_FACTS.map((id) => `fact.${id}`),
    ];
    expect(keys.filter((key) => !(key in words.messages))).toEqual([]);
  });
});
