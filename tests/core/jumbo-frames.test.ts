/** The truth table of jumbo frames: devices, the network between them, the cloud, and a base set by hand. */
import { describe, expect, test } from 'vitest';
import type { Environment, HelmValues } from '../../src/core/types.ts';
import { cell, LINES, notesOf, verdictOf } from './host-optimizations.ts';

const ID = 'jumbo-frames';
const nics = (...mtus: (number | undefined)[]) =>
  mtus.map((mtu) => ({ driver: 'mlx5_core', ...(mtu !== undefined && { mtu }) }));

interface Case {
  mtus?: (number | undefined)[];
  network?: Environment['network'];
  values?: HelmValues;
}
const at = (cilium: string, { mtus, network, values }: Case): Environment => ({
  cilium,
  node: { kernel: '6.12.0', ...(mtus && { nics: nics(...mtus) }) },
  ...(network && { network }),
  ...(values && { values }),
});

describe.each(LINES)('%s', (line) => {
  test.each<[string, Case, string]>([
    ['9000, the path carries it', { mtus: [9000], network: { pathMtu: 9000 } }, 'on jumbo-frames.asked'],
    ['9000, nobody measured the path', { mtus: [9000] }, 'on jumbo-frames.asked'],
    ['9001 at AWS', { mtus: [9001], network: { platform: 'aws' } }, 'on jumbo-frames.asked'],
    ['1501 is the first above Ethernet’s own', { mtus: [1501] }, 'on jumbo-frames.asked'],
    ['9000, the path carries 1500', { mtus: [9000], network: { pathMtu: 1500 } }, 'blocked jumbo-frames.path'],
    ['9000, the path carries 8999', { mtus: [9000], network: { pathMtu: 8999 } }, 'blocked jumbo-frames.path'],
    [
      '9000 on a cloud that carries 8896',
      { mtus: [9000], network: { platform: 'gcp' } },
      'blocked jumbo-frames.cloud-limit',
    ],
    ['8896 there', { mtus: [8896], network: { platform: 'gcp' } }, 'on jumbo-frames.asked'],
    ['1500, the path carries 9000', { mtus: [1500], network: { pathMtu: 9000 } }, 'available jumbo-frames.asked'],
    ['1500 at AWS', { mtus: [1500], network: { platform: 'aws' } }, 'available jumbo-frames.asked'],
    ['1500, the path carries 1500', { mtus: [1500], network: { pathMtu: 1500 } }, 'blocked jumbo-frames.path'],
    ['1500, nobody measured the path', { mtus: [1500] }, 'unknown jumbo-frames.path'],
    [
      '1460 at a cloud where the VPC decides',
      { mtus: [1460], network: { platform: 'gcp' } },
      'unknown jumbo-frames.path',
    ],
    ['Hetzner', { mtus: [1450], network: { platform: 'hetzner' } }, 'unsupported jumbo-frames.cloud'],
    ['Hetzner, the devices not known', { network: { platform: 'hetzner' } }, 'unsupported jumbo-frames.cloud'],
    [
      'Hetzner, measured on metal',
      { mtus: [9000], network: { platform: 'hetzner', pathMtu: 9000 } },
      'on jumbo-frames.asked',
    ],
    ['nothing known', {}, 'unknown jumbo-frames.asked'],
    ['a device without its MTU', { mtus: [undefined] }, 'unknown jumbo-frames.asked'],
    ['the path known to be small', { network: { pathMtu: 1500 } }, 'blocked jumbo-frames.path'],
    ['set by hand', { mtus: [9000], values: { MTU: 9000 }, network: { pathMtu: 9000 } }, 'on jumbo-frames.asked'],
    ['set above the device', { mtus: [1500], values: { MTU: 9000 } }, 'blocked jumbo-frames.above-device'],
    [
      'held down by hand',
      { mtus: [9000], values: { MTU: 1450 }, network: { pathMtu: 9000 } },
      'available jumbo-frames.asked',
    ],
    ['0 means detection', { mtus: [9000], values: { MTU: 0 } }, 'on jumbo-frames.asked'],
  ])('%s', (_, given, expected) => expect(cell(ID, at(line, given))).toBe(expected));

  test('a base held down is let go', () =>
    expect(
      verdictOf(ID, at(line, { mtus: [9000], values: { MTU: 1450 }, network: { pathMtu: 9000 } })).changes,
    ).toEqual([{ kind: 'value', path: 'MTU', to: undefined }]));
});

describe('devices that differ', () => {
  test.each<[string, string]>([
    ['1.16.19', 'unknown jumbo-frames.asked'],
    ['1.17.0', 'unknown jumbo-frames.path'],
  ])('%s: up to 1.16 that of the node’s address counts, then the smallest', (cilium, expected) =>
    expect(cell(ID, at(cilium, { mtus: [9000, 1280] }))).toBe(expected),
  );
  test('the smallest is named', () => {
    expect(notesOf(ID, at('1.17.0', { mtus: [9000, 8500] }))).toContain('jumbo-frames.smallest');
    expect(notesOf(ID, at('1.16.0', { mtus: [9000, 8500] }))).not.toContain('jumbo-frames.smallest');
  });
});

test('what has to be restarted depends on the release', () => {
  expect(notesOf(ID, at('1.16.19', { mtus: [9000] }))).toContain('jumbo-frames.recreate');
  expect(notesOf(ID, at('1.17.0', { mtus: [9000] }))).toContain('jumbo-frames.follows');
  expect(notesOf(ID, at('1.17.0', { mtus: [9000], values: { MTU: 9000 } }))).toContain('jumbo-frames.fixed');
});

test.each<[string, string, string, boolean]>([
  ['1.19.6', 'ena', 'native', true],
  ['1.20.0', 'ena', 'native', true],
  // Fragments are tried from 1.18.9 on.
  ['1.18.8', 'mlx5_core', 'native', true],
  ['1.18.9', 'mlx5_core', 'native', false],
  ['1.19.6', 'mlx5_core', 'native', false],
  ['1.20.0', 'mlx5_core', 'native', false],
  ['1.20.0', 'ena', 'disabled', false],
  ['1.20.0', 'qede', 'native', false],
])('XDP, %s, %s, %s', (cilium, driver, acceleration, told) => {
  const environment: Environment = {
    cilium,
    node: { nics: [{ driver, mtu: 1500 }] },
    values: { loadBalancer: { acceleration } },
    network: { pathMtu: 9000 },
  };
  expect(notesOf(ID, environment).includes('jumbo-frames.xdp')).toBe(told);
});

test('how much a cloud carries is said in numbers', () => {
  const note = verdictOf(ID, at('1.20', { mtus: [8896], network: { platform: 'gcp' } })).notes.find(
    ({ id }) => id === 'jumbo-frames.cloud-edge',
  );
  expect(note?.params['most']).toBe('8896');
});
