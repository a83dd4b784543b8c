/** The truth table of the CPU governor: the same in every release, decided by the node alone. */
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../src/core/types.ts';
import { cell, LINES, notesOf, verdictOf } from './host-optimizations.ts';

const ID = 'cpu-governor';
const at = (cilium: string, node: Environment['node'], network?: Environment['network']): Environment => ({
  cilium,
  ...(node && { node }),
  ...(network && { network }),
});

describe.each(LINES)('%s', (line) => {
  test.each<[string, Environment['node'], Environment['network'], string]>([
    ['performance', { host: { governor: 'performance' } }, undefined, 'on cpu-governor.asked'],
    ['schedutil', { host: { governor: 'schedutil' } }, undefined, 'available cpu-governor.asked'],
    ['powersave', { host: { governor: 'powersave' } }, undefined, 'available cpu-governor.asked'],
    ['no cpufreq', { host: { governor: 'none' } }, undefined, 'unneeded cpu-governor.no-cpufreq'],
    ['nothing known', undefined, undefined, 'unknown cpu-governor.asked'],
    ['a cloud alone tells nothing', {}, { platform: 'aws' }, 'unknown cpu-governor.asked'],
    [
      'Graviton, the governor not known',
      { arch: 'arm64' },
      { platform: 'aws' },
      'unneeded cpu-governor.fixed-frequency',
    ],
    [
      'Graviton by its kernel',
      { kernel: '6.1.0-13-cloud-arm64' },
      { platform: 'aws' },
      'unneeded cpu-governor.fixed-frequency',
    ],
    [
      'x86 at AWS',
      { arch: 'amd64', host: { governor: 'schedutil' } },
      { platform: 'aws' },
      'available cpu-governor.asked',
    ],
    [
      'arm64 elsewhere',
      { arch: 'arm64', host: { governor: 'schedutil' } },
      { platform: 'metal' },
      'available cpu-governor.asked',
    ],
  ])('%s', (_, node, network, expected) => expect(cell(ID, at(line, node, network))).toBe(expected));
});

test('a kernel that keeps the agent from starting does not matter here', () =>
  expect(cell(ID, at('1.20', { kernel: '4.19.0', host: { governor: 'performance' } }))).toBe('on cpu-governor.asked'));

test('an unknown governor names the command that prints it', () => {
  const [reason] = verdictOf(ID, at('1.20', {})).reasons;
  expect(reason?.settle?.fact).toBe('governor');
  expect(reason?.found).toEqual([{ key: 'governor', value: '', origin: 'missing' }]);
});

test('a tuned profile that sets it is the one owner', () => {
  expect(notesOf(ID, at('1.20', { host: { tuned: 'network-latency' } }))).toContain('cpu-governor.tuned-owns');
  expect(notesOf(ID, at('1.20', { host: { tuned: 'balanced' } }))).not.toContain('cpu-governor.tuned-owns');
  expect(notesOf(ID, at('1.20', { kernel: '6.12.5-talos' }))).toContain('cpu-governor.image-system');
});
