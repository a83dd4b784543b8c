/** The truth table of the conntrack bypass. */
import { describe, expect, test } from 'vitest';
import { applyChanges, releases } from '../../src/core/index.ts';
import { cluster, notesOf, table, verdictOf } from './verdict-table.ts';

const ID = 'bypass-conntrack';
const old = (cilium: string) => cilium.startsWith('1.13.');
const native = (cilium: string) => ({
  ...(old(cilium) ? { tunnel: 'disabled' } : { routingMode: 'native' }),
  ipv4NativeRoutingCIDR: '10.0.0.0/8',
});
/** Everything it needs, and Legacy because somebody said so. */
const ready = (cilium: string) => ({
  ...native(cilium),
  kubeProxyReplacement: old(cilium) ? 'strict' : 'true',
  'bpf.masquerade': true,
  'bpf.hostLegacyRouting': true,
});
const asked = { installNoConntrackIptablesRules: true };
const off = (cilium: string) => (old(cilium) ? 'partial' : 'false');

describe.each(releases().map(({ newest }) => newest))('%s', (cilium) => {
  table(ID, [
    [cilium, 'everything there, Legacy forced', { ...ready(cilium), ...asked }, 'on', `${ID}.asked`],
    [cilium, 'not asked for', ready(cilium), 'available', `${ID}.asked`],
    [
      cilium,
      'BPF host routing',
      { ...ready(cilium), ...asked, 'bpf.hostLegacyRouting': false },
      'unneeded',
      `${ID}.bpf-host-routing`,
    ],
    [
      cilium,
      'BPF host routing, not asked for',
      { ...ready(cilium), 'bpf.hostLegacyRouting': false },
      'unneeded',
      `${ID}.bpf-host-routing`,
    ],
    [
      cilium,
      'a tunnel',
      { ...ready(cilium), ...asked, ...(old(cilium) ? { tunnel: 'vxlan' } : { routingMode: 'tunnel' }) },
      'refused',
      'agent.bypass-conntrack-tunnel',
    ],
    [
      cilium,
      'a tunnel, not asked for',
      { ...ready(cilium), ...(old(cilium) ? { tunnel: 'vxlan' } : { routingMode: 'tunnel' }) },
      'blocked',
      'agent.bypass-conntrack-tunnel',
    ],
    [
      cilium,
      'IPv6 alone',
      {
        ...ready(cilium),
        ...asked,
        'ipv4.enabled': false,
        'ipv6.enabled': true,
        enableIPv6Masquerade: false,
        'bpf.masquerade': false,
      },
      'refused',
      'agent.bypass-conntrack-ipv4',
    ],
    [
      cilium,
      'no masquerading at all',
      { ...ready(cilium), ...asked, 'bpf.masquerade': false, enableIPv4Masquerade: false },
      'on',
    ],
    [
      cilium,
      'masquerading by iptables',
      { ...ready(cilium), ...asked, 'bpf.masquerade': false },
      'refused',
      'agent.bypass-conntrack-masquerade',
    ],
    [
      cilium,
      'replacement not full',
      {
        ...ready(cilium),
        ...asked,
        kubeProxyReplacement: off(cilium),
        'bpf.masquerade': false,
        enableIPv4Masquerade: false,
      },
      'refused',
      'agent.bypass-conntrack-kube-proxy-replacement',
    ],
    [
      cilium,
      'the chart overrides it: chaining',
      { ...ready(cilium), ...asked, 'cni.chainingMode': 'portmap' },
      'unsupported',
      `${ID}.chart-overrides`,
    ],
    [
      cilium,
      'the chart overrides it: GKE',
      { ...ready(cilium), 'gke.enabled': true },
      'unsupported',
      `${ID}.chart-overrides`,
    ],
    [cilium, 'no kernel given', { ...ready(cilium), ...asked }, 'unknown', 'agent.kernel', { kernel: '' }],
  ]);
  test('its changes lead there', () => {
    const before = cluster(cilium, { ...ready(cilium), ...asked, 'bpf.masquerade': false });
    expect(verdictOf(ID, applyChanges(before, verdictOf(ID, before).changes!)).status).toBe('on');
  });
});

table(ID, [
  // With "disabled", 1.13's default, the agent returns before it looks at replacement and masquerading.
  ['1.13.18', 'replacement disabled', { ...native('1.13.18'), ...asked }, 'on'],
  ['1.15.19', 'replacement disabled', { ...native('1.15.19'), ...asked, kubeProxyReplacement: 'disabled' }, 'on'],
  [
    '1.14.19',
    'replacement false',
    { ...native('1.14.19'), ...asked },
    'refused',
    'agent.bypass-conntrack-kube-proxy-replacement',
  ],
  // IPsec leaves host routing at Legacy from 1.16 to 1.18.
  [
    '1.18.12',
    'IPsec, so Legacy',
    { ...ready('1.18.12'), ...asked, 'bpf.hostLegacyRouting': false, 'encryption.enabled': true },
    'on',
  ],
  [
    '1.19.0',
    'IPsec, and BPF',
    { ...ready('1.19.0'), ...asked, 'bpf.hostLegacyRouting': false, 'encryption.enabled': true },
    'unneeded',
    `${ID}.bpf-host-routing`,
  ],
  // An old kernel leaves it at Legacy up to 1.17.
  [
    '1.17.18',
    'kernel 5.4',
    { ...ready('1.17.18'), ...asked, 'bpf.hostLegacyRouting': false },
    'on',
    undefined,
    { kernel: '5.4.0' },
  ],
  ['1.18.0', 'kernel 5.4', { ...ready('1.18.0'), ...asked }, 'unsupported', 'agent.kernel', { kernel: '5.4.0' }],
  // What it needs is what BPF host routing needs.
  ['1.18.12', 'a default install', {}, 'unneeded', `${ID}.bpf-host-routing`],
  ['1.17.18', 'a default install, kernel 5.4', {}, 'blocked', 'agent.bypass-conntrack-tunnel', { kernel: '5.4.0' }],
  [
    '1.20.0',
    'hybrid counts as a tunnel',
    { ...ready('1.20.0'), ...asked, extraConfig: { 'routing-mode': 'hybrid' } },
    'refused',
    'agent.bypass-conntrack-tunnel',
  ],
]);

test('IPv6 is not covered, and said so', () => {
  const values = { ...ready('1.18.12'), ...asked };
  expect(notesOf(ID, cluster('1.18.12', values))).not.toContain(`${ID}.ipv4-only`);
  expect(
    notesOf(ID, cluster('1.18.12', { ...values, 'ipv6.enabled': true, ipv6NativeRoutingCIDR: 'fd00::/104' })),
  ).toContain(`${ID}.ipv4-only`);
});
test('the documentation’s kernel, where the agent asks for none', () => {
  const values = { ...native('1.13.18'), ...asked };
  expect(notesOf(ID, cluster('1.13.18', values, { kernel: '4.19.56' }))).toContain(`${ID}.kernel`);
  expect(notesOf(ID, cluster('1.13.18', values, { kernel: '4.19.57' }))).not.toContain(`${ID}.kernel`);
});
