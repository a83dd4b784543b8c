import { describe, expect, test } from 'vitest';
import { valuesFile } from '../../../src/core/output';
import type { Change, HelmValue, HelmValues } from '../../../src/core';

const file = (cilium: string, values: HelmValues, changes: Change[] = [], mode: 'changes' | 'complete' = 'complete') =>
  valuesFile({ environment: { cilium, values }, changes, mode });
const set = (path: string, to: HelmValue): Change => ({ kind: 'value', path, to });

describe('the release’s own words and types', () => {
  test.each([
    ['1.13.0', { kubeProxyReplacement: 'true' }, 'kubeProxyReplacement: strict\n'],
    ['1.13.18', { kubeProxyReplacement: true }, 'kubeProxyReplacement: strict\n'],
    ['1.14.0', { kubeProxyReplacement: true }, 'kubeProxyReplacement: "true"\n'],
    ['1.16.0', { kubeProxyReplacement: 'strict' }, 'kubeProxyReplacement: "true"\n'],
    ['1.13.18', { routingMode: 'native' }, 'tunnel: disabled\n'],
    ['1.14.0', { tunnel: 'disabled' }, 'tunnel: disabled\n'],
    ['1.15.0', { tunnel: 'disabled' }, 'routingMode: native\n'],
    ['1.16.19', { tunnel: 'geneve' }, 'routingMode: tunnel\ntunnelProtocol: geneve\n'],
    ['1.14.2', { routingMode: 'tunnel' }, 'routingMode: tunnel\n'],
    ['1.14.3', { routingMode: 'tunnel' }, 'routingMode: tunnel\ntunnelProtocol: vxlan\n'],
    ['1.16.19', { routingMode: 'tunnel' }, 'routingMode: tunnel\ntunnelProtocol: vxlan\n'],
    ['1.17.0', { routingMode: 'tunnel' }, 'routingMode: tunnel\n'],
    ['1.16.0', { MTU: '9000' }, 'MTU: 9000\n'],
    ['1.20.0', { bpf: { mapDynamicSizeRatio: '0.08' } }, 'bpf:\n  mapDynamicSizeRatio: 0.08\n'],
    ['1.20.0', { hubble: { eventQueueSize: 2000000 } }, 'hubble:\n  eventQueueSize: "2000000"\n'],
    ['1.17.0', { hubble: { enabled: false } }, 'hubble:\n  enabled: false\nextraConfig:\n  enable-hubble: "false"\n'],
    ['1.17.1', { hubble: { enabled: false } }, 'hubble:\n  enabled: false\nextraConfig:\n  enable-hubble: "false"\n'],
    ['1.17.2', { hubble: { enabled: false } }, 'hubble:\n  enabled: false\n'],
    ['1.16.19', { hubble: { enabled: false } }, 'hubble:\n  enabled: false\n'],
    ['1.15.19', { encryption: { keyFile: 'k' } }, 'encryption:\n  keyFile: k\n'],
    ['1.16.0', { encryption: { keyFile: 'k' } }, 'encryption:\n  ipsec:\n    keyFile: k\n'],
    ['1.18.0', { enableCiliumEndpointSlice: true }, 'ciliumEndpointSlice:\n  enabled: true\n'],
    ['1.16.0', { extraConfig: { 'bpf-nat-global-max': 1048576 } }, 'extraConfig:\n  bpf-nat-global-max: "1048576"\n'],
  ] satisfies [string, HelmValues, string][])('%s %j', (release, values, text) => {
    expect(file(release, values).text).toBe(text);
  });
});

