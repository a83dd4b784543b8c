/** The truth table of the kernel: what starts the release, which model it runs with, whether that can be chosen, how long it lasts. */
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/core/index.ts';
import { buildOf } from '../../src/core/kernel/build.ts';
import { distributionLife, seriesLife } from '../../src/core/kernel/life.ts';
import { parseKernelRelease } from '../../src/core/kernel/parse.ts';
import { systemOf } from '../../src/core/kernel/system.ts';
import type { Environment } from '../../src/core/types.ts';
import { cell, LINES, notesOf, verdictOf } from './host-optimizations.ts';

const ID = 'kernel';
const at = (cilium: string, kernel: string | undefined, more: Environment['node'] = {}): Environment => ({
  cilium,
  node: { ...(kernel !== undefined && { kernel }), ...more },
});
const model = (preemption: string): Environment['node'] => ({ host: { preemption } });

describe.each(LINES)('%s', (line) => {
  test.each<[string, string | undefined, Environment['node'], string]>([
    ['none as stated', '6.12.0', model('none'), 'on kernel.asked'],
    ['voluntary, mainline can choose', '6.12.0', model('voluntary'), 'available kernel.asked'],
    ['7.0 has it no more', '7.0.0', model('lazy'), 'unneeded kernel.preempt-none-gone'],
    ['7.0, nobody said which', '7.0.0', {}, 'unneeded kernel.preempt-none-gone'],
    ['6.19 is the last', '6.19.14', model('lazy'), 'available kernel.asked'],
    ['mainline alone tells no model', '6.12.0', {}, 'unknown kernel.asked'],
    ['nothing known', undefined, {}, 'unknown kernel.asked'],
    ['Amazon Linux builds none', '6.1.141-165.249.amzn2023.x86_64', {}, 'on kernel.asked'],
    ['Talos builds none, on either architecture', '6.18.44-talos', {}, 'on kernel.asked'],
    ['Debian 13: voluntary, dynamic', '6.12.107+deb13-amd64', {}, 'available kernel.asked'],
    ['Ubuntu 24.04: voluntary, dynamic', '6.8.0-52-generic', {}, 'available kernel.asked'],
    ['Ubuntu 22.04: voluntary, fixed', '5.15.0-144-generic', {}, 'unsupported kernel.preempt-fixed'],
    ['Debian 12 on x86: dynamic', '6.1.0-18-amd64', {}, 'available kernel.asked'],
    ['Debian 12 on arm64: fixed', '6.1.0-18-arm64', {}, 'unsupported kernel.preempt-fixed'],
    ['RHEL 9: voluntary, dynamic', '5.14.0-427.el9.x86_64', {}, 'available kernel.asked'],
    ['what is stated wins over the build', '5.15.0-144-generic', model('none'), 'on kernel.asked'],
    ['a vendor nobody read', '6.6.0-72.0.0.76.oe2403.x86_64', model('voluntary'), 'unknown kernel.preempt-fixed'],
    ['5.12 is the first that can choose', '5.12.0', model('voluntary'), 'available kernel.asked'],
    ['5.11 cannot', '5.11.0', model('voluntary'), 'unsupported kernel.preempt-fixed'],
  ])('%s', (_, kernel, more, expected) => expect(cell(ID, at(line, kernel, more))).toBe(expected));
});

test.each<[string, string, string]>([
  ['1.18.0', '5.10.0', 'on kernel.asked'],
  ['1.18.0', '5.9.16', 'unsupported kernel.start'],
  ['1.17.18', '5.9.16', 'on kernel.asked'],
  ['1.16.0', '5.2.0', 'on kernel.asked'],
  ['1.16.0', '5.1.21', 'unsupported kernel.start'],
  ['1.15.19', '5.1.21', 'on kernel.asked'],
  ['1.15.19', '4.8.0', 'on kernel.asked'],
  ['1.15.19', '4.7.10', 'unsupported kernel.start'],
])('%s on %s: what starts', (cilium, kernel, expected) =>
  expect(cell(ID, at(cilium, kernel, model('none')))).toBe(expected),
);

test.each<[string, string, string]>([
  ['1.18.13', '7.2.0', 'blocked kernel.too-new'],
  ['1.18.14', '7.2.0', 'unneeded kernel.preempt-none-gone'],
  ['1.19.7', '7.2.0', 'blocked kernel.too-new'],
  ['1.19.8', '7.2.0', 'unneeded kernel.preempt-none-gone'],
  ['1.20.1', '7.2.0-rc1', 'blocked kernel.too-new'],
  ['1.20.1', '7.3.4+deb13-amd64', 'blocked kernel.too-new'],
  ['1.20.2', '7.3.4+deb13-amd64', 'unneeded kernel.preempt-none-gone'],
  ['1.20.1', '7.1.9', 'unneeded kernel.preempt-none-gone'],
  ['1.17.18', '7.2.0', 'unneeded kernel.preempt-none-gone'],
])('%s on %s: a kernel too new for the agent', (cilium, kernel, expected) => {
  expect(cell(ID, at(cilium, kernel))).toBe(expected);
  const { starts, reasons } = evaluate(at(cilium, kernel)).agent;
  expect(starts).toBe(!expected.endsWith('too-new'));
  if (starts === false) expect(reasons[0]?.id).toBe('agent.set-retval-probe');
});

