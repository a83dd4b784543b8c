/** What a paste does to a description, how that is taken back, and what to run so that there is something to paste. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets, releases, resolveRelease, type Environment } from '../../src/core';
import { applyPaste, pastedValues, readPaste } from '../../src/core/paste';
import { changesBetween, standing, takeBack } from '../../src/core/paste/changes';
import { clusterCommands, nodeCommand } from '../../src/core/paste/commands';
import { encodeLink } from '../../src/core/permalink';
import { CONFIG_MAP, HELM, NODE, STATUS_113, STATUS_118 } from './paste-samples.ts';

const onto = (before: Environment, ...texts: string[]): Environment =>
  texts.reduce((environment, text) => applyPaste(environment, readPaste(text, environment.cilium)), before);

describe('one paste adds to another', () => {
  const bare: Environment = { cilium: '1.18.12' };
  const LINK = '2: eth0: <BROADCAST,UP> mtu 9000 qdisc mq state UP\n    link/ether 52:54:00:12:34:56';

  test('driver and MTU of one device come together in either order', () => {
    const nics = [{ driver: 'ena', mtu: 9000 }];
    expect(onto(bare, 'driver: ena', LINK).node?.nics).toEqual(nics);
    expect(onto(bare, LINK, 'driver: ena').node?.nics).toEqual(nics);
  });

  test('another driver is another device', () => {
    expect(onto(bare, LINK, 'driver: ena', 'driver: mlx5_core').node?.nics).toEqual([{ driver: 'mlx5_core' }]);
  });

  test('what the form holds and no paste speaks of stays', () => {
    const typed: Environment = {
      ...bare,
      node: { memoryBytes: 2 ** 36, host: { tuned: 'balanced' } },
      network: { sameL2: true },
    };
    const after = onto(typed, '6.8.0-52-generic', 'performance', HELM);
    expect(after.node).toMatchObject({
      memoryBytes: 2 ** 36,
      kernel: '6.8.0-52-generic',
      host: { tuned: 'balanced', governor: 'performance' },
    });
    expect(after.network).toEqual({ sameL2: true });
    expect(onto(after, 'driver: ena').values).toEqual(after.values);
  });

  test('os-release before its kernel stays; one that the new kernel contradicts goes', () => {
    expect(onto(bare, 'ID=debian\nVERSION_ID="13"', '6.12.107+deb13-amd64').node?.distribution).toBe('debian 13');
    const other: Environment = { ...bare, node: { kernel: '4.19.0-17-arm64', distribution: 'debian 10' } };
    expect(onto(other, '6.8.0-52-generic').node?.distribution).toBeUndefined();
    const rocky: Environment = { ...bare, node: { distribution: 'rocky 8.10' } };
    expect(onto(rocky, '4.18.0-553.el8_10.x86_64').node?.distribution).toBe('rocky 8.10');
  });

  test('an example gives way: its node to a node, its values to values', () => {
    const { environment } = presets.find(({ id }) => id === 'eks-1-19') as (typeof presets)[number];
    const put = (text: string) => applyPaste(environment, readPaste(text), { example: true });
    expect(put('6.8.0-52-generic')).toEqual({
      cilium: environment.cilium,
      node: { kernel: '6.8.0-52-generic' },
      values: environment.values,
    });
    const status = put(STATUS_113);
    expect(status.node).toEqual(environment.node);
    expect(status.values?.['eni']).toBeUndefined();
  });

  test('values, ConfigMap and status in one text, with or without prompts between them', () => {
    const text = [HELM, CONFIG_MAP, STATUS_118].join('\n');
    const { findings, environment, unread } = readPaste(text);
    expect(findings.map(({ kind }) => kind)).toEqual(['helm-values', 'config-map', 'status']);
    expect([environment.cilium, unread]).toEqual(['1.18.2', []]);
    expect(environment.values).toMatchObject({ autoDirectNodeRoutes: true, k8sServiceHost: '10.0.0.1' });
  });

  test('tso_max_size of `ip -d`', () => {
    expect(readPaste(NODE).environment.node?.nics).toEqual([{ driver: 'mlx5_core', mtu: 9000, tsoMaxSize: 524_280 }]);
  });
});

describe('taking back', () => {
  const texts = [NODE, HELM, CONFIG_MAP, STATUS_113, STATUS_118, '6.8.0-52-generic', 'driver: ena', 'nothing'];
  const environment = fc.constantFrom(...presets.map((preset) => preset.environment));

  test('every paste can be taken back without a trace', () => {
    fc.assert(
      fc.property(environment, fc.constantFrom(...texts), fc.boolean(), (before, text, example) => {
        const after = applyPaste(before, readPaste(text, before.cilium), { example });
        const changes = changesBetween(before, after);
        expect(standing(after, changes)).toEqual(changes);
        expect(encodeLink(takeBack(after, changes))).toBe(encodeLink(before));
      }),
    );
  });

  test('what was changed since stays', () => {
    const before: Environment = { cilium: '1.18.12' };
    const after = applyPaste(before, readPaste(`6.8.0-52-generic\n${HELM}`));
    const changes = changesBetween(before, after);
    const typed: Environment = { ...after, node: { kernel: '6.12.0' }, values: { ...after.values, MTU: 9000 } };
    expect(takeBack(typed, changes)).toEqual({ ...before, node: { kernel: '6.12.0' }, values: { MTU: 9000 } });
  });

  test('the same twice changes nothing', () => {
    const once = applyPaste({ cilium: '1.18.12' }, readPaste(NODE));
    expect(changesBetween(once, applyPaste(once, readPaste(NODE)))).toEqual([]);
  });
});

describe('Helm values as they were given', () => {
  test('have every key; the reading does not', () => {
    expect(JSON.stringify(pastedValues(HELM))).toContain('c2VjcmV0');
    expect(JSON.stringify(readPaste(HELM))).not.toContain('c2VjcmV0');
    expect(pastedValues(JSON.stringify({ bpf: { masquerade: true }, x: 1 }))).toEqual({
      bpf: { masquerade: true },
      x: 1,
    });
  });

  test.each([
    ['no values', '6.8.0-52-generic'],
    ['all defaults', 'COMPUTED VALUES:\nbpf:\n  masquerade: true'],
    ['a ConfigMap', CONFIG_MAP],
    [
      'more than any chart has',
      `bpf:\n  masquerade: true\n${'k'.repeat(9)}`.concat(...Array.from({ length: 4100 }, (_, n) => `\nk${n}: 1`)),
    ],
  ])('%s gives none', (_, text) => expect(pastedValues(text)).toBeUndefined());

  test('a key of an object’s prototype is no value', () => {
    const values = pastedValues('{"bpf":{"masquerade":true,"__proto__":{"x":1}},"constructor":1}');
    expect(values).toEqual({ bpf: { masquerade: true } });
    expect('x' in {}).toBe(false);
  });
});

describe('what to run', () => {
  test.each(releases().map(({ line, newest }) => [line, newest]))('on %s the agent’s own program', (_, newest) => {
    const text = clusterCommands(resolveRelease(newest));
    const minor = Number(newest.split('.')[1]);
    expect(text.includes('-- cilium-dbg status')).toBe(minor >= 15);
    expect(text.includes('-- cilium status')).toBe(minor < 15);
    expect(text.split('\n')).toHaveLength(3);
  });

  test('on a node, everything that is printed is understood', () => {
    // The shell prints "$ " before each command; answers as a node gives them.
    const answers: Record<string, string> = {
      'uname -r': '6.8.0-52-generic',
      'uname -m': 'x86_64',
      'cat /etc/os-release': 'NAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu',
      nproc: '8',
      'grep MemTotal /proc/meminfo': 'MemTotal:       65806468 kB',
      'ip -d link show dev $d':
        '2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9001 qdisc mq state UP\n    link/ether 02:fc:00:00:00:01 brd ff:ff:ff:ff:ff:ff tso_max_size 65536',
      'ethtool -i $d': 'driver: ena\nversion: 6.8.0-52-generic\nsupports-statistics: yes',
      'cat /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor': 'schedutil',
      'tuned-adm active': 'Current active profile: balanced',
      'systemctl is-active irqbalance': 'active',
      'cat /sys/kernel/debug/sched/preempt': 'none (voluntary) full',
    };
    const [first = '', ...lines] = nodeCommand().split('\n');
    const commands = lines.map((line) => line.replace("' 2>&1", ''));
    expect(first).toContain('PS4="$ "; set -x');
    expect(commands).toEqual(Object.keys(answers));
    const printed = commands.map((command) => `$ ${command.replace('$d', 'eth0')}\n${answers[command]}`).join('\n');
    const { environment, unread } = readPaste(printed);
    expect(unread).toEqual([]);
    expect(environment).toEqual({
      node: {
        kernel: '6.8.0-52-generic',
        arch: 'amd64',
        distribution: 'ubuntu 24.04',
        cpus: 8,
        memoryBytes: 65_806_468 * 1024,
        nics: [{ driver: 'ena', mtu: 9001, tsoMaxSize: 65_536 }],
        host: { governor: 'schedutil', tuned: 'balanced', irqbalance: 'active', preemption: 'voluntary' },
      },
    });
  });
});
