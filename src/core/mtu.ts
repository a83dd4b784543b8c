/** The MTU of pods' routes from the MTU of a device: what tunnel and encryption take off, release by release. */
import data from '../../content/sizes/mtu.yaml';
import { inRange } from './range';
import type { Source } from './types';

/** What a part of the overhead is taken off for. */
export type OverheadPart = 'tunnel-ipv4' | 'tunnel-ipv6' | 'ipsec' | 'wireguard' | 'high-scale-ipcache';

interface OverheadFact {
  per: OverheadPart;
  releases?: string;
  bytes: number | [least: number, most: number];
  swallows?: boolean;
  confidence?: 'inferred';
  source: Source;
}

/** What the arithmetic asks; lengths in bytes. */
export interface MtuInput {
  /** Cilium release, "1.18.12". */
  release: string;
  /** MTU of the device: Cilium takes off the rest itself. */
  base: number;
  /** Routing by tunnel. Native routing with the egress gateway counts too; DSR with Geneve alone does not. */
  tunnel: boolean;
  /** Address family that carries the tunnel; IPv4 where not said, and in every release before 1.18. */
  underlay?: 'ipv4' | 'ipv6';
  encryption?: 'ipsec' | 'wireguard';
  /** Authentication key of IPsec; 16 where not said. */
  ipsecKeyBytes?: number;
  highScaleIpcache?: boolean;
}

/** One part of what is taken off. `least` and `most` differ where nobody read which the release takes. */
export interface Overhead {
  per: OverheadPart;
  least: number;
  most: number;
  source: Source;
}

export interface RouteMtu {
  /** MTU of the pod's device: the base itself. */
  device: number;
  /** MTU of its routes to other nodes; `least` is the safe one where the two differ. */
  least: number;
  most: number;
  overheads: Overhead[];
  /** Rule of content/rules for which the agent of this release refuses the combination. */
  refused?: string;
  confidence?: 'inferred';
}

const OVERHEADS = data.overheads as OverheadFact[];

/** MTU of an interface where nobody set a larger one. */
export const ETHERNET_MTU = data.ethernet.bytes as number;
const LARGEST_MTU = data.largest.bytes as number;

/**
 * The route MTU of pods. Never throws. As the agent has it: a base of 0 counts as Ethernet's, one above the largest as
 * the largest, and a tunnel that would leave nothing is computed from Ethernet's. Encryption alone may leave nothing: 0.
 * Source: content/sizes/mtu.yaml.
 */
export function routeMtu(input: MtuInput): RouteMtu {
  const { release, tunnel, encryption } = input;
  const base = input.base > 0 ? Math.min(input.base, LARGEST_MTU) : ETHERNET_MTU;
  const underlay = input.underlay === 'ipv6' && inRange(release, '>=1.18.0') ? 'tunnel-ipv6' : 'tunnel-ipv4';
  const asked: OverheadPart[] = [
    ...(tunnel ? [underlay as OverheadPart] : []),
    ...(encryption ? [encryption] : []),
    ...(input.highScaleIpcache ? ['high-scale-ipcache' as const] : []),
  ];
  let facts = asked.flatMap((part) => factOf(part, release) ?? []);
  const swallowing = facts.find(({ swallows }) => swallows);
  if (swallowing) facts = [swallowing];
  const overheads = facts.map((fact) => overheadOf(fact, input));
  const left = (bytes: number[]): number => {
    const sum = bytes.reduce((all, more) => all + more, 0);
    return base <= sum && tunnel && encryption !== 'wireguard' ? ETHERNET_MTU - sum : Math.max(0, base - sum);
  };
  const result: RouteMtu = {
    device: base,
    least: left(overheads.map(({ most }) => most)),
    most: left(overheads.map(({ least }) => least)),
    overheads,
  };
  if (encryption === 'wireguard' && underlay === 'tunnel-ipv6' && tunnel && inRange(release, '>=1.18.0 <1.19.0'))
    result.refused = 'agent.wireguard-ipv6-underlay';
  if (facts.some(({ confidence }) => confidence === 'inferred')) result.confidence = 'inferred';
  return result;
}

const factOf = (part: OverheadPart, release: string): OverheadFact | undefined =>
  OVERHEADS.find(({ per, releases }) => per === part && inRange(release, releases));

function overheadOf({ per, bytes, source }: OverheadFact, { ipsecKeyBytes }: MtuInput): Overhead {
  const more = per === 'ipsec' && ipsecKeyBytes !== undefined ? ipsecKeyBytes - (data.ipsecKey.bytes as number) : 0;
  const [least, most] = typeof bytes === 'number' ? [bytes, bytes] : bytes;
  return { per, least: least + more, most: most + more, source };
}
