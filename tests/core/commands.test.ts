import { describe, expect, test } from 'vitest';
import {
  changesOf,
  expectedLine,
  restartCommand,
  rollbackCommand,
  setLine,
  shellQuote,
  upgradeCommand,
  verifyCommand,
  yamlOf,
} from '../../src/core/commands';
import { releases, resolveRelease } from '../../src/core/release';
import type { Change } from '../../src/core/types';

const FULL: Change[] = [
  { kind: 'value', path: 'kubeProxyReplacement', to: 'true' },
  { kind: 'value', path: 'bpf.masquerade', to: true },
];

describe('upgrade', () => {
  test('with values', () => {
    expect(upgradeCommand(resolveRelease('1.20'), FULL)).toBe(`helm upgrade cilium cilium/cilium \\
  --version 1.20.0 -n kube-system \\
  --reuse-values \\
  --set bpf.masquerade=true \\
  --set kubeProxyReplacement=true`);
  });

  test('without changes', () => {
    expect(upgradeCommand(resolveRelease('1.18.12'), null)).toBe(
      'helm upgrade cilium cilium/cilium \\\n  --version 1.18.12 -n kube-system \\\n  --reuse-values',
    );
  });

  test('to another release, whose defaults come first', () => {
    const command = upgradeCommand(resolveRelease('1.13.4'), [
      { kind: 'cilium', atLeast: '1.14' },
      { kind: 'kernel', atLeast: '5.10' },
    ]);
    expect(command).toBe(
      'helm upgrade cilium cilium/cilium \\\n  --version 1.14.19 -n kube-system \\\n  --reset-then-reuse-values',
    );
  });

  test('each kind of value has its flag, and the shell takes it as one word', () => {
    const changes: Change[] = [
      { kind: 'value', path: 'a', to: undefined },
      { kind: 'value', path: 'cluster.name', to: '42' },
      { kind: 'value', path: 'devices', to: ['eth0', 'eth1'] },
      { kind: 'value', path: 'ratio', to: 0.08 },
      { kind: 'value', path: 'text', to: "it's $HOME" },
    ];
    expect(setLine(changes)).toBe(
      [
        '--set a=null',
        "--set 'devices={eth0,eth1}'",
        String.raw`--set 'text=it'\''s $HOME'`,
        '--set-string cluster.name=42',
        '--set-json ratio=0.08',
      ].join(' \\\n'),
    );
    expect(setLine([])).toBe('');
    expect(shellQuote('')).toBe("''");
  });
});

describe('status', () => {
  const line = (version: string, mode: 'BPF' | 'Legacy', network: 'native' | 'vxlan' | 'geneve') => {
    const { before, mode: word, after } = expectedLine(resolveRelease(version), { mode, network });
    return before + word + after;
  };

  test.each([
    ['1.13.4', 'cilium status | grep "Host Routing"', 'Host Routing:            BPF'],
    ['1.14', 'cilium status | grep "Host Routing"', 'Host Routing:            BPF'],
    ['1.15', 'cilium-dbg status | grep "Host Routing"', 'Host Routing:            BPF'],
    ['1.16', 'cilium-dbg status | grep Routing', 'Routing:                 Network: Native   Host: BPF'],
    ['1.20', 'cilium-dbg status | grep Routing', 'Routing:                 Network: Native   Host: BPF'],
  ])('%s', (version, command, expected) => {
    expect(verifyCommand(resolveRelease(version))).toBe(`kubectl -n kube-system exec ds/cilium -- ${command}`);
    expect(line(version, 'BPF', 'native')).toBe(expected);
  });

  test('tunnels name their protocol', () => {
    expect(line('1.18', 'Legacy', 'vxlan')).toBe('Routing:                 Network: Tunnel [vxlan]   Host: Legacy');
    expect(line('1.18', 'BPF', 'geneve')).toBe('Routing:                 Network: Tunnel [geneve]   Host: BPF');
  });

  test('every release has a command, and its line is what the command looks for', () => {
    for (const { newest } of releases()) {
      const wanted = /grep "?([\w ]+)"?$/.exec(verifyCommand(resolveRelease(newest)))?.[1] ?? 'nothing';
      expect(line(newest, 'BPF', 'native')).toContain(wanted);
    }
  });
});

test('the way back', () => {
  expect(rollbackCommand(resolveRelease('1.18.12'))).toContain('--set bpf.hostLegacyRouting=true');
  expect(restartCommand()).toBe('kubectl -n kube-system rollout restart ds/cilium');
});

test('values file', () => {
  expect(yamlOf(FULL)).toBe('kubeProxyReplacement: "true"\nbpf:\n  masquerade: true');
  expect(yamlOf({ bpf: { masquerade: true } }, resolveRelease('1.20'))).toBe(
    '# Cilium 1.20.0\nbpf:\n  masquerade: true',
  );
  expect(changesOf({ bpf: { masquerade: true } })).toEqual([{ kind: 'value', path: 'bpf.masquerade', to: true }]);
});
