/** Pasted text: what each command prints, several at once, and text that nobody should paste. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import paste from '../../content/i18n/messages/paste.yaml?en';
import { evaluate, presets, releases } from '../../src/core/index.ts';
import { renderChart } from '../../src/core/chart.ts';
import { OPTIONS } from '../../src/core/options.ts';
import { applyPaste, PASTE_LIMIT, readPaste } from '../../src/core/paste.ts';
import { readScalar } from '../../src/core/paste/yaml-scalar.ts';
import { readYamlLines } from '../../src/core/paste/yaml-subset.ts';
import { inRange } from '../../src/core/range.ts';
import { CONFIG_MAP, CONFIG_VIEW, HELM, NODE, STATUS_113, STATUS_116_TUNNEL, STATUS_118 } from './paste-samples.ts';
import { anyText } from './values-arbitrary.ts';

const kinds = (text: string): string[] => readPaste(text).findings.map(({ kind }) => kind);

describe('one line', () => {
  test.each<[string, unknown]>([
    ['6.12.107+deb13-amd64', { node: { kernel: '6.12.107+deb13-amd64' } }],
    ['4.18.0-553.el8_10.x86_64', { node: { kernel: '4.18.0-553.el8_10.x86_64' } }],
    [
      'Linux node1 6.8.0-52-generic #53-Ubuntu SMP PREEMPT_DYNAMIC Sat Jan 11 00:06:25 UTC 2025 x86_64 x86_64 x86_64 GNU/Linux',
      { node: { kernel: '6.8.0-52-generic', arch: 'amd64' } },
    ],
    [
      'Linux pi 6.6.31+rpt-rpi-2712 #1 SMP PREEMPT Debian 1:6.6.31-1+rpt1 (2024-05-29) aarch64 GNU/Linux',
      { node: { kernel: '6.6.31+rpt-rpi-2712', arch: 'arm64' } },
    ],
    ['$ uname -r\n6.8', { node: { kernel: '6.8' } }],
    ['cilium image (running): 1.18.2', { cilium: '1.18.2' }],
    ['cilium image (stable): v1.19.0', {}],
    ['cilium-cli: v0.18.7 compiled with go1.24', {}],
    ['Daemon: 1.13.4 4061cdfc 2023-06-14T22:31:57+00:00 go version go1.19.9 linux/amd64', { cilium: '1.13.4' }],
    ['        image: quay.io/cilium/cilium:v1.17.8@sha256:6d7e', { cilium: '1.17.8' }],
    ['cilium\tkube-system\t3\t2025-01-01 00:00:00 +0000 UTC\tdeployed\tcilium-1.16.5\t1.16.5', { cilium: '1.16.5' }],
    ['v1.18.2', { cilium: '1.18.2' }],
    ['1.15.19', { cilium: '1.15.19' }],
    ['driver: ena', { node: { nics: [{ driver: 'ena' }] } }],
    ['MemTotal:       65806468 kB', { node: { memoryBytes: 65_806_468 * 1024 } }],
    ['CPU(s):                  8', { node: { cpus: 8 } }],
    ['Architecture:            aarch64', { node: { arch: 'arm64' } }],
    ['$ nproc\n8', { node: { cpus: 8 } }],
    ['8', {}],
    ['Current active profile: virtual-guest', { node: { host: { tuned: 'virtual-guest' } } }],
    [
      'Current active profile: virtual-guest network-latency',
      { node: { host: { tuned: 'virtual-guest network-latency' } } },
    ],
    ['No current active profile.', { node: { host: { tuned: 'none' } } }],
    ['schedutil', { node: { host: { governor: 'schedutil' } } }],
    [
      '/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor:performance\n/sys/devices/system/cpu/cpu1/cpufreq/scaling_governor:powersave',
      { node: { host: { governor: 'powersave' } } },
    ],
    [
      'cat: /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor: No such file or directory',
      { node: { host: { governor: 'none' } } },
    ],
    ['active', { node: { host: { irqbalance: 'active' } } }],
    ['$ systemctl is-active irqbalance tuned\ninactive\nactive', { node: { host: { irqbalance: 'inactive' } } }],
    ['$ systemctl is-active tuned\nactive', {}],
    ['full (lazy)', { node: { host: { preemption: 'lazy' } } }],
    ['CONFIG_PREEMPT_VOLUNTARY=y\nCONFIG_PREEMPT_DYNAMIC=y', { node: { host: { preemption: 'voluntary' } } }],
    ['From 10.0.0.1 icmp_seq=1 Frag needed and DF set (mtu = 1500)', { network: { pathMtu: 1500 } }],
    ['     Resume: pmtu 9000 hops 1 back 1', { network: { pathMtu: 9000 } }],
    [
      'PING 10.0.0.2 (10.0.0.2) 8972(9000) bytes of data.\n8980 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.2 ms\n\n3 packets transmitted, 3 received, 0% packet loss, time 2003ms',
      { network: { pathMtu: 9000 } },
    ],
    ['PING 10.0.0.2 (10.0.0.2) 8972(9000) bytes of data.\n3 packets transmitted, 0 received, 100% packet loss', {}],
    ['Mem:           62Gi        10Gi', {}],
    [
      '$ free -h\n               total        used        free\nMem:           62Gi        10Gi        40Gi',
      { node: { memoryBytes: 62 * 2 ** 30 } },
    ],
    [
      '$ free -m\n               total        used        free\nMem:           64000       10000       40000',
      { node: { memoryBytes: 64_000 * 2 ** 20 } },
    ],
    ['hello world', {}],
    ['10.0.0.11', {}],
    ['', {}],
  ])('%s', (text, environment) => expect(readPaste(text).environment).toEqual(environment));

  test('the nodes of `kubectl get nodes -o wide`', () => {
    const text = `NAME    STATUS   ROLES    AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE             KERNEL-VERSION      CONTAINER-RUNTIME
node1   Ready    <none>   10d   v1.33.1   10.0.0.11     <none>        Ubuntu 24.04.1 LTS   6.8.0-52-generic    containerd://1.7.24`;
    expect(readPaste(text).environment).toEqual({ node: { kernel: '6.8.0-52-generic' } });
  });
});

describe('a node, several commands at once', () => {
  test('everything is taken', () => {
    const { environment, findings, unread } = readPaste(NODE);
    expect(environment).toEqual({
      node: {
        kernel: '6.12.107+deb13-amd64',
        distribution: 'debian 13',
        cpus: 16,
        memoryBytes: 65_806_468 * 1024,
        nics: [{ driver: 'mlx5_core', mtu: 9000, tsoMaxSize: 524_280 }],
        host: { tuned: 'network-latency', governor: 'performance', irqbalance: 'inactive', preemption: 'voluntary' },
      },
    });
    expect(unread).toEqual([]);
    expect(findings.map(({ kind }) => kind)).toEqual([
      'kernel',
      'os-release',
      'cpu',
      'memory',
      'driver',
      'link',
      'tuned',
      'governor',
      'irqbalance',
      'preemption',
    ]);
  });
  test('devices without a driver, and one without a MAC address', () => {
    const text = `2: eth0: <BROADCAST,UP> mtu 1500 qdisc mq state UP
    link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff
3: ppp0: <POINTOPOINT,UP> mtu 1492 qdisc mq state UNKNOWN
    link/ppp`;
    expect(readPaste(text).environment.node?.nics).toEqual([
      { driver: '', mtu: 1500 },
      { driver: '', mtu: 1492, l2: false },
    ]);
  });
});

describe('`cilium-dbg status`', () => {
  test('1.13, verbose', () => {
    const { environment, statedRouting, unread, wholeValues } = readPaste(STATUS_113);
    expect(environment).toEqual({
      cilium: '1.13.4',
      values: {
        kubeProxyReplacement: 'strict',
        tunnel: 'disabled',
        ipv4NativeRoutingCIDR: '10.244.0.0/16',
        bpf: { masquerade: true },
        loadBalancer: { mode: 'dsr', algorithm: 'maglev', acceleration: 'native' },
      },
    });
    expect([statedRouting, wholeValues, unread]).toEqual(['BPF', false, []]);
  });
  test('1.18', () => {
    const { environment, statedRouting } = readPaste(STATUS_118);
    expect(environment).toEqual({
      cilium: '1.18.2',
      values: {
        kubeProxyReplacement: 'true',
        routingMode: 'native',
        ipv4NativeRoutingCIDR: '10.0.0.0/8',
        ipv6NativeRoutingCIDR: 'fd00::/104',
        bpf: { masquerade: true, datapathMode: 'netkit' },
        ipv6: { enabled: true },
        encryption: { enabled: true, type: 'wireguard', nodeEncryption: true },
        bandwidthManager: { enabled: true, bbr: true },
        enableIPv4BIGTCP: true,
      },
    });
    expect(statedRouting).toBe('BPF');
  });
  test('1.16 in a tunnel, kube-proxy kept', () => {
    const { environment, statedRouting } = readPaste(STATUS_116_TUNNEL, '1.16');
    expect(environment).toEqual({ values: { tunnelProtocol: 'geneve' } });
    expect(statedRouting).toBe('Legacy');
  });
  test('the rules agree with what the agent states', () => {
    for (const text of [STATUS_113, STATUS_118]) {
      const { environment, statedRouting } = readPaste(text);
      const report = evaluate(
        applyPaste({ cilium: '1.20', node: { kernel: '6.12.0' } }, { ...readPaste(text), environment }),
      );
      expect(report.hostRouting.mode).toBe(statedRouting);
    }
  });
});

describe('cilium-config', () => {
  const expected = {
    autoDirectNodeRoutes: true,
    bpf: { masquerade: true, mapDynamicSizeRatio: 0.08 },
    encryption: { enabled: true, type: 'wireguard' },
    hubble: { enabled: false },
    ipv4NativeRoutingCIDR: '10.0.0.0/8',
    kubeProxyReplacement: 'true',
    loadBalancer: { acceleration: 'native', mode: 'dsr' },
    routingMode: 'native',
  };
  test('as YAML', () => {
    const { environment, unread, releaseInferred, wholeValues } = readPaste(CONFIG_MAP);
    expect(environment.cilium).toBe('1.17');
    expect(environment.values).toMatchObject(expected);
    expect([unread, releaseInferred, wholeValues]).toEqual([[], true, true]);
  });
  test('as JSON, in a list, and its data alone', () => {
    const object = parse(CONFIG_MAP) as object;
    for (const text of [
      JSON.stringify(object),
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ kind: 'ConfigMap', data: { x: '1' } }, object] }),
      CONFIG_MAP.split('\n')
        .slice(2, -4)
        .map((line) => line.slice(2))
        .join('\n'),
    ])
      expect(readPaste(text).environment.values).toMatchObject(expected);
  });
  test('a release that was printed wins over the options', () => {
    const { environment, releaseInferred } = readPaste(`${STATUS_118}\n${CONFIG_MAP}`);
    expect([environment.cilium, releaseInferred]).toEqual(['1.18.2', false]);
  });
  test('`cilium config view`', () => {
    const { environment, unread } = readPaste(CONFIG_VIEW);
    expect(environment).toEqual({
      cilium: '1.16',
      values: {
        autoDirectNodeRoutes: true,
        bpf: { masquerade: true },
        hubble: { enabled: false },
        kubeProxyReplacement: 'true',
        routingMode: 'native',
      },
    });
    expect(unread).toEqual([]);
  });
  test('what the agent has by default where a whole ConfigMap is silent', () => {
    const { values } = readPaste(
      CONFIG_VIEW.replace(/^monitor-aggregation.*\n/m, '').replace('\nlabels', '\nenable-hubble    true\nlabels'),
    ).environment;
    expect(values).toMatchObject({ bpf: { monitorAggregation: 'none' } });
    expect(values).not.toHaveProperty('hubble');
  });
  test.each<[string, string, Record<string, unknown>]>([
    // The chart of 1.20 takes ENI by eni.enabled alone, and turns IPv4 masquerading off with it unless told.
    [
      '1.20.0',
      'ipam: eni\nenable-endpoint-routes: "true"\nrouting-mode: native\nenable-ipv4-masquerade: "true"',
      { eni: { enabled: true }, routingMode: 'native', enableIPv4Masquerade: true },
    ],
    [
      '1.18.12',
      'ipam: eni\nenable-endpoint-routes: "true"\nrouting-mode: native\nenable-ipv4-masquerade: "false"',
      { eni: { enabled: true }, ipam: { mode: 'eni' }, routingMode: 'native', enableIPv4Masquerade: false },
    ],
    // What chaining writes is no choice of its own.
    ['1.18.12', 'cni-chaining-mode: aws-cni\nenable-host-legacy-routing: "true"', { cni: { chainingMode: 'aws-cni' } }],
    ['1.18.12', 'enable-host-legacy-routing: "true"', { bpf: { hostLegacyRouting: true } }],
    // One option, two names.
    ['1.17.18', 'enable-ipv4-egress-gateway: "true"', { egressGateway: { enabled: true } }],
    ['1.18.12', 'enable-egress-gateway: "true"', { egressGateway: { enabled: true } }],
  ])('%s: %s', (cilium, text, values) => {
    const read = readPaste(text, cilium).environment.values ?? {};
    expect(read).toEqual(values);
    if (text.startsWith('ipam'))
      expect(evaluate({ cilium, node: { kernel: '6.12.0' }, values: read }).agent.starts).toBe(true);
  });
  test('`cilium-dbg config --all` is neither options nor values', () => {
    const { environment, unread } = readPaste(
      '#### Read-only configurations ####\nEnableIPv4                        : true\nMTU                               : 1500\nTunnelProtocol : vxlan',
    );
    expect([environment, unread]).toEqual([{}, [1, 2, 3, 4]]);
  });
  test('exponents are read, and named', () => {
    const text = 'bpf-ct-global-tcp-max: "2e+06"\nkube-proxy-replacement: "true"';
    expect(readPaste(text, '1.16.0').problems.map(({ id }) => id)).toEqual(
      OPTIONS.some(({ flag, kind }) => flag === 'bpf-ct-global-tcp-max' && kind === 'integer')
        ? ['paste.exponent']
        : [],
    );
  });
  test('another object gives nothing', () => {
    const { environment, findings, unread } = readPaste(
      'apiVersion: v1\nkind: Secret\ndata:\n  password: aHVudGVyMg==',
    );
    expect([environment, findings]).toEqual([{}, []]);
    expect(unread.length).toBe(4);
  });

  test('what a chart writes comes back as values that write the same', () => {
    const ids = new Set(presets.map(({ id }) => id));
    expect(ids.size).toBe(presets.length);
    for (const { newest } of releases()) {
      for (const { environment } of presets) {
        const before = renderChart(newest, environment.values);
        const real = OPTIONS.filter(
          ({ flag, releases: range }) =>
            inRange(newest, range) && !/^(?:eni|azure|gke|alibabacloud|encryption-|upgrade-)/.test(flag),
        );
        const lines = real.flatMap(({ flag }) => {
          const value = before.flags.get(flag);
          return value ? [`${flag}: ${JSON.stringify(value)}`] : [];
        });
        const on = ['enable-wireguard', 'enable-ipsec'].filter((flag) => before.flags.get(flag) === 'true');
        const text = [...lines, ...on.map((flag) => `${flag}: "true"`)].join('\n');
        const after = renderChart(newest, readPaste(text, newest).environment.values);
        for (const flag of [
          'kube-proxy-replacement',
          'routing-mode',
          'enable-bpf-masquerade',
          'enable-ipv4-masquerade',
          'enable-wireguard',
          'enable-ipsec',
          'bpf-lb-mode',
          'enable-bandwidth-manager',
          'enable-hubble',
        ])
          expect([newest, flag, after.flags.get(flag) || 'false']).toEqual([
            newest,
            flag,
            before.flags.get(flag) || 'false',
          ]);
      }
    }
  });
});

describe('Helm values', () => {
  const expected = {
    bpf: { masquerade: true, mapDynamicSizeRatio: 0.08 },
    hubble: { enabled: false },
    kubeProxyReplacement: 'true',
    loadBalancer: { acceleration: 'native', mode: 'dsr' },
    routingMode: 'native',
  };
  test('with the header, and without', () => {
    for (const text of [HELM, HELM.split('\n').slice(1).join('\n')]) {
      const { environment, unread, otherValues, wholeValues } = readPaste(text);
      expect(environment.values).toMatchObject(expected);
      expect(unread).toEqual([]);
      expect(otherValues).toBeGreaterThan(0);
      expect(wholeValues).toBe(true);
    }
  });
  test('JSON with the prompt over it', () => {
    for (const json of ['{"kubeProxyReplacement":true}', '{\n  "kubeProxyReplacement": true\n}']) {
      const { environment, unread } = readPaste(`$ helm get values cilium -n kube-system -o json\n${json}\n`);
      expect([environment.values, unread]).toEqual([{ kubeProxyReplacement: true }, []]);
    }
  });
  test('a values file with a name that is an option too', () => {
    const values = { kubeProxyReplacement: 'strict', tunnel: 'disabled', bpf: { masquerade: true }, devices: 'eth0' };
    for (const text of [stringify(values), JSON.stringify(values)])
      expect(readPaste(text, '1.13.18').environment.values).toEqual(values);
    expect(readPaste('data:\n  tunnel: disabled').findings[0]?.kind).toBe('config-map');
  });
  test('nothing set is nothing set', () => {
    expect(readPaste('USER-SUPPLIED VALUES:\nnull')).toMatchObject({ environment: { values: {} }, unread: [] });
    expect(readPaste('USER-SUPPLIED VALUES:\n{}')).toMatchObject({ environment: { values: {} }, unread: [] });
  });
  test('with all defaults only what differs is kept', () => {
    const text = 'COMPUTED VALUES:\nMTU: 0\nbpf:\n  masquerade: null\nenableIPv4Masquerade: true\nroutingMode: native';
    expect(readPaste(text, '1.18').environment.values).toEqual({ routingMode: 'native' });
  });
  test('the tag of the image is the release', () => {
    expect(readPaste('image:\n  tag: v1.17.3\nroutingMode: native').environment.cilium).toBe('1.17.3');
  });
  test('everything together', () => {
    const text = [
      NODE,
      '$ helm get values cilium -n kube-system',
      HELM,
      '$ kubectl exec ds/cilium -- cilium-dbg status',
      STATUS_118,
    ].join('\n');
    const { environment, unread, statedRouting } = readPaste(text);
    expect(environment.cilium).toBe('1.18.2');
    expect(environment.node?.kernel).toBe('6.12.107+deb13-amd64');
    expect(environment.values).toMatchObject(expected);
    expect([unread, statedRouting]).toEqual([[], 'BPF']);
  });
  test('secrets end here', () => {
    expect(JSON.stringify(readPaste(HELM))).not.toContain('c2VjcmV0');
    expect(JSON.stringify(readPaste(HELM.split('\n').slice(1).join('\n')))).not.toContain('c2VjcmV0');
    expect(JSON.stringify(readPaste('password: hunter2-hunter2'))).not.toContain('hunter2');
  });
});

describe('YAML', () => {
  test('as the library reads it', () => {
    const text = `a: 1
b: "x: z # z" # comment
'c d': 'it''s'
list:
- one
- k: v
  l: [1, "a, b", {x: z}]
-   deep:
      er: true
empty: {}
none: []
null1:
null2: ~
text: |
  line 1
    line 2

  line 3
folded: >-
  one
  two
url: https://example.org:443/x#y
neg: -1.5
map: {a: 1, b: "c}"}
`;
    expect(readYamlLines(text.split('\n'))).toEqual({ values: parse(text), unread: [] });
  });
  test('what is left unread does not move its neighbours', () => {
    const text = 'a: &anchor\n  b: 1\nc: *anchor\nd: !tag x\ne: 2\n  f: 3\ng: "open\nh: 4';
    const { values, unread } = readYamlLines(text.split('\n'));
    expect(values).toEqual({ e: 2, h: 4 });
    expect(unread.length).toBeGreaterThan(3);
  });

  const leaf = fc.oneof(
    fc.boolean(),
    fc.integer({ min: -1e6, max: 1e6 }),
    fc.constant(null),
    fc.constantFrom('true', '10.0.0.0/8', 'a: b', '# no', "it's", '"q"', '- x', '', 'yes', '1e3', '0.08', 'x y'),
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', ':', '#', '-', '"', "'", '地') }),
  );
  const { map } = fc.letrec<{ map: Record<string, unknown>; value: unknown }>((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(leaf, { maxLength: 3 }), tie('map')),
    // Helm's parser takes a bare y or n for a boolean; the library that prints here does not, and leaves them bare.
    map: fc.dictionary(fc.stringMatching(/^[a-mo-xz][\w.-]{0,6}$/), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  }));
  test('whatever is printed as YAML is read back', () => {
    fc.assert(
      fc.property(map, (values) => {
        const text = stringify(values, { lineWidth: 0, version: '1.1' });
        if (Object.keys(values).length === 0 || /: [|>]|- [|>]/.test(text)) return;
        expect(readYamlLines(text.split('\n')).values).toEqual(values);
      }),
    );
  });
});

describe('any text', () => {
  const samples = [STATUS_113, STATUS_118, CONFIG_MAP, CONFIG_VIEW, HELM, NODE].flatMap((text) => text.split('\n'));
  test('never throws, names only lines that exist, and gives a cluster that can be judged', () => {
    const line = fc.oneof(
      fc.constantFrom(...samples),
      anyText,
      fc.constantFrom('__proto__: 1', 'constructor:', '  x: [', '{', '- - - a'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const read = readPaste(lines.join('\n'));
        const count = lines.join('\n').split(/\r\n|\n|\r/).length;
        expect(read.unread.every((at) => at >= 1 && at <= count)).toBe(true);
        for (const { kind } of read.findings) expect(paste[`paste.kind.${kind}`]).toBeDefined();
        for (const { id } of read.problems) expect(paste[`problem.${id}`]).toBeDefined();
        evaluate(applyPaste({ cilium: '1.20' }, read));
      }),
    );
    expect('x' in {}).toBe(false);
  });

  test.each([
    ' ',
    'a',
    ':',
    '- ',
    '{',
    '["',
    'a: [',
    'a:\n ',
    'a: {b: ',
    '6.1.0-\n',
    'driver: x\n',
    '2: eth0: <A> mtu 1500\n',
    '  Mode: DSR\n',
    'Mem: 1\n',
    'enable-ipv4: "true"\n',
    'x:\n',
    'kube-proxy-replacement   true\n',
    '\n',
    '"',
    '- a:\n  ',
  ])('a megabyte of %j', (unit) => {
    readPaste(unit.repeat(Math.ceil((PASTE_LIMIT + 10) / unit.length)));
  });

  test('what lies behind the limit is said to be', () => {
    expect(readPaste('x'.repeat(PASTE_LIMIT + 1)).problems.map(({ id }) => id)).toEqual(['paste.too-long']);
  });

  test('what is no text gives nothing', () => {
    expect(readPaste(undefined as unknown as string).environment).toEqual({});
  });
});

test('an empty paste changes nothing, a status is laid over the values, whole values replace them', () => {
  const before = { cilium: '1.18', node: { kernel: '6.1.0', host: { governor: 'none' } }, values: { MTU: 9000 } };
  expect(applyPaste(before, readPaste(''))).toEqual(before);
  expect(applyPaste(before, readPaste(STATUS_116_TUNNEL, '1.18')).values).toEqual({
    MTU: 9000,
    tunnelProtocol: 'geneve',
  });
  expect(applyPaste(before, readPaste('USER-SUPPLIED VALUES:\nroutingMode: native')).values).toEqual({
    routingMode: 'native',
  });
  expect(applyPaste(before, readPaste('active')).node).toEqual({
    kernel: '6.1.0',
    host: { governor: 'none', irqbalance: 'active' },
  });
  expect(kinds('')).toEqual([]);
});

test.each<[string, unknown]>([
  ['true', true],
  ['True', true],
  ['tRue', 'tRue'],
  ['y', true],
  ['on', true],
  ['oN', 'oN'],
  ['No', false],
  ['nO', 'nO'],
  ['~', null],
  ['', null],
  ['NULL', null],
  ['nUll', 'nUll'],
  ['"on"', 'on'],
])('plain YAML `%s` has the type that Helm’s parser gives it', (text, value) => expect(readScalar(text)).toBe(value));
