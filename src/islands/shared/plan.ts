import { applyChanges, evaluate, type Environment, type Report } from '../../core';
import {
  expectedLine,
  rollbackChanges,
  setLine,
  upgradeCommand,
  verifyCommand,
  yamlOf,
  type Network,
} from '../../core/commands';

/** What to write and run for a verdict. */
export interface Plan {
  /** `helm upgrade …` with the nearest change; as configured where nothing changes. */
  upgrade: string;
  /** The nearest change of values as `--set` arguments; '' where no value changes. */
  set: string;
  verify: string;
  /** The status line now; '' while the agent would not print one. */
  now: string;
  then: string | undefined;
  back: string;
  yaml: string;
  lines: { text: string; added: boolean }[];
  /** Replacement is switched on, so the agent must reach the API server by itself. */
  asksForApiServer: boolean;
}

/** The plan for an environment and its report. */
export function planOf(environment: Environment, report: Report): Plan {
  const { release, hostRouting } = report;
  const changes = hostRouting.nearest ?? [];
  const after = applyChanges(environment, changes);
  const values = after.values ?? {};
  const line = (mode: 'BPF' | 'Legacy', network: Network) => {
    const { before, mode: word, after: rest } = expectedLine(release, { mode, network });
    return `${before}${word}${rest}`;
  };
  const yaml = yamlOf(values);
  const old = new Set(yamlOf(environment.values ?? {}).split('\n'));
  const replaced = changes.some((change) => change.kind === 'value' && change.path === 'kubeProxyReplacement');
  return {
    upgrade: upgradeCommand(release, changes),
    set: setLine(changes),
    verify: verifyCommand(release),
    now: hostRouting.mode === 'BPF' || hostRouting.mode === 'Legacy' ? line(hostRouting.mode, report.network) : '',
    then: hostRouting.mode !== 'BPF' && hostRouting.nearest ? line('BPF', evaluate(after).network) : undefined,
    back: setLine(rollbackChanges()),
    yaml,
    lines: yaml === '' ? [] : yaml.split('\n').map((text) => ({ text, added: !old.has(text) })),
    asksForApiServer: replaced,
  };
}
