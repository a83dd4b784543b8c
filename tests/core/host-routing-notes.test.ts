/** What host routing has to say of a cluster beside its mode. */
import { expect, test } from 'vitest';
import commands from '../../content/cilium/commands.yaml';
import { optimizationOf } from '../../src/core/index.ts';
import { inRange } from '../../src/core/range.ts';
import { cluster, notesOf, verdictOf, type More } from './verdict-table.ts';

const ID = 'host-routing';
const full = { kubeProxyReplacement: 'true', 'bpf.masquerade': true };
const ipsec = { ...full, 'encryption.enabled': true };

test.each<[string, string, Record<string, unknown>, boolean, More?]>([
  ['1.17.18', 'release-ended', full, true],
  ['1.18.0', 'release-ended', full, false],
  ['1.18.12', 'netfilter', full, true],
  ['1.18.12', 'istio', full, true],
  ['1.18.12', 'policy-routing', full, true],
  ['1.18.12', 'node-local-dns', full, true],
  ['1.18.12', 'node-local-dns', { ...full, 'localRedirectPolicies.enabled': true }, false],
  ['1.17.18', 'node-local-dns', { ...full, localRedirectPolicy: true }, false],
  ['1.18.12', 'api-server', full, true],
  ['1.18.12', 'api-server', { ...full, k8sServiceHost: 'api.example.org' }, false],
  ['1.18.12', 'api-server', { ...full, 'k8s.apiServerURLs': 'https://192.0.2.1:6443' }, false],
  ['1.19.0', 'ipsec-kernel', ipsec, true],
  ['1.19.0', 'ipsec-kernel', ipsec, false, { kernel: '6.15.0' }],
  ['1.18.12', 'ipsec-kernel', ipsec, false],
  ['1.19.0', 'ipsec-kernel', full, false],
  [
    '1.17.18',
    'wireguard',
    {
      ...full,
      routingMode: 'native',
      ipv4NativeRoutingCIDR: '10.0.0.0/8',
      'encryption.enabled': true,
      'encryption.type': 'wireguard',
    },
    true,
  ],
  [
    '1.18.0',
    'wireguard',
    {
      ...full,
      routingMode: 'native',
      ipv4NativeRoutingCIDR: '10.0.0.0/8',
      'encryption.enabled': true,
      'encryption.type': 'wireguard',
    },
    false,
  ],
  ['1.18.12', 'tunnel', full, true],
  ['1.18.12', 'vmware-vxlan', full, true, { network: { platform: 'vmware' } }],
  ['1.18.12', 'vmware-vxlan', { ...full, tunnelPort: 8223 }, false, { network: { platform: 'vmware' } }],
  ['1.18.12', 'vmware-vxlan', full, false, { network: { platform: 'kvm' } }],
  ['1.18.12', 'workload-identity', full, true, { network: { platform: 'gcp' } }],
  ['1.18.12', 'workload-identity', full, false],
  ['1.14.0', 'endpoint-routes', { ...full, 'endpointRoutes.enabled': true }, true],
  ['1.16.0', 'docker', full, true],
  ['1.16.1', 'docker', full, false],
])('%s: the note %s, %j: %s', (cilium, note, values, there, more) => {
  expect(notesOf(ID, cluster(cilium, values, more)).includes(`${ID}.${note}`)).toBe(there);
});

test('notes are there before it is on', () => {
  expect(verdictOf(ID, cluster('1.18.12', {})).status).toBe('available');
  expect(notesOf(ID, cluster('1.18.12', {}))).toContain(`${ID}.netfilter`);
});

test('its verification is that of the commands, and its way back the rollback', () => {
  const fact = optimizationOf(ID)!;
  for (const version of ['1.13.4', '1.15.0', '1.20.0']) {
    const row = (commands.status as { releases: string; command: string; before: string }[]).find(({ releases }) =>
      inRange(version, releases),
    )!;
    const mine = fact.verify.find(({ releases }) => inRange(version, releases))!;
    expect(mine.command).toBe(row.command);
    expect(`${row.before}BPF`.endsWith(mine.expect!)).toBe(true);
  }
  expect(fact.disable).toEqual([{ set: commands.rollback.path, to: commands.rollback.to }]);
});
