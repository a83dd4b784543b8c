import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/core';
import { nodeConfig, onNode } from '../../../src/core/output';

const CHANGES: Change[] = [
  { kind: 'value', path: 'kubeProxyReplacement', to: 'true' },
  { kind: 'value', path: 'bpf.masquerade', to: true },
  { kind: 'value', path: 'routingMode', to: 'native' },
];

describe('a CiliumNodeConfig', () => {
  test.each([
    ['1.13.4', 'cilium.io/v2alpha1', 'strict', 'tunnel'],
    ['1.15.19', 'cilium.io/v2alpha1', 'true', 'routingMode'],
    ['1.16.0', 'cilium.io/v2', 'true', 'routingMode'],
    ['1.20.0', 'cilium.io/v2', 'true', 'routingMode'],
  ])('%s: its API version, words and what the cluster must share', (cilium, apiVersion, word, routing) => {
    const config = nodeConfig({ environment: { cilium }, changes: CHANGES });
    expect(config.apiVersion).toBe(apiVersion);
    expect(config.defaults).toEqual({ 'kube-proxy-replacement': word, 'enable-bpf-masquerade': 'true' });
    expect(config.clusterWide).toEqual([routing]);
    expect(config.kubeProxy).toBe(true);
    expect(config.text).toContain(`    kube-proxy-replacement: ${word === 'true' ? '"true"' : word}\n`);
  });

  test('nothing for what a node cannot have alone', () => {
    const config = nodeConfig({ environment: { cilium: '1.20.0' }, changes: [CHANGES[2] as Change] });
    expect(config.text).toBe('');
    expect(config.clusterWide).toEqual(['routingMode']);
  });

  test('cordon and drain before, verify on that very node, uncordon last', () => {
    const verify = [
      { command: 'kubectl -n kube-system exec ds/cilium -- cilium-dbg status | grep Routing', expect: 'Routing:' },
    ];
    const { perNode } = nodeConfig({ environment: { cilium: '1.20.0' }, changes: CHANGES, verify });
    expect(perNode.map(({ id }) => id)).toEqual(['label', 'cordon', 'drain', 'restart', 'wait', 'verify', 'uncordon']);
    expect(perNode.find(({ id }) => id === 'verify')?.command).toMatch(
      /^kubectl -n kube-system exec \$\(.*spec\.nodeName="\$NODE".*\) -c cilium-agent -- cilium-dbg status \| grep Routing$/,
    );
  });

  test('a node that need not be empty stays as it is', () => {
    const { perNode } = nodeConfig({ environment: { cilium: '1.20.0' }, changes: CHANGES, drain: false });
    expect(perNode.map(({ id }) => id)).toEqual(['label', 'restart', 'wait']);
  });

  test('a command on the node itself stays', () => {
    expect(onNode('tuned-adm active')).toBe('tuned-adm active');
  });
});
