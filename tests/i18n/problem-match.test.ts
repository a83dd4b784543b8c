import { describe, expect, test } from 'vitest';
import { matches } from '../../src/scripts/problem-match.ts';

const problem = {
  text: 'netkit switched on a node with pods Cannot start cilium-agent with datapath-mode=<mode>: detected <n> existing endpoint(s)',
  lines: ['Cannot start cilium-agent with datapath-mode=<mode>: detected <n> existing endpoint(s)'],
};

describe('a problem is found', () => {
  test.each([
    ['NETKIT pods', true],
    ['netkit xdp', false],
    ['', true],
    [
      'time="…" level=fatal msg="Cannot start cilium-agent with datapath-mode=netkit: detected 12 existing endpoint(s) using"',
      true,
    ],
    ['level=fatal msg="Cannot start cilium-agent"', false],
  ])('%s: %s', (query, found) => {
    expect(matches(query, problem)).toBe(found);
  });

  test('no short part of a line finds it in any log', () => {
    expect(matches('a log with 1 in it', { text: 'x', lines: ['in <n>'] })).toBe(false);
  });
});
