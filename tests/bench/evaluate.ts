/** How many clusters `evaluate` answers for in a second, on one core, bundled as a page bundles it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Environment } from '../../src/core/types.ts';
import { yamlPlugin } from '../../src/integrations/yaml.ts';
import { atLeast, median, type Measure } from './measure.ts';

const RELEASES = ['1.13.4', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19', '1.20'];
const KERNELS = [
  '4.19.0-17-arm64',
  '5.4.0-150-generic',
  '5.10.0-28-amd64',
  '6.2.0-20-generic',
  '6.8.0-31-generic',
  '4.18.0-553.el8_10.x86_64',
  '5.14.0-427.el9.x86_64',
  '6.12.5-talos',
  '5.10.199-190.747.amzn2.x86_64',
  'not a kernel',
];
const VALUES: Environment['values'][] = [
  undefined,
  { kubeProxyReplacement: 'true', bpf: { masquerade: true }, routingMode: 'native' },
  {
    kubeProxyReplacement: 'strict',
    bpf: { masquerade: true },
    tunnel: 'disabled',
    ipv4NativeRoutingCIDR: '10.0.0.0/8',
  },
  { encryption: { enabled: true, type: 'ipsec' }, bpf: { masquerade: true } },
  { bpf: { datapathMode: 'netkit', masquerade: true }, kubeProxyReplacement: 'true' },
  { endpointRoutes: { enabled: true }, kubeProxyReplacement: 'true', cni: { chainingMode: 'aws-cni' } },
];

let made = 0;

/** Every release × kernel × values above, with an amount of memory nobody has asked about: `evaluate` knows none of them. */
function environments(): Environment[] {
  return RELEASES.flatMap((cilium) =>
    KERNELS.flatMap((kernel) =>
      VALUES.map((values) => ({
        cilium,
        node: { kernel, memoryBytes: 8 * 2 ** 30 + ++made * 4096 },
        ...(values ? { values } : {}),
      })),
    ),
  );
}

interface Core {
  evaluate(environment: Environment): {
    agent: { starts: unknown };
    hostRouting: { mode: string; reasons: unknown[] };
    optimizations: { status: string }[];
  };
}

/** How much of a report is read; its parts are computed when somebody reads them. */
const READINGS: { name: string; bar: number; read: (report: ReturnType<Core['evaluate']>) => unknown }[] = [
  {
    name: 'evaluate, environments a second: agent, host routing and why',
    bar: 20_000,
    read: ({ agent, hostRouting }) => agent.starts === hostRouting.mode || hostRouting.reasons,
  },
  {
    name: 'evaluate, environments a second: every verdict too',
    bar: 20_000,
    read: ({ optimizations }) => optimizations.map(({ status }) => status),
  },
];

/** Gives the median rate of ten rounds for each reading; takes about seven seconds. */
export async function measureEvaluate(): Promise<Measure[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'fastpath-bench-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      plugins: [yamlPlugin()],
      ssr: { noExternal: true },
      build: {
        ssr: 'src/core/index.ts',
        outDir,
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: 'core.mjs' } },
      },
    });
    const core = (await import(pathToFileURL(join(outDir, 'core.mjs')).href)) as Core;
    const round = (read: (typeof READINGS)[number]['read']): number => {
      let count = 0;
      let spent = 0;
      while (spent < 300) {
        const inputs = environments();
        const started = performance.now();
        for (const input of inputs) read(core.evaluate(input));
        spent += performance.now() - started;
        count += inputs.length;
      }
      return (count / spent) * 1000;
    };
    return READINGS.map(({ name, bar, read }) => {
      round(read);
      const rates = Array.from({ length: 10 }, () => round(read));
      const detail = { slowest: Math.min(...rates), fastest: Math.max(...rates) };
      return atLeast(name, median(rates), bar, '/s', detail);
    });
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
