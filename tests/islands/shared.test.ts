import { describe, expect, test } from 'vitest';
import { evaluate, presets, resolveRelease, type Environment } from '../../src/core/index.ts';
import { leaves, replacementWords, valueAt, withRelease, withValue } from '../../src/islands/shared/edit.ts';
import { gatesOf } from '../../src/islands/shared/gates.ts';
import { planOf } from '../../src/islands/shared/plan.ts';
import { sourcesFor } from '../../src/islands/shared/sources.ts';
import { words } from '../../src/islands/home/en.tsx';

const preset = (id: string): Environment => {
  const found = presets.find((one) => one.id === id);
  if (!found) throw new Error(`no preset ${id}`);
  return found.environment;
};

describe('editing an environment', () => {
  test('a value set and taken back leaves no trace', () => {
    const set = withValue({ cilium: '1.20.0' }, 'bpf.masquerade', true);
    expect(valueAt(set, 'bpf.masquerade')).toBe(true);
    expect(leaves(withValue(set, 'bpf.masquerade', undefined))).toEqual([]);
  });

  test('full replacement stays full in the words of another release, and comes back', () => {
    const old: Environment = { cilium: '1.13.4', values: { kubeProxyReplacement: 'strict' } };
    const next = withRelease(old, '1.18.12');
    expect(valueAt(next, 'kubeProxyReplacement')).toBe('true');
    expect(withRelease(next, '1.13.4')).toEqual(old);
  });

  test('a release half typed changes no value', () => {
    const old: Environment = { cilium: '1.13.4', values: { kubeProxyReplacement: 'strict' } };
    expect(valueAt(withRelease(old, '1.'), 'kubeProxyReplacement')).toBe('strict');
    expect(replacementWords(resolveRelease('1.13.4')).none).toBe('disabled');
  });
});

describe('what is drawn', () => {
  test.each(presets.map(({ id }) => id))('gates of %s are all shut exactly when host routing is BPF', (id) => {
    const report = evaluate(preset(id));
    const shut = gatesOf(report, words).every(({ state }) => state === 'held');
    expect(shut).toBe(report.hostRouting.mode === 'BPF');
  });

  test.each(presets.map(({ id }) => id))('the plan of %s leads to a line with BPF, or says nothing of it', (id) => {
    const report = evaluate(preset(id));
    const plan = planOf(preset(id), report);
    if (report.hostRouting.mode === 'BPF') expect(plan.now).toContain('BPF');
    else if (plan.after !== undefined) expect(plan.after).toContain('BPF');
    expect(plan.verify).toContain('kubectl');
  });
});

test('of the lines a rule was read in, the nearest not newer one is shown; other sources stay', () => {
  const sources = ['cilium/cilium@1.13: a.go', 'cilium/cilium@1.18: b.go', 'cilium/cilium@1.20: c.go', 'x/y@main: z'];
  expect(sourcesFor(sources, '1.19')).toEqual(['cilium/cilium@1.18: b.go', 'x/y@main: z']);
  expect(sourcesFor(sources.slice(1), '1.13')).toEqual(['cilium/cilium@1.18: b.go', 'x/y@main: z']);
});
