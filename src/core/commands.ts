/** What to run and what it prints, right for a release. Facts: content/cilium/commands.yaml. */
import data from '../../content/cilium/commands.yaml';
import { inRange } from './range';
import { printSet } from './values/helm-set';
import { setPath } from './values/set';
import { yamlText } from './values/yaml';
import type { Change, CiliumRelease, HelmValues } from './types';

interface Binary {
  releases: string;
  value: string;
}
interface Line {
  releases: string;
  grep: string;
  template: string;
}

const NAMESPACE: string = data.namespace;
const pick = <T extends { releases: string }>(list: T[], { version }: CiliumRelease): T =>
  list.find(({ releases }) => inRange(version, releases)) ?? (list[list.length - 1] as T);

/** The agent's command line tool inside its pod: `cilium` up to 1.14, `cilium-dbg` from 1.15. */
export const binaryOf = (release: CiliumRelease): string => pick(data.binary as Binary[], release).value;

/** The command that prints the status line of host routing. */
export function verifyCommand(release: CiliumRelease): string {
  const { grep } = pick(data.line as Line[], release);
  const pattern = grep.includes(' ') ? `"${grep}"` : grep;
  return `kubectl -n ${NAMESPACE} exec ds/cilium -- \\\n  ${binaryOf(release)} status | grep ${pattern}`;
}

/** The line to expect, cut around the mode word so that a view can point at it. */
export function expectedLine(
  release: CiliumRelease,
  { mode, network }: { mode: 'BPF' | 'Legacy'; network: string },
): { before: string; mode: string; after: string } {
  const { template } = pick(data.line as Line[], release);
  const [before = '', after = ''] = template.split('{mode}');
  return { before: before.replace('{network}', network), mode, after };
}

/** Changes of values as arguments of helm, one a line's worth. Text that YAML would re-type goes by --set-string. */
export function setArguments(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => {
    if (change.kind !== 'value') return [];
    if (change.to === undefined) return [`--set ${change.path}=null`];
    const { set, setString } = printSet(setPath({}, change.path, change.to));
    // Helm takes a bare true for the word "true" wherever the chart compares text.
    return [
      ...(set === '' ? [] : [`--set ${quote(set)}`]),
      ...(setString === '' ? [] : [`--set-string ${quote(setString)}`]),
    ];
  });
}

const quote = (text: string): string => (/^[\w.,=:/@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** `helm upgrade` of a release in place with changes; values in force stay. */
export function upgradeCommand(release: CiliumRelease, changes: readonly Change[]): string {
  return [
    'helm upgrade cilium cilium/cilium',
    `--version ${release.version} -n ${NAMESPACE}`,
    '--reuse-values',
    ...setArguments(changes),
  ].join(' \\\n  ');
}

/** The agent applies most values at its start. */
export const restartCommand = (): string => `kubectl -n ${NAMESPACE} rollout restart ds/cilium`;

/** The way back to Legacy that keeps replacement and masquerading: one value, then restart the agent. */
export const rollbackArguments = (): string => '--set bpf.hostLegacyRouting=true';

/** Values as YAML for a file. */
export const yamlOf = (values: HelmValues): string => yamlText(values);
