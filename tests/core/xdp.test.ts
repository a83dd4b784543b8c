/** The truth table of XDP acceleration. */
import { describe, expect, test } from 'vitest';
import { applyChanges, releases } from '../../src/core/index.ts';
import { cluster, notesOf, table, verdictOf, type More, type Row } from './verdict-table.ts';

const ID = 'xdp';
const full = (cilium: string) => ({ kubeProxyReplacement: cilium.startsWith('1.13.') ? 'strict' : 'true' });
const on = (cilium: string, value = 'native') => ({ ...full(cilium), 'loadBalancer.acceleration': value });
const nic = (driver: string, mtu?: number): More => ({ nics: [{ driver, ...(mtu === undefined ? {} : { mtu }) }] });
const MLX5 = nic('mlx5_core', 1500);

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  table(ID, [
    [cilium, 'a driver that can', on(cilium), 'on', `${ID}.asked`, MLX5],
    [cilium, 'MTU not given: Ethernet’s own', on(cilium), 'on', undefined, nic('mlx5_core')],
    [cilium, 'a driver that can, not asked for', full(cilium), 'available', undefined, MLX5],
    [cilium, 'replacement comes with it', {}, 'available', `${ID}.node-port`, MLX5],
    [cilium, 'without replacement', { 'loadBalancer.acceleration': 'native' }, 'blocked', `${ID}.node-port`, MLX5],
    [cilium, 'a driver that cannot', on(cilium), 'unsupported', `${ID}.driver`, nic('e1000e', 1500)],
    [cilium, 'a driver that cannot, not asked for', full(cilium), 'unsupported', `${ID}.driver`, nic('e1000e', 1500)],
    [cilium, 'no device given', on(cilium), 'unknown', `${ID}.driver`],
    [cilium, 'no device given, not asked for', full(cilium), 'unknown', `${ID}.driver`],
    [
      cilium,
      'a driver of a newer kernel',
      on(cilium),
      'unsupported',
      `${ID}.kernel`,
      { ...nic('vmxnet3', 1500), kernel: '6.5.13' },
    ],
    [
      cilium,
      'the same driver with its kernel',
      on(cilium),
      'on',
      undefined,
      { ...nic('vmxnet3', 1500), kernel: '6.6.0' },
    ],
    [cilium, 'at the single-buffer limit', on(cilium), 'on', undefined, nic('mlx4_en', 3498)],
    [cilium, 'above it, no fragments', on(cilium), 'blocked', `${ID}.mtu`, nic('mlx4_en', 9000)],
    [cilium, 'above it, not asked for', full(cilium), 'blocked', `${ID}.mtu`, nic('mlx4_en', 9000)],
    [cilium, 'no limit', on(cilium), 'on', undefined, nic('qede', 9000)],
    [cilium, 'ENA, MTU not given', on(cilium), 'unknown', `${ID}.mtu`, nic('ena')],
    [cilium, 'ENA at 9001', on(cilium), 'blocked', `${ID}.mtu`, nic('ena', 9001)],
    [cilium, 'ENA at 3498', on(cilium), 'on', undefined, nic('ena', 3498)],
    [cilium, 'gve', on(cilium), 'unsupported', `${ID}.google`, nic('gve', 1460)],
    [
      cilium,
      'virtio on GCP',
      on(cilium),
      'unsupported',
      `${ID}.google`,
      { ...nic('virtio_net', 1460), network: { platform: 'gcp' } },
    ],
    [
      cilium,
      'virtio elsewhere',
      on(cilium),
      'on',
      undefined,
      { ...nic('virtio_net', 1500), network: { platform: 'kvm' } },
    ],
    [cilium, 'generic XDP is not it', on(cilium, 'testing-only'), 'available', undefined, MLX5],
    [cilium, 'no kernel given', on(cilium), 'unknown', 'agent.kernel', { ...MLX5, kernel: '' }],
  ]);
});

