/** The truth table of interrupt pinning: the same in every release, decided by the node alone. */
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../src/core/types.ts';
import { cell, LINES, notesOf } from './host-optimizations.ts';

const ID = 'irq-affinity';

describe.each(LINES)('%s', (line) => {
  test.each<[string, Environment['node'], string]>([
    ['irqbalance off', { host: { irqbalance: 'inactive' } }, 'on irq-affinity.asked'],
    ['irqbalance not installed', { host: { irqbalance: 'unknown' } }, 'on irq-affinity.asked'],
    ['irqbalance running', { host: { irqbalance: 'active' } }, 'available irq-affinity.asked'],
    ['nothing known', {}, 'unknown irq-affinity.asked'],
    ['one CPU, running', { cpus: 1, host: { irqbalance: 'active' } }, 'unneeded irq-affinity.single-cpu'],
    ['one CPU, nothing known', { cpus: 1 }, 'unneeded irq-affinity.single-cpu'],
    ['two CPUs', { cpus: 2, host: { irqbalance: 'active' } }, 'available irq-affinity.asked'],
  ])('%s', (_, node, expected) => expect(cell(ID, { cilium: line, node: node ?? {} })).toBe(expected));
});

test('what AWS says against it is told where it matters', () => {
  const notes = (environment: Omit<Environment, 'cilium'>) => notesOf(ID, { cilium: '1.20', ...environment });
  expect(notes({ network: { platform: 'aws' } })).toContain('irq-affinity.aws');
  expect(notes({ node: { nics: [{ driver: 'ena' }] } })).toContain('irq-affinity.aws');
  expect(notes({ network: { platform: 'gcp' } })).toContain('irq-affinity.shared-cloud');
  expect(notes({ network: { platform: 'metal' } })).not.toContain('irq-affinity.shared-cloud');
  expect(notes({ values: { encryption: { enabled: true, type: 'wireguard' } } })).toContain('irq-affinity.wireguard');
  expect(notes({ values: { routingMode: 'native' } })).not.toContain('irq-affinity.tunnel-hash');
});
