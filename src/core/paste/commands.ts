/** What to run so that its output can be pasted. Source: content/node/paste.yaml. */
import data from '../../../content/node/paste.yaml';
import { inRange } from '../range';
import type { CiliumRelease } from '../types';

interface Facts {
  cluster: { command: string; releases?: string }[];
  node: { before: string; commands: string[] };
}
const FACTS = data as Facts;

/** Commands for a machine with helm and kubectl, right for a release, one a line. */
export const clusterCommands = ({ version }: CiliumRelease): string =>
  FACTS.cluster
    .filter(({ releases }) => inRange(version, releases))
    .map(({ command }) => command)
    .join('\n');

/** One command for a node's shell that runs all others and prints each before what it says. */
export const nodeCommand = (): string => `sudo sh -c '${FACTS.node.before}\n${FACTS.node.commands.join('\n')}' 2>&1`;
