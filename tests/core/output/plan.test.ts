import { describe, expect, test } from 'vitest';
import { presets, type Environment } from '../../../src/core';
import { planOf } from '../../../src/core/output';

const preset = (id: string): Environment => presets.find((one) => one.id === id)?.environment as Environment;

describe('the plan', () => {
  test('values: what restarts, what it asks of the reader, how to see it', () => {
    const plan = planOf(preset('default-1-20'), ['host-routing']);
    expect(plan.steps).toMatchObject([
      {
        id: 'host-routing',
        kind: 'values',
        serves: ['host-routing'],
        restart: 'agent',
        asks: ['api-server'],
        back: [{ path: 'bpf.hostLegacyRouting', to: true }],
      },
    ]);
    expect(plan.steps[0]?.verify[0]?.expect).toMatch(/Host: BPF$/);
    expect(plan.report.hostRouting.mode).toBe('BPF');
  });

  test('a kernel comes first, and names whom it serves', () => {
    const plan = planOf(preset('debian10-1-18'), ['host-routing']);
    expect(plan.steps[0]).toMatchObject({ id: 'kernel', kind: 'kernel', restart: 'node', drain: true });
    expect(plan.steps[0]?.serves).toEqual(['host-routing']);
  });

  test('a new release takes its own words for old values', () => {
    const plan = planOf({ ...preset('article-a'), cilium: '1.13.4' }, []);
    expect(plan.steps).toEqual([]);
  });

  test('what others make needless is said, not planned', () => {
    const plan = planOf(preset('article-b'), ['host-routing', 'bypass-conntrack']);
    expect(plan.gaps).toMatchObject([{ id: 'bypass-conntrack', why: 'moot', with: ['host-routing'] }]);
  });

  test('unknown ids are left out', () => {
    expect(planOf({ cilium: '1.20' }, ['nonsense']).steps).toEqual([]);
  });
});
