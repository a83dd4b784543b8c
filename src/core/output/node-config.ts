/** A CiliumNodeConfig for one exact release, and the commands that move node by node. */
import versions from '../../../content/cilium/node-config.yaml';
import rollout from '../../../content/cilium/rollout.yaml';
import { applyChanges } from '../changes';
import { inRange } from '../range';
import { resolveRelease } from '../release';
import type { Change, CiliumRelease, Environment, HelmValue, Source } from '../types';
import { flatten } from '../values/path';
import { printYaml } from '../values/yaml';
import { fitValues } from './fit';
import { flagsOf, keyAt, KEYS } from './keys';
import type { Check } from './step';
import { difference } from './difference';

interface Facts {
  label: string;
  cordon: string;
  drain: string;
  restart: string;
  wait: string;
  agent: string;
  uncordon: string;
  apply: string;
  remove: string;
  source: Source;
}
const FACTS = rollout.nodeConfig as Facts;
const VERSIONS = versions.apiVersions as { releases: string; value: string }[];

/** Name of the object, and label of the nodes it is for. */
const NAME = 'cilium-tuning';
const LABEL = { key: 'fastpath/tuning', value: 'true' };

/** The object and what it cannot carry. */
export interface NodeConfig {
  /** The object as YAML with a newline at its end; '' where no change may differ from node to node. */
  text: string;
  apiVersion: string;
  /** Agent options as the agent reads them: texts. */
  defaults: Record<string, string>;
  /** Helm paths that the whole cluster must share: set them with Helm, before. */
  clusterWide: string[];
  /** kube-proxy still serves nodes that have not moved. */
  kubeProxy: boolean;
  /** Commands for one node, `$NODE`, in order. */
  perNode: {
    id: 'label' | 'cordon' | 'drain' | 'restart' | 'wait' | 'verify' | 'uncordon';
    command: string;
    expect?: string;
  }[];
  apply: string;
  /** When all nodes have moved and the values are in Helm. */
  remove: string;
  sources: Source[];
}

/** API version of the object in a release. */
export const nodeConfigVersion = ({ version }: CiliumRelease): string =>
  VERSIONS.find(({ releases }) => inRange(version, releases))?.value ?? 'cilium.io/v2';

/** Flags that may differ from node to node, in a release. */
const perNodeFlags = (version: string): Set<string> =>
  new Set(KEYS.filter(({ node }) => node).flatMap((key) => flagsOf(key, version)));

const textOf = (value: HelmValue): string => (typeof value === 'string' ? value : String(value));

export interface NodeConfigRequest {
  environment: Environment;
  changes: readonly Change[];
  /** Empty the node before its agent restarts; where only the agent changes it may stay as it is. */
  drain?: boolean;
  /** Lines that show it is in effect, as a plan's steps give them. */
  verify?: readonly Check[];
  name?: string;
  label?: { key: string; value: string };
  file?: string;
}

/** The object for changes of values. A change of Cilium's release is not one a node makes alone. */
export function nodeConfig(request: NodeConfigRequest): NodeConfig {
  const {
    environment,
    changes,
    drain = true,
    verify = [],
    name = NAME,
    label = LABEL,
    file = 'node-config.yaml',
  } = request;
  const release = resolveRelease(environment.cilium);
  const { version } = release;
  const before = environment.values ?? {};
  const values = changes.filter(({ kind }) => kind === 'value');
  const changed = difference(before, fitValues(applyChanges(environment, values).values, release).values);
  const allowed = perNodeFlags(version);
  const defaults: Record<string, string> = {};
  const clusterWide: string[] = [];
  for (const [path, value] of flatten(changed)) {
    const extra = path.startsWith('extraConfig.') ? path.slice('extraConfig.'.length) : undefined;
    const key = keyAt(path);
    const flags = extra === undefined ? (key?.node ? flagsOf(key, version) : []) : allowed.has(extra) ? [extra] : [];
    const [flag, ...others] = flags;
    if (flag === undefined || others.length > 0 || value === null || typeof value === 'object') clusterWide.push(path);
    else defaults[flag] = textOf(value);
  }
  const apiVersion = nodeConfigVersion(release);
  const object = {
    apiVersion,
    kind: 'CiliumNodeConfig',
    metadata: { name, namespace: 'kube-system' },
    spec: { nodeSelector: { matchLabels: { [label.key]: label.value } }, defaults },
  };
  return {
    text: Object.keys(defaults).length > 0 ? `${printYaml(object)}\n` : '',
    apiVersion,
    defaults,
    clusterWide,
    kubeProxy: 'kube-proxy-replacement' in defaults,
    perNode: [
      { id: 'label', command: FACTS.label.replace('{label}', label.key).replace('{value}', label.value) },
      ...(drain
        ? [
            { id: 'cordon' as const, command: FACTS.cordon },
            { id: 'drain' as const, command: FACTS.drain },
          ]
        : []),
      { id: 'restart', command: FACTS.restart },
      { id: 'wait', command: FACTS.wait },
      ...verify.map(({ command, expect }) => ({
        id: 'verify' as const,
        command: onNode(command),
        ...(expect === undefined ? {} : { expect }),
      })),
      ...(drain ? [{ id: 'uncordon' as const, command: FACTS.uncordon }] : []),
    ],
    apply: FACTS.apply.replace('{file}', file),
    remove: FACTS.remove.replace('{name}', name),
    sources: [FACTS.source],
  };
}

/** A command that asks any agent, for the agent of `$NODE`. */
export const onNode = (command: string): string => command.replace(/\bexec ds\/cilium\b/, `exec ${FACTS.agent}`);