test('the nearest kernel is named', () => {
  expect(verdictOf(ID, at('1.18.0', '4.19.0', model('none'))).changes).toEqual([{ kind: 'kernel', atLeast: '5.10' }]);
  expect(verdictOf(ID, at('1.15.0', '5.11.0', model('voluntary'))).changes).toEqual([
    { kind: 'kernel', atLeast: '5.12' },
  ]);
  expect(verdictOf(ID, at('1.15.0', '5.12.0', { ...model('voluntary'), arch: 'arm64' })).changes).toEqual([
    { kind: 'kernel', atLeast: '5.18' },
  ]);
});

test('what the documentation asks beyond the agent is told', () => {
  expect(notesOf(ID, at('1.17.0', '5.2.0', model('none')))).toContain('kernel.documented');
  expect(notesOf(ID, at('1.17.0', '5.4.0', model('none')))).not.toContain('kernel.documented');
  expect(notesOf(ID, at('1.15.0', '4.19.56', model('none')))).toContain('kernel.documented');
  expect(notesOf(ID, at('1.15.0', '4.19.57', model('none')))).not.toContain('kernel.documented');
});

test('a newer kernel’s gains are told by release', () => {
  const gains = (cilium: string, kernel: string) =>
    notesOf(ID, at(cilium, kernel, model('none'))).filter((id) => id.startsWith('kernel.gain'));
  expect(gains('1.13.18', '5.4.0')).toEqual(['kernel.gain-host-routing', 'kernel.gain-bbr']);
  expect(gains('1.15.19', '5.18.0')).toEqual(['kernel.gain-ipv4-big-tcp']);
  expect(gains('1.20.0', '6.3.0')).toEqual(['kernel.gain-tcx', 'kernel.gain-netkit']);
  expect(gains('1.20.0', '6.8.0')).toEqual([]);
});

describe('ends of life are dates, never compared', () => {
  test.each<[string, string | undefined]>([
    ['5.4.0', '2025-12-03'],
    ['6.12.5', '2028-12-31'],
    ['7.2.0', undefined], // still maintained when the facts were read
    ['5.14.0', undefined], // no date was read
    ['6.8.0-52-generic', undefined], // its vendor maintains it
    ['5.14.0-427.el9.x86_64', undefined],
  ])('kernel %s', (kernel, ends) => expect(seriesLife(parseKernelRelease(kernel))?.ends).toBe(ends));

  test.each<[string, unknown]>([
    ['ubuntu 22.04', { name: 'Ubuntu 22.04', standard: '2027-04-01', extended: '2032-04-09' }],
    ['rocky 9.4', { name: 'rocky 9', standard: '2032-05-31' }],
    ['rhel 8.6', { name: 'rhel 8', standard: '2029-05-31', extended: '2033-05-31' }],
    ['amzn 2', { name: 'Amazon Linux 2', standard: '2026-06-30' }],
    ['sles 15.6', { name: 'SUSE 15 SP6', standard: '2025-12-31', extended: '2028-12-31' }],
    ['talos 1.9', undefined],
    ['alinux 3', undefined],
    ['', undefined],
    ['ubuntu', undefined],
  ])('distribution %s', (distribution, life) => expect(distributionLife(distribution)).toEqual(life));

  test('one note, the distribution’s where it is known', () => {
    expect(notesOf(ID, at('1.20', '5.4.0'))).toContain('kernel.series-ends');
    const both = notesOf(ID, at('1.20', '5.4.0', { distribution: 'ubuntu 20.04' }));
    expect(both).toContain('kernel.distribution-ends-extended');
    expect(both).not.toContain('kernel.series-ends');
    const note = verdictOf(ID, at('1.20', '5.4.0')).notes.find(({ id }) => id === 'kernel.series-ends');
    expect(note?.params).toMatchObject({ series: '5.4', ends: '2025-12-03' });
  });
});

test('BTF is asked for from 1.20 on', () => {
  const photon = '5.10.61-1.ph4';
  expect(notesOf(ID, at('1.20.0', photon))).toContain('kernel.no-btf');
  expect(notesOf(ID, at('1.19.6', photon))).not.toContain('kernel.no-btf');
  expect(notesOf(ID, at('1.20.0', '6.8.0-52-generic'))).not.toContain('kernel.no-btf');
});

describe('builds', () => {
  const of = (kernel: string, distribution?: string, arch?: 'amd64' | 'arm64') =>
    buildOf(parseKernelRelease(kernel), distribution, arch);
  test('rows of the architecture win, and only what all agree on is said', () => {
    expect(of('6.18.44-talos')).toEqual({ preempt: 'none' });
    expect(of('6.18.44-talos', undefined, 'amd64')).toEqual({ preempt: 'none', dynamic: true });
    expect(of('6.18.44-talos', undefined, 'arm64')).toEqual({ preempt: 'none', dynamic: false });
  });
  test('nothing is said of what nobody read', () => {
    expect(of('6.12.0')).toBeUndefined();
    expect(of('nonsense')).toBeUndefined();
    expect(of('5.10.0-28-amd64', undefined, 'arm64')?.dynamic).not.toBe(true);
  });
});

test.each<[string, string | undefined, string | undefined]>([
  ['6.12.5-talos', undefined, 'talos'],
  ['6.1.141', 'bottlerocket 1.40', 'bottlerocket'],
  ['6.8.12-4-pve', undefined, undefined],
  ['6.8.12-4-pve', 'debian 12', 'debian'],
  ['6.12.0', undefined, undefined],
])('the system of %s, %s', (kernel, distribution, id) =>
  expect(systemOf(parseKernelRelease(kernel), distribution)).toBe(id),
);
