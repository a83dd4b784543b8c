/** How many clusters `evaluate` answers for in a second, on one core, bundled as a page bundles it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Environment, HelmValues } from '../../src/core/types.ts';
import { yamlPlugin } from '../../src/integrations/yaml.ts';
import { atLeast, median, type Measure } from './measure.ts';

const LINES = ['1.13', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19', '1.20'];
/** Kernels of distributions; the number in braces counts on. */
const KERNELS = [
  '4.19.0-{}-arm64',
  '5.4.0-{}-generic',
  '5.10.0-{}-amd64',
  '6.2.0-{}-generic',
  '6.8.0-{}-generic',
  '4.18.0-{}.el8_10.x86_64',
  '5.14.0-{}.el9.x86_64',
  '6.12.{}-talos',
  '5.10.{}-190.747.amzn2.x86_64',
  'not a kernel {}',
];
const VALUES: (HelmValues | undefined)[] = [
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

/**
 * Every release line × kernel × values above. No two are the same in the whole run: patch release, build of the kernel
 * and memory go on counting. `fresh`: no two have the same values either, so that nothing known of others helps.
 */
function environments(fresh: boolean): Environment[] {
  return LINES.flatMap((line) =>
    KERNELS.flatMap((kernel) =>
      VALUES.map((values): Environment => {
        made += 1;
        return {
          cilium: `${line}.${made % 5}`,
          node: { kernel: kernel.replace('{}', String(made % 200)), memoryBytes: 8 * 2 ** 30 + made * 4096 },
          ...(fresh
            ? { values: { ...values, k8sServiceHost: `host-${made}` } }
            : values === undefined
              ? {}
              : { values }),
        };
      }),
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

/** How much of a report is read; its parts are computed when somebody reads them. Only what a bar is set for has one. */
const READINGS: {
  what: string;
  bar?: number;
  fresh?: boolean;
  read: (report: ReturnType<Core['evaluate']>) => unknown;
}[] = [
  {
    what: 'agent, host routing and why',
    bar: 20_000,
    read: ({ agent, hostRouting }) => agent.starts === hostRouting.mode || hostRouting.reasons,
  },
  { what: 'every verdict too', bar: 20_000, read: ({ optimizations }) => optimizations.map(({ status }) => status) },
  {
    what: 'every verdict, no values seen before',
    fresh: true,
    read: ({ optimizations }) => optimizations.map(({ status }) => status),
  },
  { what: 'the whole report as JSON', read: (report) => JSON.stringify(report) },
];

/** Gives the median rate of ten rounds for each reading; takes about fifteen seconds. */
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
    const round = ({ read, fresh = false }: (typeof READINGS)[number]): number => {
      let count = 0;
      let spent = 0;
      while (spent < 300) {
        const inputs = environments(fresh);
        const started = performance.now();
        for (const input of inputs) read(core.evaluate(input));
        spent += performance.now() - started;
        count += inputs.length;
      }
      return (count / spent) * 1000;
    };
    return READINGS.map((reading) => {
      const what = `evaluate, environments a second: ${reading.what}`;
      round(reading);
      const rates = Array.from({ length: 10 }, () => round(reading));
      const detail = { slowest: Math.min(...rates), fastest: Math.max(...rates) };
      return reading.bar === undefined
        ? { what, value: median(rates), unit: '/s', detail }
        : atLeast(what, median(rates), reading.bar, '/s', detail);
    });
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
