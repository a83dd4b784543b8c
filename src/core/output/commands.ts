/** What to run for a plan, in order and right for its release. Source: content/cilium/rollout.yaml. */
import short from '../../../content/cilium/commands.yaml';
import data from '../../../content/cilium/rollout.yaml';
import { restartCommand, setLine } from '../commands';
import type { Restart } from '../optimizations';
import type { Change, CiliumRelease } from '../types';

interface Facts {
  values: { overChanges: string; replace: string; file: string };
  inForce: { command: string };
  cli: { command: string };
  restart: { wait: string; pods: string };
  back: { command: string };
}
const FACTS = data as Facts;
const UPGRADE = short.upgrade as { command: string; target: string };
const BREAK = ' \\\n  ';

/** Commands to take a values file into effect, and back. */
export interface Commands {
  /** Keeps the values in force in a file, to compare and to go back. */
  keep: string;
  helm: string;
  /** The same with Cilium's own CLI. */
  cilium: string;
  /** What makes the change take effect, in order; nothing where nothing restarts. */
  restart: string[];
  /** Back to the revision before. */
  rollback: string;
  /** Back with values alone; '' where there is no such way. */
  back: string;
}

export interface CommandsRequest {
  /** Release to run, the one after the changes. */
  release: CiliumRelease;
  /** changes: the file holds what changes; complete: everything. */
  mode: 'changes' | 'complete';
  restart: Restart;
  /** The way back as values. */
  back?: readonly Change[] | null;
  file?: string;
  /** File for the values in force. */
  keepFile?: string;
}

/** Commands for a values file. A file of changes is laid over the values in force, from the chart's defaults up. */
export function commandsFor(request: CommandsRequest): Commands {
  const { release, mode, restart, back, file = 'values.yaml', keepFile = 'values-before.yaml' } = request;
  const { inForce, cli } = FACTS;
  const values = mode === 'complete' ? FACTS.values.replace : FACTS.values.overChanges;
  const given = FACTS.values.file.replace('{file}', file);
  const target = UPGRADE.target.replace('{version}', release.version);
  const set = setLine(back);
  return {
    keep: inForce.command.replace('{file}', keepFile),
    helm: [UPGRADE.command, target, values, given].join(BREAK),
    cilium: [cli.command.replace('{version}', release.version), values, given].join(BREAK),
    restart: restartCommands(restart),
    rollback: FACTS.back.command,
    back: set === '' ? '' : [UPGRADE.command, target, FACTS.values.overChanges, ...set.split(' \\\n')].join(BREAK),
  };
}

/** What restarts for a kind of restart: agents, then pods. A node restarts everything by itself. */
export function restartCommands(restart: Restart): string[] {
  const { wait, pods } = FACTS.restart;
  const command = restartCommand();
  if (restart === 'agent') return [command, wait];
  return restart === 'pods' ? [command, wait, pods] : [];
}
