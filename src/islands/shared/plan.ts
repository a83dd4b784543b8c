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
import { leaves } from './edit';

/** What to write and run for a verdict. */
export interface Plan {
  /** `helm upgrade …` with the nearest change; as configured where nothing changes. */
  upgrade: string;
  /** The nearest change of values as `--set` arguments; '' where no value changes. */
  set: string;
  verify: string;
  /** The status line now; undefined while the agent would not print one. */
  now: string | undefined;
  /** The status line after the nearest change; undefined where there is none to make. */
  after: string | undefined;
  back: string;
  /** The values after the nearest change, as a file. */
  yaml: string;
  /** Its lines, and which of them the change brought; none where every value is the default. */
  lines: { text: string; added: boolean }[];
  /** Replacement is switched on, so the agent must reach the API server by itself. */
  asksForApiServer: boolean;
}

/** The plan for an environment and its report. */
export function planOf(environment: Environment, report: Report): Plan {
  const { release, hostRouting, network } = report;
  const { mode } = hostRouting;
  const changes = hostRouting.nearest ?? [];
  const changed = applyChanges(environment, changes);
  const line = (word: 'BPF' | 'Legacy', reached: Network): string => {
    const parts = expectedLine(release, { mode: word, network: reached });
    return parts.before + parts.mode + parts.after;
  };
  const yaml = yamlOf(changed.values);
  const before = new Set(yamlOf(environment.values).split('\n'));
  return {
    upgrade: upgradeCommand(release, changes),
    set: setLine(changes),
    verify: verifyCommand(release).replace(' -- ', ' -- \\\n  '),
    now: mode === 'BPF' || mode === 'Legacy' ? line(mode, network) : undefined,
    after: changes.length > 0 ? line('BPF', evaluate(changed).network) : undefined,
    back: setLine(rollbackChanges()),
    yaml,
    lines: leaves(changed).length === 0 ? [] : yaml.split('\n').map((text) => ({ text, added: !before.has(text) })),
    asksForApiServer: changes.some((change) => change.kind === 'value' && change.path === 'kubeProxyReplacement'),
  };
}
