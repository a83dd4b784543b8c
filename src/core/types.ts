/**
 * The vocabulary of the domain. Everything else in `core/` computes between these types:
 * an `Environment` goes in, a `Report` comes out, and neither knows a language, a page or a browser.
 */
import type { KernelRelease, KernelFailure } from './kernel/types';

/** A Helm value as YAML can hold it. */
export type HelmValue = string | number | boolean | null | HelmValue[] | { [key: string]: HelmValue };
/** Values in the chart's own shape; an absent key means that chart's default. */
export type HelmValues = { [key: string]: HelmValue };

export type Arch = 'amd64' | 'arm64';

/** One description of a cluster: form, URL, presets, tests and other programs all speak it. */
export interface Environment {
  /** Release, "1.13.4"; a line alone, "1.16", means its newest patch known. */
  cilium: string;
  /** Facts of a node; an absent one is not known. */
  node?: {
    /** Verbatim `uname -r`. */
    kernel?: string;
    /** os-release ID and VERSION_ID, "rhel 8.6": settles what the release string leaves open. */
    distribution?: string;
    arch?: Arch;
    memoryBytes?: number;
    cpus?: number;
    nics?: Nic[];
    /** What the node's system is set to. */
    host?: HostFacts;
  };
  /** Cilium's configuration in the chart's own shape. */
  values?: HelmValues;
  /** What no command on the node prints. */
  network?: {
    /** Nodes reach each other without a router between. */
    sameL2?: boolean;
    /** aws, azure, gcp, alibaba, tencent, hetzner, openstack, vmware, metal. */
    platform?: string;
    /** Bytes that every link between two nodes carries. */
    pathMtu?: number;
    /** Packets with IP options pass. */
    ipOptions?: boolean;
  };
}

/** A network device; `l2: false` is one without a MAC address. */
export interface Nic {
  driver: string;
  mtu?: number;
  l2?: boolean;
  /** Bytes of the largest packet it segments itself, `tso_max_size` in `ip -d link show`. */
  tsoMaxSize?: number;
}

/** What a command on the node prints of its system; an absent one is not known. */
export interface HostFacts {
  /** scaling_governor, "performance"; "none" where there is no cpufreq. */
  governor?: string;
  /** `tuned-adm active`; "none" where tuned does not run. */
  tuned?: string;
  /** `systemctl is-active irqbalance`: active, inactive. */
  irqbalance?: string;
  /** none, voluntary, full, lazy. */
  preemption?: string;
}

/** Three-valued logic: a missing fact is neither yes nor no. */
export type Tri = true | false | 'unknown';

/**
 * Where a fact was read: "owner/repo@ref: path", "chart 1.18.12: templates/…", or a URL.
 * `sourceUrl` in `source.ts` turns it into a link.
 */
export type Source = string;

/** What a condition means for the outcome when it is not met. */
export type Effect =
  | 'chart-refuses' // `helm` stops with an error
  | 'agent-stops' // the agent exits at start
  | 'legacy' // host routing is Legacy
  | 'override' // the chart or agent silently changes a value
  | 'off' // the agent switches the feature off and runs
  | 'docs' // the documentation asks for it; the agent does not check
  | 'host' // the node, its NIC or the network cannot
  | 'note'; // worth knowing; changes no outcome

/** One value found in the input, as the reader would look it up. */
export interface Found {
  /** Helm path, agent option, or a fact's name ("kernel"). */
  key: string;
  value: string;
  /** set: the user's; default: the chart's or agent's; chart: written by the chart because of something else; fact: of the node. */
  origin: 'set' | 'default' | 'chart' | 'fact' | 'missing';
}

/** The fact that would settle an unknown, and the command that prints it. */
export interface Settle {
  /** Message id of the question, `settle.<fact>`. */
  fact: string;
  command: string;
}

/** One step that can be taken. */
export type Change =
  | { kind: 'value'; path: string; to: HelmValue | undefined } // undefined: remove the key
  | { kind: 'kernel'; atLeast: string }
  | { kind: 'cilium'; atLeast: string };

/** A condition the chart or the agent checks, and how it stands here. Worded by the view from `id`. */
export interface Reason {
  id: string;
  /** held: the condition for the better outcome holds; failed: it does not; unknown: a fact is missing. */
  state: 'held' | 'failed' | 'unknown';
  effect: Effect;
  params: Record<string, string>;
  found: Found[];
  /** The agent's or chart's own words, where it prints any. */
  log?: string;
  sources: Source[];
  /** "inferred" marks what was concluded and not read directly. */
  confidence?: 'inferred';
  /** Only with state unknown. */
  settle?: Settle;
}

export const VERDICT_STATUSES = [
  'on',
  'available',
  'blocked',
  'unsupported',
  'unneeded',
  'refused',
  'unknown',
] as const;
export type VerdictStatus = (typeof VERDICT_STATUSES)[number];

export const MODES = ['BPF', 'Legacy', 'none', 'unknown'] as const;
export type Mode = (typeof MODES)[number];

/** What one optimization is here. */
export interface Verdict {
  id: string;
  status: VerdictStatus;
  /** The configuration asks for it. */
  asked: Tri;
  /** What decides the status, first the deciding one. */
  reasons: Reason[];
  /** Everything checked for it, in order, as it stands once the configuration asks for it. */
  conditions: Reason[];
  /** Nearest change that makes it apply, computed; empty when it is on, null when none is known. */
  changes: Change[] | null;
  /** What to know here before it is on, and while it is. */
  notes: Reason[];
  /** Other optimizations that its changes bring into effect. */
  alsoOn: string[];
}

/** Input that could not be used as given. Never an exception; the rest of the input is kept. */
export interface Problem {
  /** Message id, `problem.<id>`. */
  id: string;
  params: Record<string, string>;
}

/** A Cilium release as the rules see it. */
export interface CiliumRelease {
  /** Full version, "1.18.12". */
  version: string;
  /** Line, "1.18". */
  line: string;
  /** How the input maps to it: exact, newest patch of a line, nearest known for an unknown patch or a newer line. */
  match: 'exact' | 'line' | 'unlisted-patch' | 'newer-line' | 'fallback';
}

export interface Report {
  release: CiliumRelease;
  kernel: KernelRelease | KernelFailure | null;
  agent: { starts: Tri; reasons: Reason[] };
  /** How pods of other nodes are reached, as the chart's output says. */
  network: 'native' | 'vxlan' | 'geneve';
  hostRouting: {
    mode: Mode;
    /** Why this mode: the deciding conditions, first match first. */
    reasons: Reason[];
    /** Every condition this release checks, in its order: held, failed and unknown. */
    conditions: Reason[];
    /** Nearest change to BPF; [] when it is BPF, null when none is known. */
    nearest: Change[] | null;
  };
  optimizations: Verdict[];
  problems: Problem[];
}
