/**
 * A packet's way through a node as data (content/paths). `T` is what a reader's text is: one string where a bundle
 * carries one language, both languages where tests and programs read it.
 */
import type { HelmValue, Source } from '../types';

/** A text in both languages, as the fact files hold it. */
export interface Both {
  zh: string;
  en: string;
}

/** The two ways of host routing that can be drawn. */
export type Way = 'Legacy' | 'BPF';
export const WAYS = ['Legacy', 'BPF'] as const satisfies Way[];

/** What is counted per packet in the host's namespace. */
export const COUNTS = ['nf', 'nfo', 'ct', 'rt', 'fib', 'bl', 'rq', 'ns'] as const;
export type Count = (typeof COUNTS)[number];
/** `nfp` are hooks inside the pod's own namespace: always there, in no sum. */
export type Counts = Partial<Record<Count | 'nfp', number>>;

/** What of a cluster decides which way a packet takes. */
export interface Situation {
  release: string;
  routing: 'native' | 'tunnel';
  protocol: 'vxlan' | 'geneve';
  encryption: 'none' | 'wireguard' | 'ipsec';
  device: 'veth' | 'netkit';
  endpointRoutes: boolean;
  masquerade: 'bpf' | 'iptables' | 'none';
  /** Cilium handles NodePort; false: kube-proxy does. */
  kpr: boolean;
  socketLB: boolean;
  xdp: boolean;
  lb: 'snat' | 'dsr' | 'hybrid';
  dispatch: 'opt' | 'geneve' | 'ipip';
  /** Conntrack bypass: NOTRACK for the native-routing CIDR. */
  notrack: boolean;
  bandwidth: boolean;
  bigTCP: boolean;
  /** A program of Cilium is attached to the NIC's egress. */
  nicProgram: boolean;
}

/** A condition over a situation: every key must match; `release` is a range, a list is "one of". */
export type When = Partial<Record<keyof Situation, HelmValue>>;

/** Ends of a packet, worded by the view. */
export type Party = 'pod-a' | 'pod-b' | 'node' | 'client' | 'outside' | 'service' | 'host';

export type Kind =
  'pod' | 'bpf' | 'netfilter' | 'route' | 'stack' | 'queue' | 'nic' | 'wire' | 'xdp' | 'crypto' | 'socket';

/** More that is true of a hop in some situations. */
export interface Case<T> {
  when: When;
  text: T;
  counts?: Counts;
  source?: Source;
}

/** One hop: a hook point, a queue or a device, and what happens there. Machine words are never translated. */
export interface Hop<T> {
  id: string;
  /** Place on the way; hops of both modes with the same place meet in the drawing. */
  slot: string;
  kind: Kind;
  where: 'pod' | 'host' | 'nic' | 'wire';
  /** Word in the drawing; a box is a device. */
  short: string;
  box?: string;
  device: string;
  hook: string;
  run?: string[];
  /** Netfilter's tables, in the order a packet meets them. */
  tables?: string[];
  chains?: string[];
  sysctls?: string[];
  /** Where rules and tools can see the packet here. */
  taps?: string[];
  /** Rules here see the outer packet. */
  outer?: 'tunnel' | 'wireguard' | 'esp' | 'ipip';
  /** How the packet's ends change here. */
  sets?: { from?: Party; to?: Party };
  counts?: Counts;
  name: T;
  what: T;
  watch?: string[];
  /** Points of `cilium-dbg monitor`. */
  trace?: string[];
  cases?: Case<T>[];
  certainty: 'source' | 'docs' | 'inferred';
  /** The counts were confirmed in a kernel model. */
  measured?: boolean;
  sources: Source[];
}

/** A hop's place in a way, with what differs there. */
export type HopRef<T> = string | ({ id: string } & Partial<Omit<Hop<T>, 'id'>>);

export interface Note<T> {
  text: T;
  when?: When;
  mode?: Way;
  certainty?: 'inferred';
  source?: Source;
}

/** An ordered list of hops through one node, and when it holds; or the statement that there is none (`gap`). */
export interface WayFact<T> {
  id: string;
  part: string | string[];
  mode: Way | 'both';
  applies?: When;
  packet?: [Party, Party];
  hops?: HopRef<T>[];
  /** Goes on as another part, from a place on. */
  then?: { part: string; from?: string };
  replace?: ({ id: string } & Partial<Omit<Hop<T>, 'id'>>)[];
  gap?: T;
  /** The mode's word and the hops differ: BPF that crosses the stack (true), Legacy that does not (false). */
  detour?: boolean;
  certainty?: 'inferred';
  notes?: Note<T>[];
}

export interface Leg {
  parts: string[];
  node: 'a' | 'b';
  when?: When;
}

export interface Scenario<T> {
  id: string;
  group: string;
  title: T;
  option: T;
  legs: Leg[];
  reply?: Leg[];
}

/** A rule or tool that stands at hooks, and the taps or the count by which it sees a packet. */
export interface RuleFact<T> {
  id: string;
  taps?: string[];
  counts?: Count;
  name: T;
  instead: T;
  source?: Source;
}

/** Everything content/paths holds. */
export interface Atlas<T> {
  hops: ReadonlyMap<string, Hop<T>>;
  ways: readonly WayFact<T>[];
  scenarios: readonly Scenario<T>[];
  rules: readonly RuleFact<T>[];
  ambient: { text: T; source: Source };
  gaps: readonly { text: T; source?: Source }[];
}
