/** What the truth tables of single optimizations share: a cluster that has everything else, and a row's verdict. */
import { evaluate } from '../../src/core/index.ts';
import type { Change, Environment, HelmValues, Verdict } from '../../src/core/types.ts';
import { setValue } from '../../src/core/values/path.ts';

export type Values = Record<string, unknown>;

/** One release and what is set there beside the base: values by Helm path, facts of the node. */
export interface Given {
  values?: Values;
  node?: Environment['node'];
  network?: Environment['network'];
}

/** Full replacement, eBPF masquerading, native routing on a new kernel: BPF host routing in every release. */
export function cluster(cilium: string, { values = {}, node = {}, network }: Given = {}): Environment {
  const old = cilium.startsWith('1.13.');
  const base: Values = {
    kubeProxyReplacement: old ? 'strict' : 'true',
    'bpf.masquerade': true,
    [old ? 'tunnel' : 'routingMode']: old ? 'disabled' : 'native',
    ipv4NativeRoutingCIDR: '10.0.0.0/8',
    ipv6NativeRoutingCIDR: 'fd00::/104',
    ...(old ? { enableIPv6Masquerade: false } : {}),
  };
  let all: HelmValues = {};
  for (const [path, value] of Object.entries({ ...base, ...values })) {
    if (value !== undefined) all = setValue(all, path, value as never);
  }
  const environment: Environment = { cilium, node: { kernel: '6.12.0', ...node }, values: all };
  if (network) environment.network = network;
  return environment;
}

/** The verdict of an optimization. */
export function verdictOf(id: string, environment: Environment): Verdict {
  const verdict = evaluate(environment).optimizations.find((entry) => entry.id === id);
  if (!verdict) throw new Error(`no optimization "${id}"`);
  return verdict;
}

/** Changes in a line each, as tables write them: "bpf.masquerade=true", "-cni.chainingMode", "kernel 6.7". */
export const changesText = (changes: Change[] | null): string[] | null =>
  changes &&
  changes.map((change) =>
    change.kind === 'value'
      ? change.to === undefined
        ? `-${change.path}`
        : `${change.path}=${String(change.to)}`
      : `${change.kind} ${change.atLeast}`,
  );

/** `status`, and the id of the reason that decides it. */
export function inShort({ status, reasons }: Verdict): string {
  return `${status} ${reasons[0]?.id ?? '-'}`;
}
