/** Facts of a node and its network that a form asks for, with the command that prints each. */
import data from '../../content/node/facts.yaml';
import { OPTIMIZATIONS } from './optimizations';

export const NODE_FACTS = [
  'driver',
  'mtu',
  'tso',
  'memory',
  'cpus',
  'governor',
  'tuned',
  'irqbalance',
  'preemption',
  'sameL2',
  'platform',
  'pathMtu',
  'ipOptions',
] as const;
export type NodeFactId = (typeof NODE_FACTS)[number];

export interface NodeFact {
  id: NodeFactId;
  group: 'node' | 'system' | 'network';
  /** Prints it. */
  command: string;
  /** What the command prints, where that is a short list. */
  answers: readonly string[];
  /** Other answers than those listed are read, too. */
  free: boolean;
  /** What an empty field shows. */
  example: string;
}

type Row = Omit<NodeFact, 'answers' | 'free' | 'example'> & Partial<NodeFact>;

const facts = new Map(
  (data.facts as Row[]).map(
    ({ id, group, command, answers = [], free = false, example = '' }): [NodeFactId, NodeFact] => {
      const own = OPTIMIZATIONS.find(({ settle }) => settle?.fact === id)?.settle?.command;
      return [id, { id, group, command: own ?? command, answers, free, example }];
    },
  ),
);

/** One fact by its name; every name of `NODE_FACTS` has one. Source: content/node/facts.yaml. */
export const nodeFact = (id: NodeFactId): NodeFact => facts.get(id) as NodeFact;