const two = (a: string, b: string): More => ({
  nics: [
    { driver: a, mtu: 1500 },
    { driver: b, mtu: 1500 },
  ],
});
table(ID, [
  // Vocabulary.
  ['1.14.19', 'best-effort is not known', on('1.14.19', 'best-effort'), 'refused', 'agent.acceleration-value', MLX5],
  ['1.15.0', 'best-effort', on('1.15.0', 'best-effort'), 'on', undefined, MLX5],
  // Several devices.
  ['1.18.12', 'one of two cannot', on('1.18.12'), 'unsupported', `${ID}.driver`, two('mlx5_core', 'e1000e')],
  [
    '1.18.12',
    'one of two cannot, best-effort',
    on('1.18.12', 'best-effort'),
    'on',
    undefined,
    two('mlx5_core', 'e1000e'),
  ],
  [
    '1.18.12',
    'none of two can, best-effort',
    on('1.18.12', 'best-effort'),
    'unsupported',
    `${ID}.driver`,
    two('r8169', 'e1000e'),
  ],
  [
    '1.18.12',
    'one of two cannot, not asked for: best-effort',
    full('1.18.12'),
    'available',
    undefined,
    two('mlx5_core', 'e1000e'),
  ],
  [
    '1.14.19',
    'one of two cannot, not asked for',
    full('1.14.19'),
    'unsupported',
    `${ID}.driver`,
    two('mlx5_core', 'e1000e'),
  ],
  // Fragments: tried from 1.18.9 on, where the driver takes them.
  ['1.18.8', 'mlx5 at 9000', on('1.18.8'), 'blocked', `${ID}.mtu`, nic('mlx5_core', 9000)],
  ['1.18.9', 'mlx5 at 9000', on('1.18.9'), 'on', undefined, nic('mlx5_core', 9000)],
  ['1.19.0', 'mlx5 at 9000', on('1.19.0'), 'on', undefined, nic('mlx5_core', 9000)],
  ['1.20.0', 'mlx5 at 9000', on('1.20.0'), 'on', undefined, nic('mlx5_core', 9000)],
  [
    '1.20.0',
    'mlx5 at 9000 on 5.17',
    on('1.20.0'),
    'unsupported',
    `${ID}.fragments`,
    { ...nic('mlx5_core', 9000), kernel: '5.17.15' },
  ],
  ['1.20.0', 'mlx5 at 9000 on 5.18', on('1.20.0'), 'on', undefined, { ...nic('mlx5_core', 9000), kernel: '5.18.0' }],
  [
    '1.20.0',
    'i40e at 9000 on 6.3',
    on('1.20.0'),
    'unsupported',
    `${ID}.fragments`,
    { ...nic('i40e', 9000), kernel: '6.3.0' },
  ],
  ['1.20.0', 'mlx5 at 1500 on 5.10', on('1.20.0'), 'on', undefined, { ...MLX5, kernel: '5.10.0' }],
  // A vendor's kernel below the driver's number.
  ...(
    [
      ['5.4.0-1021-azure', 'hv_netvsc', 'unsupported'],
      ['5.4.0-1022-azure', 'hv_netvsc', 'on'],
      ['5.4.0-1022-aws', 'hv_netvsc', 'unsupported'],
      ['5.4.50-25.83.amzn2.x86_64', 'ena', 'unknown'],
      ['5.4.58-27.104.amzn2.x86_64', 'ena', 'on'],
      ['5.4.58-27.104.amzn2.x86_64', 'hv_netvsc', 'unknown'],
    ] as const
  ).map(([kernel, driver, status]): Row => [
    '1.17.18',
    `${driver} on ${kernel}`,
    on('1.17.18'),
    status,
    undefined,
    { ...nic(driver, 1500), kernel },
  ]),
  [
    '1.17.18',
    'ice on RHEL 8',
    on('1.17.18'),
    'unknown',
    `${ID}.kernel`,
    { ...nic('ice', 1500), kernel: '4.18.0-553.el8_10.x86_64' },
  ],
  ['1.17.18', 'mlx5 on RHEL 8', on('1.17.18'), 'on', undefined, { ...MLX5, kernel: '4.18.0-553.el8_10.x86_64' }],
  // An IPv6 underlay.
  [
    '1.18.12',
    'a tunnel over IPv6',
    { ...on('1.18.12'), 'ipv6.enabled': true, underlayProtocol: 'ipv6' },
    'refused',
    'agent.xdp-ipv6-underlay',
    MLX5,
  ],
  [
    '1.18.12',
    'a tunnel over IPv6, not asked for',
    { ...full('1.18.12'), 'ipv6.enabled': true, underlayProtocol: 'ipv6' },
    'blocked',
    'agent.xdp-ipv6-underlay',
    MLX5,
  ],
  [
    '1.18.12',
    'a tunnel over IPv6, no replacement: not checked',
    { 'loadBalancer.acceleration': 'native', 'ipv6.enabled': true, underlayProtocol: 'ipv6' },
    'blocked',
    `${ID}.node-port`,
    MLX5,
  ],
  [
    '1.18.12',
    'native, underlay IPv6',
    {
      ...on('1.18.12'),
      'ipv6.enabled': true,
      underlayProtocol: 'ipv6',
      routingMode: 'native',
      ipv4NativeRoutingCIDR: '10.0.0.0/8',
      ipv6NativeRoutingCIDR: 'fd00::/104',
    },
    'on',
    undefined,
    MLX5,
  ],
  [
    '1.17.18',
    'kernel below the release',
    on('1.17.18'),
    'unsupported',
    'agent.kernel',
    { ...MLX5, kernel: '4.19.100' },
  ],
]);

test('mixed drivers are offered best-effort, and it leads there', () => {
  const before = cluster('1.18.12', full('1.18.12'), two('mlx5_core', 'e1000e'));
  const { changes } = verdictOf(ID, before);
  expect(changes).toEqual([{ kind: 'value', path: 'loadBalancer.acceleration', to: 'best-effort' }]);
  expect(verdictOf(ID, applyChanges(before, changes!)).status).toBe('on');
});
test('the nearest kernel is the driver’s', () => {
  const verdict = verdictOf(ID, cluster('1.18.12', on('1.18.12'), { ...nic('vmxnet3', 1500), kernel: '5.15.0' }));
  expect(verdict.changes).toEqual([{ kind: 'kernel', atLeast: '6.6' }]);
  expect(verdict.reasons[0]?.params).toMatchObject({ version: '6.6' });
});
test('a tunnel over IPv6 is ended without giving XDP up', () => {
  const before = cluster('1.18.12', { ...on('1.18.12'), 'ipv6.enabled': true, underlayProtocol: 'ipv6' }, MLX5);
  expect(verdictOf(ID, before).changes).toEqual([{ kind: 'value', path: 'underlayProtocol', to: undefined }]);
});
test.each([
  ['ena', 'xdp.ena', true],
  ['hv_netvsc', 'xdp.hyper-v', true],
  ['bonding', 'xdp.bond', true],
  ['mlx5_core', 'xdp.ena', false],
])('%s: the note %s, %s', (driver, note, there) => {
  expect(notesOf(ID, cluster('1.18.12', on('1.18.12'), nic(driver, 1500))).includes(note)).toBe(there);
});
test('documented drivers grow with 1.16', () => {
  expect(notesOf(ID, cluster('1.15.19', on('1.15.19'), nic('igb', 1500)))).toContain('xdp.undocumented');
  expect(notesOf(ID, cluster('1.16.19', on('1.16.19'), nic('igb', 1500)))).not.toContain('xdp.undocumented');
});