describe('whole numbers of a million and more', () => {
  const plain = 'bpf:\n  ctTcpMax: 2000000\n';
  const quoted = 'bpf:\n  ctTcpMax: "2000000"\n';
  const extra = 'extraConfig:\n  bpf-ct-global-tcp-max: "2000000"\n';
  test.each([
    ['1.13.0', quoted],
    ['1.15.19', quoted],
    ['1.16.0', extra],
    ['1.16.7', extra],
    ['1.16.8', plain],
    ['1.16.19', plain],
    ['1.17.0', extra],
    ['1.17.1', extra],
    ['1.17.2', plain],
    ['1.20.0', plain],
  ])('%s', (release, text) => {
    expect(file(release, { bpf: { ctTcpMax: 2_000_000 } }).text).toBe(text);
    expect(file(release, { bpf: { ctTcpMax: '2000000' } }).text).toBe(text);
    expect(file(release, { bpf: { ctTcpMax: 999_999 } }).text).toBe('bpf:\n  ctTcpMax: 999999\n');
  });

  test.each([
    ['1.15.4', 'bpf.nodeMapMax', 'bpf-node-map-max'],
    ['1.20.0', 'bpf.nodeMapMax', 'bpf-node-map-max'],
    ['1.20.0', 'nat.mapStatsEntries', 'nat-map-stats-entries'],
    ['1.17.7', 'bpf.events.default.rateLimit', 'bpf-events-default-rate-limit'],
  ])('%s %s goes by extraConfig in every chart', (release, path, flag) => {
    expect(file(release, {}, [set(path, 1_000_000)]).text).toBe(`extraConfig:\n  ${flag}: "1000000"\n`);
  });

  test('policyStatsMapMax is right from its first chart', () => {
    expect(file('1.18.0', {}, [set('bpf.policyStatsMapMax', 2_000_000)]).text).toBe(
      'bpf:\n  policyStatsMapMax: 2000000\n',
    );
  });

  test('maxPolicyEntries before 1.16.4 has no other way, whatever its size', () => {
    const change = [set('egressGateway.maxPolicyEntries', 32_768)];
    expect(file('1.16.3', {}, change).text).toBe('extraConfig:\n  egress-gateway-policy-map-max: "32768"\n');
    expect(file('1.16.4', {}, change).text).toBe('egressGateway:\n  maxPolicyEntries: 32768\n');
  });
});

describe('keys only where they are honoured', () => {
  test.each([
    ['1.17.1', 'bpf.distributedLRU.enabled', '1.17.2'],
    ['1.19.3', 'enableTunnelBIGTCP', '1.19.2'],
    ['1.13.18', 'enableIPv4BIGTCP', '1.14.0'],
    ['1.15.19', 'bpf.enableTCX', '1.16.0'],
    ['1.14.2', 'conntrackGCMaxInterval', '1.14.3'],
    ['1.19.0', 'configDriftDetection.enabled', '1.19.3'],
  ])('%s has no %s', (without, path, having) => {
    const change = [set(path, path.endsWith('Interval') ? '5m' : true)];
    const { text, notes } = file(without, {}, change);
    expect(text).toBe('{}\n');
    expect(notes).toMatchObject([{ id: 'dropped', path }]);
    expect(file(having, {}, change).notes).toEqual([]);
  });
});

describe('lines', () => {
  test('only what changes, a value taken back as null', () => {
    const { text, lines } = file(
      '1.18.0',
      { ipv4NativeRoutingCIDR: '10.0.0.0/8', bpf: { masquerade: true } },
      [set('bpf.hostLegacyRouting', false), { kind: 'value', path: 'ipv4NativeRoutingCIDR', to: undefined }],
      'changes',
    );
    expect(text).toBe('ipv4NativeRoutingCIDR: null\nbpf:\n  hostLegacyRouting: false\n');
    expect(lines.every(({ kind }) => kind === 'added')).toBe(true);
  });

  test('all of it, with what was there and what goes', () => {
    const { lines } = file('1.18.0', { MTU: 9000, bpf: { masquerade: true }, l7Proxy: false }, [
      set('bpf.tproxy', true),
      { kind: 'value', path: 'l7Proxy', to: undefined },
    ]);
    expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'context MTU: 9000',
      'context bpf:',
      'context   masquerade: true',
      'added   tproxy: true',
      'removed l7Proxy: false',
    ]);
  });

  test('a reason over each line, in 40 columns', () => {
    const { lines } = valuesFile({
      environment: { cilium: '1.20.0' },
      changes: [set('bpf.masquerade', true), set('kubeProxyReplacement', 'true')],
      mode: 'changes',
      header: ['Fastpath rules v1 · Cilium 1.20.0'],
      reason: () => 'eBPF 主机路由需要它，否则 Pod 的流量仍要经过主机的 netfilter，走不了近路',
    });
    const comments = lines.filter(({ kind }) => kind === 'comment').map(({ text }) => text);
    expect(comments[0]).toBe('# Fastpath rules v1 · Cilium 1.20.0');
    expect(comments.length).toBeGreaterThan(4);
    for (const comment of comments) {
      const wide = [...comment].reduce((sum, char) => sum + (/[^\p{ASCII}·]/u.test(char) ? 2 : 1), 0);
      expect(wide, comment).toBeLessThanOrEqual(42);
    }
  });

  test('what the chart would refuse is said', () => {
    expect(file('1.19.0', { bpf: { datapathMode: 'netkit', tproxy: true } }).refusals.map(({ id }) => id)).toContain(
      'chart.netkit-tproxy',
    );
  });
});
