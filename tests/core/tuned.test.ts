/** The truth table of tuned: profiles, systems that cannot have it, and what DSR has against one of them. */
import { describe, expect, test } from 'vitest';
import type { Environment, HelmValues } from '../../src/core/types.ts';
import { cell, LINES, notesOf } from './host-optimizations.ts';

const ID = 'tuned';

describe.each(LINES)('%s', (line) => {
  test.each<[string, Environment['node'], string]>([
    ['network-latency', { host: { tuned: 'network-latency' } }, 'on tuned.asked'],
    ['network-throughput', { host: { tuned: 'network-throughput' } }, 'on tuned.asked'],
    ['cpu-partitioning includes network-latency', { host: { tuned: 'cpu-partitioning' } }, 'on tuned.asked'],
    ['the parent alone', { host: { tuned: 'throughput-performance' } }, 'available tuned.asked'],
    ['two merged', { host: { tuned: 'virtual-guest network-throughput' } }, 'on tuned.asked'],
    ['two merged, neither for the network', { host: { tuned: 'virtual-guest powersave' } }, 'available tuned.asked'],
    ['virtual-guest', { host: { tuned: 'virtual-guest' } }, 'available tuned.asked'],
    ['not running', { host: { tuned: 'none' } }, 'available tuned.asked'],
    ['a profile of one’s own', { host: { tuned: 'k8s-latency' } }, 'unknown tuned.asked'],
    ['nothing known', {}, 'unknown tuned.asked'],
    ['Talos by its kernel', { kernel: '6.12.5-talos' }, 'unsupported tuned.system'],
    ['Flatcar', { kernel: '6.1.96-flatcar', host: { tuned: 'none' } }, 'unsupported tuned.system'],
    [
      'Bottlerocket by os-release',
      { kernel: '6.1.141', distribution: 'bottlerocket 1.40' },
      'unsupported tuned.system',
    ],
    ['COS by os-release', { kernel: '6.6.97+', distribution: 'cos 117' }, 'unsupported tuned.system'],
    [
      'somebody runs it there all the same',
      { kernel: '6.1.96-flatcar', host: { tuned: 'network-latency' } },
      'on tuned.asked',
    ],
    ['Debian', { kernel: '6.12.107+deb13-amd64', host: { tuned: 'balanced' } }, 'available tuned.asked'],
  ])('%s', (_, node, expected) => expect(cell(ID, { cilium: line, node: node ?? {} })).toBe(expected));

  test('DSR and the profile that opens TCP Fast Open', () => {
    const notes = (tuned: string | undefined, values: HelmValues) =>
      notesOf(ID, { cilium: line, node: { host: tuned === undefined ? {} : { tuned } }, values });
    const dsr = { loadBalancer: { mode: 'dsr' } };
    expect(notes('network-latency', dsr)).toContain('tuned.fast-open-dsr');
    expect(notes(undefined, dsr)).toContain('tuned.fast-open-dsr');
    expect(notes('network-throughput', dsr)).not.toContain('tuned.fast-open-dsr');
    expect(notes('network-latency', {})).not.toContain('tuned.fast-open-dsr');
  });
});

test('the agent heals its sysctls from 1.16 on', () => {
  expect(notesOf(ID, { cilium: '1.15.19' })).toContain('tuned.sysctl-once');
  expect(notesOf(ID, { cilium: '1.16.0' })).toContain('tuned.sysctl-healed');
  expect(notesOf(ID, { cilium: '1.16.0' })).not.toContain('tuned.sysctl-once');
});
