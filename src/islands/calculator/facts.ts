import { NODE_FACTS, type Environment, type HostFacts, type NodeFactId } from '../../core';
import { withNode } from '../shared/edit';

/** A fact as a form shows it: text in, text out; '' is "don't know". */
interface Access {
  read: (environment: Environment) => string;
  /** The environment with it; the same one where the text is no answer. */
  write: (environment: Environment, text: string) => Environment;
}

type Network = NonNullable<Environment['network']>;

const without = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

const orNothing = <T extends object>(facts: T): T | undefined => (Object.keys(facts).length > 0 ? facts : undefined);

function withNetwork(environment: Environment, facts: { [K in keyof Network]?: Network[K] | undefined }): Environment {
  const network = orNothing(without({ ...environment.network, ...facts })) as Network | undefined;
  const { network: _, ...rest } = environment;
  return network ? { ...rest, network } : rest;
}

function withHost(environment: Environment, facts: { [K in keyof HostFacts]?: string | undefined }): Environment {
  return withNode(environment, { host: orNothing(without({ ...environment.node?.host, ...facts })) as HostFacts });
}

/** The first device; the others of a link stay as they are. */
function withNic(
  environment: Environment,
  facts: { driver?: string; mtu?: number | undefined; tsoMaxSize?: number | undefined },
): Environment {
  const [first, ...others] = environment.node?.nics ?? [];
  const nic = without({ driver: '', ...first, ...facts });
  const known = nic.driver !== '' || nic.mtu !== undefined || nic.l2 !== undefined || nic.tsoMaxSize !== undefined;
  const nics = known ? [nic as { driver: string }, ...others] : others;
  return withNode(environment, { nics: nics.length > 0 ? nics : undefined });
}

/** A whole number from what a command prints: "MTU 9000" is 9000. */
function number(text: string): number | undefined {
  const found = /\d{1,12}/.exec(text.replaceAll(/[,\s](?=\d{3}\b)/g, ''));
  const value = Number(found?.[0] ?? 0);
  return value > 0 ? value : undefined;
}

const GIB = 2 ** 30;
/** "64", "63.4", or the kB that /proc/meminfo prints. */
function memory(text: string): number | undefined {
  const meminfo = /(\d+)\s*kB/i.exec(text);
  if (meminfo) return Number(meminfo[1]) * 1024;
  const value = Number(/\d+(?:\.\d+)?/.exec(text)?.[0] ?? 0);
  return value > 0 ? Math.round(value * GIB) : undefined;
}

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no');
const asFlag = (text: string): boolean | undefined => (text === '' ? undefined : text === 'yes');
const shown = (value: number | undefined): string => (value === undefined ? '' : String(value));
/** The one word of what a command prints: "Current active profile: balanced", "none (voluntary) full". */
const word = (text: string): string | undefined =>
  (/\((\w+)\)/.exec(text)?.[1] ?? text.replace(/^.*:/, '').trim()) || undefined;
const host = (key: keyof HostFacts): Access => ({
  read: ({ node }) => node?.host?.[key] ?? '',
  write: (environment, text) => withHost(environment, { [key]: word(text) }),
});

/** How each fact is read and written. */
export const ACCESS: Record<NodeFactId, Access> = {
  driver: {
    read: ({ node }) => node?.nics?.[0]?.driver ?? '',
    // As `ethtool -i` prints it, "driver: ena".
    write: (environment, text) => withNic(environment, { driver: text.replace(/^\s*driver:\s*/, '').trim() }),
  },
  mtu: {
    read: ({ node }) => shown(node?.nics?.[0]?.mtu),
    write: (environment, text) => withNic(environment, { mtu: number(text) }),
  },
  tso: {
    read: ({ node }) => shown(node?.nics?.[0]?.tsoMaxSize),
    write: (environment, text) => withNic(environment, { tsoMaxSize: number(text) }),
  },
  memory: {
    read: ({ node }) => (node?.memoryBytes === undefined ? '' : String(Math.round((node.memoryBytes / GIB) * 10) / 10)),
    write: (environment, text) => withNode(environment, { memoryBytes: memory(text) }),
  },
  cpus: {
    read: ({ node }) => shown(node?.cpus),
    write: (environment, text) => withNode(environment, { cpus: number(text) }),
  },
  governor: host('governor'),
  tuned: host('tuned'),
  irqbalance: host('irqbalance'),
  preemption: host('preemption'),
  sameL2: {
    read: ({ network }) => yesNo(network?.sameL2),
    write: (environment, text) => withNetwork(environment, { sameL2: asFlag(text) }),
  },
  ipOptions: {
    read: ({ network }) => yesNo(network?.ipOptions),
    write: (environment, text) => withNetwork(environment, { ipOptions: asFlag(text) }),
  },
  platform: {
    read: ({ network }) => network?.platform ?? '',
    write: (environment, text) => withNetwork(environment, { platform: text || undefined }),
  },
  pathMtu: {
    read: ({ network }) => shown(network?.pathMtu),
    write: (environment, text) => withNetwork(environment, { pathMtu: number(text) }),
  },
};

/** Names under which rules ask for facts, some for more than one at once. */
const ASKED: Record<string, NodeFactId[]> = {
  nic: ['driver', 'mtu'],
  'nic-kernel': ['driver'],
  'nic-tso': ['tso'],
  'same-l2': ['sameL2'],
};

/** The facts of a node or network that a question is about; none for one of the kernel, or with no field. */
export const factsOf = (asked: string): NodeFactId[] => ASKED[asked] ?? NODE_FACTS.filter((id) => id === asked);
