/** Input nobody should write, and somebody does: answered, never thrown at. */
import { expect, test } from 'vitest';
import { evaluate, resolveRelease } from '../../src/core/index.ts';
import type { Environment } from '../../src/core/types.ts';
import { cluster } from './verdict-table.ts';

test.each<[unknown, string, string]>([
  ['v1.16.3', '1.16.3', 'exact'],
  ['1.16', '1.16.19', 'line'],
  ['1.18.0-rc.1', '1.18.0', 'exact'],
  ['1.16.14', '1.16.14', 'unlisted-patch'],
  ['1.21.0', '1.20.0', 'newer-line'],
  ['2.0', '1.20.0', 'newer-line'],
  ['1.12.5', '1.13.18', 'fallback'],
  ['0.9', '1.13.18', 'fallback'],
  ['latest', '1.20.0', 'fallback'],
  ['', '1.20.0', 'fallback'],
  [1.16, '1.20.0', 'fallback'],
  [null, '1.20.0', 'fallback'],
])('Cilium %j is judged as %s (%s)', (text, version, match) => {
  expect(resolveRelease(text)).toMatchObject({ version, match });
});

test.each<[string, unknown]>([
  ['no environment', null],
  ['a text', 'x'],
  ['nothing in it', {}],
  ['a node that is a text', { cilium: '1.18', node: 'x' }],
  ['a kernel that is a number', { cilium: '1.18', node: { kernel: 5.1 } }],
  ['a distribution that is a number', { cilium: '1.18', node: { kernel: '5.10', distribution: 8 } }],
  ['devices that are none', { cilium: '1.13.4', node: { kernel: '5.10', nics: [null, 3, {}] } }],
  ['values that are a list', { cilium: '1.18', node: { kernel: '5.10' }, values: [1] }],
  ['a branch that is a text', { cilium: '1.18', node: { kernel: '5.10' }, values: { bpf: 'x', cni: null, ipv4: [] } }],
  ['a network that is a text', { cilium: '1.18', node: { kernel: '5.10' }, network: 'aws' }],
])('%s', (_, environment) => {
  const report = evaluate(environment as Environment);
  for (const { reasons, conditions, changes, notes, alsoOn } of report.optimizations)
    expect([reasons, conditions, changes, notes, alsoOn]).toBeDefined();
});

test.each<[string, Record<string, unknown>, string | undefined]>([
  ['1.13.18', { tunnel: 'ipip' }, 'agent.routing-mode-value'],
  ['1.14.0', { tunnel: 'ipip' }, undefined],
  ['1.14.0', { routingMode: 'disabled' }, 'agent.routing-mode-value'],
  ['1.19.6', { routingMode: 'hybrid' }, 'agent.routing-mode-value'],
  ['1.20.0', { routingMode: 'hybrid', ipv4NativeRoutingCIDR: '10.0.0.0/8' }, undefined],
  ['1.20.0', { routingMode: 'overlay' }, 'agent.routing-mode-value'],
  ['1.14.0', { tunnelProtocol: 'gre' }, 'agent.tunnel-protocol-value'],
  ['1.18.0', { underlayProtocol: 'auto' }, 'agent.underlay-value'],
  ['1.20.0', { underlayProtocol: 'auto' }, undefined],
  ['1.20.0', { underlayProtocol: 'ipv5' }, 'agent.underlay-value'],
])('%s with %j: %s', (cilium, values, id) => {
  const { starts, reasons } = evaluate(cluster(cilium, values)).agent;
  expect(starts === false ? reasons[0]?.id : undefined).toBe(id);
});
