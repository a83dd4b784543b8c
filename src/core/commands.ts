/** What to run for a set of changes, right for the release chosen. Source: content/cilium/commands.yaml. */
import data from '../../content/cilium/commands.yaml';
import { optionAt } from './options';
import { inRange } from './range';
import { resolveRelease } from './release';
import type { Change, CiliumRelease, HelmValue, HelmValues } from './types';
import { printArguments } from './values/helm-set';
import { flatten, setValue } from './values/path';
import { printYaml } from './values/yaml';

interface Status {
  releases: string;
  command: string;
  before: string;
}
interface Commands {
  upgrade: { command: string; target: string; keep: string; keepAcross: string };
  restart: { command: string };
  rollback: { path: string; to: HelmValue };
  status: Status[];
  networks: Record<Network, string>;
}
const COMMANDS = data as Commands;

/** How pods of other nodes are reached, as the agent's status names it. */
export type Network = 'native' | 'vxlan' | 'geneve';

const BREAK = ' \\\n';

/** An argument as a POSIX shell takes it: quoted only where it must be. */
export const shellQuote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Values as changes, one for each path. */
export const changesOf = (values: HelmValues | undefined): Change[] =>
  flatten(values).map(([path, to]) => ({ kind: 'value', path, to }));

/** The values that changes set, in the chart's shape; a removed key is null, which is how Helm takes one back. */
function valuesOf(changes: readonly Change[] | null | undefined): HelmValues {
  return (changes ?? []).reduce<HelmValues>(
    (values, change) => (change.kind === 'value' ? setValue(values, change.path, change.to ?? null) : values),
    {},
  );
}

/** Where the chart takes `true` and `"true"` alike, the shorter flag does. */
function relaxed(values: HelmValues): HelmValues {
  return flatten(values).reduce((out, [path, value]) => {
    const bool = value === 'true' || value === 'false';
    return bool && optionAt(path)?.schema === false ? setValue(out, path, value === 'true') : out;
  }, values);
}

/** `--set`, `--set-string` and `--set-json` arguments, one a path. */
function flags(changes: readonly Change[] | null | undefined): string[] {
  const { set, setString, setJson } = printArguments(relaxed(valuesOf(changes)));
  return [
    ...set.map((part) => `--set ${shellQuote(part)}`),
    ...setString.map((part) => `--set-string ${shellQuote(part)}`),
    ...setJson.map((part) => `--set-json ${shellQuote(part)}`),
  ];
}

/** The changed values as arguments of `helm`, a line each; '' where no value changes. */
export const setLine = (changes: readonly Change[] | null | undefined): string => flags(changes).join(BREAK);

/**
 * `helm upgrade` with the changes, over several lines. A change of Cilium sets the version; kernels are not Helm's. A
 * value taken back, like a new release, starts from the chart's defaults.
 * Without changes it installs the release as configured.
 */
export function upgradeCommand(release: CiliumRelease, changes?: readonly Change[] | null): string {
  const newer = (changes ?? []).find((change) => change.kind === 'cilium');
  const { command, target, keep, keepAcross } = COMMANDS.upgrade;
  const version = newer ? resolveRelease(newer.atLeast).version : release.version;
  const takesBack = (changes ?? []).some((change) => change.kind === 'value' && (change.to ?? null) === null);
  return [
    command,
    ...[target.replace('{version}', version), newer || takesBack ? keepAcross : keep, ...flags(changes)].map(
      (line) => `  ${line}`,
    ),
  ].join(BREAK);
}

/**
 * Changes, or values, as the text of a values file, without a newline at its end. With a release its first line names
 * it. A removed key is written as null.
 */
export function yamlOf(what: readonly Change[] | HelmValues | null | undefined, release?: CiliumRelease): string {
  const values = Array.isArray(what) ? valuesOf(what as readonly Change[]) : ((what ?? {}) as HelmValues);
  const text = printYaml(values);
  return release ? `# Cilium ${release.version}\n${text}` : text;
}

const statusOf = ({ version }: CiliumRelease): Status =>
  COMMANDS.status.find(({ releases }) => inRange(version, releases)) ?? (COMMANDS.status.at(-1) as Status);

/** The command that prints the mode of host routing on one node. */
export const verifyCommand = (release: CiliumRelease): string => statusOf(release).command;

/** The line `verifyCommand` prints, in three parts so that a view can mark the mode; together they are the line. */
export function expectedLine(
  release: CiliumRelease,
  { mode, network }: { mode: 'BPF' | 'Legacy'; network: Network },
): { before: string; mode: 'BPF' | 'Legacy'; after: string } {
  const before = statusOf(release).before.replace('{network}', COMMANDS.networks[network] ?? '');
  return { before, mode, after: '' };
}

/** The one change that brings the host's stack back and leaves all else. */
export function rollbackChanges(): Change[] {
  const { path, to } = COMMANDS.rollback;
  return [{ kind: 'value', path, to }];
}

/** `helm upgrade` back to Legacy host routing; replacement and masquerading stay. */
export const rollbackCommand = (release: CiliumRelease): string => upgradeCommand(release, rollbackChanges());

/** Restarts all agents; a changed ConfigMap alone changes nothing. */
export const restartCommand = (): string => COMMANDS.restart.command;
