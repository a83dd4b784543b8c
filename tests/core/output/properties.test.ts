import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { applyChanges, evaluate, OPTIMIZATION_IDS, optimizationOf, resolveRelease } from '../../../src/core';
import type { Environment, HelmValue } from '../../../src/core';
import {
  commandsFor,
  diffValues,
  KEYS,
  keyAt,
  nodeConfig,
  planOf,
  schemaOf,
  standingOf,
  valuesFile,
  type ValuesFile,
} from '../../../src/core/output';
import { flatten } from '../../../src/core/values/path';
import { environments } from '../../data/clusters';
import { CASES } from './clusters';

const VALUES = OPTIMIZATION_IDS.filter((id) => optimizationOf(id)?.kind === 'values');
const inFree = (path: string): boolean => path.startsWith('extraConfig.') || path.startsWith('resources.');

/** A value's type in the schema's words. */
function typeOf(value: HelmValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** What a file writes that its chart does not have, or not in that type. */
function wrongIn({ values }: ValuesFile, version: string): string[] {
  return flatten(values).flatMap(([path, value]) => {
    if (inFree(path)) return typeof value === 'string' || value === null ? [] : [`${path}: not quoted`];
    const key = keyAt(path);
    if (!key) return [`${path}: not known`];
    if (value === null) return [];
    if (standingOf(key, version) !== 'honoured') return [`${path}: ${standingOf(key, version)} in ${version}`];
    const schema = schemaOf(key, version);
    const type = typeOf(value);
    const fits = !schema || schema.includes(type) || (type === 'integer' && schema.includes('number'));
    if (!fits) return [`${path}: ${type} in ${version}, which takes ${schema.join(', ')}`];
    return typeof value === 'number' && value >= 1_000_000 && version < '1.16.8'
      ? [`${path}: would render as 1e+06`]
      : [];
  });
}

/** Statuses by optimization. */
const statuses = (environment: Environment): Record<string, string> =>
  Object.fromEntries(evaluate(environment).optimizations.map(({ id, status }) => [id, status]));

describe('every preset on every release', () => {
  test.each(CASES)('$preset $release: each optimization by itself, and all together', ({ environment, edge }) => {
    // By itself on the newest chart of each line; inside a line the whole set meets what changes there.
    for (const chosen of [...(edge ? [] : VALUES.map((id) => [id])), VALUES]) {
      const plan = planOf(environment, chosen);
      for (const mode of ['changes', 'complete'] as const) {
        const file = valuesFile({ environment, changes: plan.changes, mode, header: ['x'], reason: () => 'why: yes' });
        expect(parse(file.text) ?? {}, chosen.join()).toEqual(file.values);
        expect(wrongIn(file, plan.release.version), chosen.join()).toEqual([]);
      }
      // What is written says the same as what was planned.
      const { values } = valuesFile({ environment, changes: plan.changes, mode: 'complete' });
      const written: Environment = { ...plan.environment, values };
      expect(statuses(written), chosen.join()).toEqual(statuses(plan.environment));
    }
  });

  test.each(CASES)('$preset $release: a verdict’s changes make it apply', ({ environment }) => {
    for (const { id, changes } of evaluate(environment).optimizations) {
      if (!changes || changes.length === 0) continue;
      const after = evaluate(applyChanges(environment, changes)).optimizations.find((verdict) => verdict.id === id);
      if (after?.status === 'on' || after?.status === 'unneeded') continue;
      // Else it says why not yet: a fact is missing, or the new release's own rules are next.
      expect(after?.reasons.length, `${id} → ${after?.status}`).toBeGreaterThan(0);
      if (changes.every(({ kind }) => kind === 'value')) expect(after?.status, id).toBe('unknown');
    }
  });

  test.each(CASES)('$preset $release: what the chart refuses is said before', ({ environment }) => {
    const plan = planOf(environment, VALUES);
    const { refusals } = valuesFile({ environment, changes: plan.changes, mode: 'complete' });
    expect(refusals.length > 0).toBe(plan.report.agent.starts === false);
  });

  test.each(CASES)('$preset $release: a per-node object holds texts for flags of that release', ({ environment }) => {
    const { changes } = planOf(environment, VALUES);
    const config = nodeConfig({ environment, changes });
    if (config.text === '') return;
    const object = parse(config.text) as { spec: { defaults: Record<string, unknown> } };
    expect(object.spec.defaults).toEqual(config.defaults);
    expect(Object.values(object.spec.defaults).every((value) => typeof value === 'string')).toBe(true);
  });
});

describe('any cluster', () => {
  const some = fc.subarray([...OPTIMIZATION_IDS]);

  test('a file parses to what it says, with keys its chart honours', () => {
    fc.assert(
      fc.property(environments, some, (environment, chosen) => {
        const plan = planOf(environment, chosen);
        const file = valuesFile({ environment, changes: plan.changes, mode: 'complete' });
        expect(parse(file.text) ?? {}).toEqual(file.values);
        // What the reader wrote and nobody knows stays; a type nobody can put right stays, and is refused.
        const wrong = wrongIn(file, plan.release.version).filter((text) => !text.endsWith('not known'));
        expect(wrong.filter((text) => !text.includes('which takes'))).toEqual([]);
        if (wrong.length > 0) expect(file.refusals).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('a plan reaches what it says it reaches, and says why it does not reach the rest', () => {
    fc.assert(
      fc.property(environments, some, (environment, chosen) => {
        const plan = planOf(environment, chosen);
        const reached = new Set(plan.steps.flatMap(({ serves }) => serves));
        const left = new Set(plan.gaps.map(({ id }) => id));
        for (const id of chosen) {
          expect(reached.has(id) || left.has(id), id).toBe(true);
          expect(reached.has(id) && left.has(id), id).toBe(false);
          if (!reached.has(id) || optimizationOf(id)?.kind === 'host') continue;
          const { status } = plan.report.optimizations.find((verdict) => verdict.id === id) ?? {};
          expect(['on', 'unneeded', 'unknown'], id).toContain(status);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('pasted values never throw, and nothing of them is lost without a word', () => {
    fc.assert(
      fc.property(environments, fc.jsonValue(), (environment, odd) => {
        const pasted = { ...environment.values, odd: odd as HelmValue };
        const diff = diffValues(pasted, resolveRelease(environment.cilium), { environment });
        expect(diff.values['odd']).toEqual(pasted.odd);
        const named = new Set(diff.issues.map(({ path }) => path));
        const kept = new Set(flatten(diff.values).map(([path]) => path));
        for (const [path, value] of flatten(pasted)) {
          if (keyAt(path) && value !== null && !kept.has(path)) expect(named, path).toContain(path);
        }
        const before = diff.lines.filter(({ kind }) => kind !== 'added').map(({ text }) => text);
        const after = diff.lines.filter(({ kind }) => kind !== 'removed').map(({ text }) => text);
        expect(parse(before.join('\n')) ?? {}).toEqual(JSON.parse(JSON.stringify(pasted)));
        expect(parse(after.join('\n')) ?? {}).toEqual(JSON.parse(JSON.stringify(diff.values)));
      }),
      { numRuns: 150 },
    );
  });
});

test('keys of options.yaml and keys.yaml say the same', () => {
  expect(KEYS.length).toBeGreaterThan(235);
});

test('commands name the release and the file', () => {
  const commands = commandsFor({ release: resolveRelease('1.16.5'), mode: 'complete', restart: 'pods' });
  expect(commands.helm).toContain('--version 1.16.5');
  expect(commands.helm).toContain('--reset-values');
  expect(commands.restart).toHaveLength(3);
});
