/** The truth table of the route MTU: every release line and both sides of each patch where a number changes. */
import { describe, expect, test } from 'vitest';
import { routeMtu, type MtuInput } from '../../src/core/mtu.ts';

const BASE = 1500;

/** What is taken off, least and most. */
function taken(release: string, more: Partial<MtuInput>): [number, number] {
  const { least, most, device } = routeMtu({ release, base: BASE, tunnel: false, ...more });
  expect(device).toBe(BASE);
  return [BASE - most, BASE - least];
}

type Row = [
  release: string,
  tunnel: number,
  ipsec: number,
  tunnelIpsec: number,
  wireguard: number,
  tunnelWireguard: number,
];

test.each<Row>([
  ['1.13.0', 50, 77, 127, 80, 80],
  ['1.13.18', 50, 77, 127, 80, 80],
  ['1.14.0', 50, 77, 127, 80, 80],
  ['1.14.6', 50, 77, 127, 80, 80],
  ['1.14.7', 50, 77, 127, 80, 130],
  ['1.14.19', 50, 77, 127, 80, 130],
  ['1.15.0', 50, 77, 127, 80, 130],
  ['1.16.19', 50, 77, 127, 80, 130],
  ['1.17.0', 50, 77, 127, 80, 130],
  ['1.17.14', 50, 77, 127, 80, 130],
  ['1.18.0', 50, 77, 127, 80, 130],
  ['1.18.10', 50, 77, 127, 80, 130],
  ['1.19.0', 50, 77, 127, 80, 130],
  ['1.19.4', 50, 77, 127, 80, 130],
  ['1.19.5', 50, 77, 127, 95, 145],
  ['1.20.0', 50, 77, 127, 95, 145],
])('%s, IPv4 underlay', (release, tunnel, ipsec, tunnelIpsec, wireguard, tunnelWireguard) => {
  expect(taken(release, {})).toEqual([0, 0]);
  expect(taken(release, { tunnel: true })).toEqual([tunnel, tunnel]);
  expect(taken(release, { encryption: 'ipsec' })).toEqual([ipsec, ipsec]);
  expect(taken(release, { encryption: 'ipsec', tunnel: true })).toEqual([tunnelIpsec, tunnelIpsec]);
  expect(taken(release, { encryption: 'wireguard' })).toEqual([wireguard, wireguard]);
  expect(taken(release, { encryption: 'wireguard', tunnel: true })).toEqual([tunnelWireguard, tunnelWireguard]);
});

test.each<[string, number, number, number]>([
  ['1.17.14', 50, 127, 130], // no choice of an underlay: IPv4
  ['1.18.0', 70, 147, 150],
  ['1.19.4', 70, 147, 150],
  ['1.19.5', 70, 147, 165],
  ['1.20.0', 70, 147, 165],
])('%s, IPv6 underlay', (release, tunnel, ipsec, wireguard) => {
  const over = { tunnel: true, underlay: 'ipv6' } as const;
  expect(taken(release, over)).toEqual([tunnel, tunnel]);
  expect(taken(release, { ...over, encryption: 'ipsec' })).toEqual([ipsec, ipsec]);
  expect(taken(release, { ...over, encryption: 'wireguard' })).toEqual([wireguard, wireguard]);
  expect(taken(release, { underlay: 'ipv6' })).toEqual([0, 0]);
});

describe('where the facts end', () => {
  test.each(['1.17.15', '1.17.18', '1.18.11', '1.18.12'])(
    '%s takes 80 or 95 for WireGuard: nobody read which',
    (release) => {
      expect(taken(release, { encryption: 'wireguard' })).toEqual([80, 95]);
      expect(taken(release, { encryption: 'wireguard', tunnel: true })).toEqual([130, 145]);
      expect(taken(release, { encryption: 'ipsec' })).toEqual([77, 77]);
    },
  );
  test.each([
    ['1.19.4', undefined],
    ['1.19.5', 'inferred'],
    ['1.20.0', undefined],
  ])('%s: %s', (release, confidence) =>
    expect(routeMtu({ release, base: BASE, tunnel: false, encryption: 'wireguard' }).confidence).toBe(confidence),
  );
});

test.each([
  ['1.17.18', undefined], // the underlay cannot be chosen
  ['1.18.0', 'agent.wireguard-ipv6-underlay'],
  ['1.18.12', 'agent.wireguard-ipv6-underlay'],
  ['1.19.0', undefined],
])('%s refuses WireGuard over an IPv6 underlay: %s', (release, refused) => {
  const input: MtuInput = { release, base: BASE, tunnel: true, underlay: 'ipv6', encryption: 'wireguard' };
  expect(routeMtu(input).refused).toBe(refused);
  expect(routeMtu({ ...input, tunnel: false }).refused).toBeUndefined();
});

test('a longer IPsec key takes more', () => {
  expect(taken('1.20.0', { encryption: 'ipsec', ipsecKeyBytes: 16 })).toEqual([77, 77]);
  expect(taken('1.20.0', { encryption: 'ipsec', ipsecKeyBytes: 32 })).toEqual([93, 93]);
});

test.each([
  ['1.13.18', 0],
  ['1.14.0', 12],
  ['1.17.18', 12],
  ['1.18.0', 0],
])('%s takes %i more in high-scale ipcache mode', (release, more) =>
  expect(taken(release, { highScaleIpcache: true })).toEqual([more, more]),
);

test('jumbo frames', () => expect(routeMtu({ release: '1.20.0', base: 9001, tunnel: true }).least).toBe(8951));

test.each<[string, Partial<MtuInput>, number, number]>([
  ['no base counts as Ethernet', { base: 0 }, 1500, 1500],
  ['the largest is kept', { base: 65_520 }, 65_520, 65_520],
  ['the loopback device has more than a route can', { base: 65_536 }, 65_520, 65_520],
  ['a tunnel that leaves something', { base: 51, tunnel: true }, 51, 1],
  ['a tunnel that leaves nothing', { base: 50, tunnel: true }, 50, 1450],
  ['a tunnel with IPsec that leaves nothing', { base: 100, tunnel: true, encryption: 'ipsec' }, 100, 1373],
  ['encryption that leaves nothing', { base: 60, encryption: 'wireguard' }, 60, 0],
])('%s', (_name, more, device, route) => {
  const found = routeMtu({ release: '1.18.10', base: BASE, tunnel: false, ...more });
  expect([found.device, found.least]).toEqual([device, route]);
});
