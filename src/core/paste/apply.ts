/** Puts what a paste says into a description of a cluster. */
import { withDistribution } from '../kernel/effective';
import { parseKernelRelease } from '../kernel/parse';
import type { Paste } from '../paste';
import type { Environment, Nic } from '../types';
import { over } from './reader';

type Node = NonNullable<Environment['node']>;

/** How a description is to be taken. */
export interface Onto {
  /**
   * It is an example, such as a preset, and not the reader's: its node and network go where the paste tells of a node, its
   * values where the paste tells of values, so that two clusters are never mixed.
   */
  example?: boolean;
}

/**
 * A cluster with what a paste says of it: found facts replace old ones, whole values replace the values, those of a
 * status are laid over them. What the paste says nothing of stays, so that one paste adds to another.
 */
export function applyPaste(
  given: Environment,
  { environment, wholeValues }: Pick<Paste, 'environment' | 'wholeValues'>,
  { example = false }: Onto = {},
): Environment {
  const { cilium, node, values, network } = environment;
  const before = example ? withoutExample(given, environment) : given;
  const merged = values && (wholeValues ? values : over(before.values ?? {}, values));
  return {
    ...before,
    ...(cilium !== undefined && { cilium }),
    ...(node && { node: mergeNode(before.node ?? {}, node) }),
    ...(merged && { values: merged }),
    ...(network && { network: { ...before.network, ...network } }),
  };
}

function withoutExample({ node, network, values, ...rest }: Environment, found: Partial<Environment>): Environment {
  return {
    ...rest,
    ...(found.node ? {} : { ...(node && { node }), ...(network && { network }) }),
    ...(values && !found.values && { values }),
  };
}

function mergeNode(before: Node, found: Node): Node {
  const host = found.host && { host: { ...before.host, ...found.host } };
  const nics = found.nics && { nics: mergeNics(before.nics ?? [], found.nics) };
  const { distribution, ...rest } = { ...before, ...found, ...host, ...nics };
  // A distribution that the new kernel contradicts was that of another node.
  const stale =
    found.kernel !== undefined && found.distribution === undefined && contradicts(found.kernel, distribution);
  return stale || distribution === undefined ? rest : { ...rest, distribution };
}

function contradicts(kernel: string, distribution: string | undefined): boolean {
  const parsed = parseKernelRelease(kernel);
  return parsed.ok && withDistribution(parsed, distribution).note === 'distribution-differs';
}

/**
 * Devices found, with what was known of them before: `ethtool` prints drivers, `ip link` the MTU, and they may come one
 * after the other. One device is the same one unless its driver says otherwise; of several only a shared MTU is kept.
 */
function mergeNics(before: readonly Nic[], found: readonly Nic[]): Nic[] {
  const [old, one] = [before[0], found[0]];
  if (before.length === 1 && found.length === 1 && old && one) {
    const same = old.driver === '' || one.driver === '' || old.driver === one.driver;
    return same ? [{ ...old, ...one, driver: one.driver || old.driver }] : [one];
  }
  const mtus = new Set(before.map(({ mtu }) => mtu));
  const [mtu] = mtus;
  const drivers = new Set(before.map(({ driver }) => driver));
  const [driver = ''] = drivers;
  return found.map((nic) => ({
    ...nic,
    ...(nic.driver === '' && drivers.size === 1 && { driver }),
    ...(nic.mtu === undefined && mtus.size === 1 && mtu !== undefined && { mtu }),
  }));
}
