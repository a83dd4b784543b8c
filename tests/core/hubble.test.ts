/** The truth table of a lighter Hubble. */
import { describe, expect, test } from 'vitest';
import { applyChanges, optimizationOf, releases } from '../../src/core/index.ts';
import { cluster, notesOf, table, verdictOf } from './verdict-table.ts';

const ID = 'hubble';

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  table(ID, [
    [cilium, 'the chart’s defaults', {}, 'available', `${ID}.asked`],
    [cilium, 'a longer interval', { 'bpf.monitorInterval': '10s' }, 'on', `${ID}.asked`],
    [cilium, 'in minutes', { 'bpf.monitorInterval': '1m' }, 'on'],
    [cilium, 'not long enough', { 'bpf.monitorInterval': '9s' }, 'available'],
    [
      cilium,
      'a longer interval, no aggregation',
      { 'bpf.monitorInterval': '10s', 'bpf.monitorAggregation': 'none' },
      'blocked',
      `${ID}.no-aggregation`,
    ],
    [cilium, 'no aggregation, not asked for', { 'bpf.monitorAggregation': 'none' }, 'available'],
    [cilium, 'off', { 'hubble.enabled': false }, 'on'],
    [
      cilium,
      'off, with Relay',
      { 'hubble.enabled': false, 'hubble.relay.enabled': true },
      'refused',
      'chart.hubble-relay',
    ],
    [cilium, 'no kernel given', { 'bpf.monitorInterval': '10s' }, 'unknown', 'agent.kernel', { kernel: '' }],
  ]);
  test('the plan tunes and does not turn it off', () => {
    const before = cluster(cilium, { 'bpf.monitorAggregation': 'none' });
    const { changes } = verdictOf(ID, before);
    const after = applyChanges(before, changes!);
    expect(after.values).toEqual({ bpf: { monitorAggregation: 'medium', monitorInterval: '10s' } });
    expect(verdictOf(ID, after).status).toBe('on');
  });
});

table(ID, [
  ['1.15.19', 'trace events off, before the option', { 'bpf.events.trace.enabled': false }, 'available'],
  ['1.16.0', 'trace events off', { 'bpf.events.trace.enabled': false }, 'on'],
  [
    '1.17.6',
    'a rate limit, before the schema takes one',
    { 'bpf.events.default.rateLimit': 1000, 'bpf.events.default.burstLimit': 1000 },
    'refused',
    'chart.event-limits-type',
  ],
  [
    '1.16.19',
    'a rate limit, before the option',
    { 'bpf.events.default.rateLimit': 1000, 'bpf.events.default.burstLimit': 1000 },
    'available',
  ],
  ['1.17.7', 'a rate limit', { 'bpf.events.default.rateLimit': 1000, 'bpf.events.default.burstLimit': 1000 }, 'on'],
  ['1.17.7', 'a rate limit alone', { 'bpf.events.default.rateLimit': 1000 }, 'refused', 'agent.event-limits'],
  ['1.16.19', 'off', { 'hubble.enabled': false }, 'on'],
  ['1.17.0', 'off, and the agent not told', { 'hubble.enabled': false }, 'blocked', `${ID}.stays-on`],
  ['1.17.1', 'off, and the agent not told', { 'hubble.enabled': false }, 'blocked', `${ID}.stays-on`],
  ['1.17.1', 'off, and the agent told', { 'hubble.enabled': false, extraConfig: { 'enable-hubble': 'false' } }, 'on'],
  ['1.17.2', 'off', { 'hubble.enabled': false }, 'on'],
  ['1.18.12', 'a kernel below the release', {}, 'unsupported', 'agent.kernel', { kernel: '5.4.0' }],
]);

test('off is advised against, and said so', () => {
  expect(optimizationOf(ID)?.advice).toBe('not-recommended');
  expect(notesOf(ID, cluster('1.18.12', { 'hubble.enabled': false }))).toContain(`${ID}.off`);
  expect(notesOf(ID, cluster('1.18.12', {}))).not.toContain(`${ID}.off`);
});
test('the key that only the guide knows', () => {
  expect(notesOf(ID, cluster('1.18.12', { 'bpf.events.monitorInterval': '10s' }))).toContain(`${ID}.interval-key`);
});
test('told off through extraConfig alone, on 1.17.1', () => {
  const before = cluster('1.17.1', { 'hubble.enabled': false });
  const after = applyChanges(before, verdictOf(ID, before).changes!);
  expect(verdictOf(ID, after).status).toBe('on');
});
