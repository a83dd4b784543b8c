import type { Environment, Report } from '../../core';

/** What to write and run for a verdict. */
export interface Plan {
  /** `helm upgrade …` with the nearest change; as configured where nothing changes. */
  upgrade: string;
  /** The nearest change of values as `--set` arguments; '' where no value changes. */
  set: string;
  verify: string;
  now: string;
  then: string | undefined;
  back: string;
  yaml: string;
  lines: { text: string; added: boolean }[];
  /** Replacement is switched on, so the agent must reach the API server by itself. */
  asksForApiServer: boolean;
}
export function planOf(environment: Environment, report: Report): Plan {
  return {
    upgrade: `helm upgrade cilium cilium/cilium \\\n  --version ${report.release.version} -n kube-system \\\n  --reuse-values \\\n  --set kubeProxyReplacement=true \\\n  --set bpf.masquerade=true`,
    set: '--set kubeProxyReplacement=true \\\n--set bpf.masquerade=true',
    verify: "kubectl -n kube-system exec ds/cilium -- \\\n  cilium-dbg status | grep Routing",
    now: 'Routing:   Network: Tunnel [vxlan]   Host: ' + report.hostRouting.mode,
    then: 'Routing:   Network: Tunnel [vxlan]   Host: BPF',
    back: '--set bpf.hostLegacyRouting=true',
    yaml: 'bpf:\n  masquerade: true',
    lines: [{ text: 'kubeProxyReplacement: "true"', added: false }, { text: 'bpf:', added: true }, { text: '  masquerade: true', added: true }],
    asksForApiServer: true,
  };
}
