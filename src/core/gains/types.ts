/** The vocabulary of the measurements: what was published, what may be compared, and what nobody has measured. */
import type { Source } from '../types';

/** A sentence in both languages. */
export interface Text {
  zh: string;
  en: string;
}

/** The optimizations of this site, in the order the gains are listed. */
export const OPTIMIZATIONS = [
  'host-routing',
  'native-routing',
  'kube-proxy-replacement',
  'bypass-conntrack',
  'dsr',
  'xdp',
  'ipv6-big-tcp',
  'ipv4-big-tcp',
  'jumbo-frames',
  'netkit',
  'bandwidth-manager',
  'bbr',
  'kernel',
  'map-sizing',
  'hubble',
  'ebpf-masquerading',
  'tuned',
  'cpu-governor',
  'irq-affinity',
  'tunnel-big-tcp',
] as const;
export type Optimization = (typeof OPTIMIZATIONS)[number];

/** Whether an id is one of them. */
export const isOptimization = (id: string): id is Optimization => (OPTIMIZATIONS as readonly string[]).includes(id);

/** What the sources also measured or left open, without being an optimization of its own here. */
export const TOPICS = [
  'encryption',
  'distributed-lru',
  'combined',
  'preempt-none',
  'clock-probe',
  'maglev',
  'tcx',
  'history',
] as const;
/** An optimization or a topic. */
export type Subject = Optimization | (typeof TOPICS)[number];

export const METRIC_GROUPS = [
  'throughput',
  'transactions',
  'connections',
  'packets',
  'latency',
  'cpu',
  'memory',
] as const;
export type MetricGroup = (typeof METRIC_GROUPS)[number];
export type Better = 'higher' | 'lower';

/** How much a pair says about one option; the order is that of the vocabulary, best first. */
export const GRADES = [
  'isolated', // one option changes
  'isolated-with-caveat', // one option changes as far as published, with a stated doubt
  'compound', // several things change
  'prototype', // measured on a prototype
  'analogue', // the same mechanism without Cilium
  'anecdotal', // one user's report
  'bug-fix', // effect of a corrected defect
  'weak', // flawed baseline or flawed change
] as const;
export type Grade = (typeof GRADES)[number];

/** text: printed in prose or a table; label: printed on the figure; axis: measured in the image against the axis. */
export type Read = 'text' | 'label' | 'axis';

/** The machines and versions a source names; an absent one is not stated. */
export interface Bed {
  cpu?: string;
  nic?: string;
  /** Gbit/s. */
  link?: number;
  kernel?: string;
  /** Releases of Cilium, "1.8, 1.9-dev"; "none" for plain hosts. */
  cilium?: string;
  mtu?: number;
  nodes?: number;
  remarks?: Text;
}

/** Who measured what, and where it can be read. */
export interface BenchmarkSource {
  id: string;
  title: string;
  publisher: string;
  url: Source;
  /** "2021-04-28" or "2021-04"; absent where the source has no date. */
  published?: string;
  revised?: string;
  /** The files or pages the numbers were taken from. */
  readAt: string;
  checked: string;
  bed: Bed;
  method: Text;
  notes: Text[];
}

/** What a bar stands for, in words of the compilation: `hostRouting: 'bpf'`, `mtu: 9000`. */
export type Variant = Record<string, string | number | boolean>;

/** One number. */
export interface Measurement {
  id: string;
  source: string;
  about: Subject[];
  metric: string;
  unit: string;
  streams?: number;
  side?: 'client' | 'server';
  load?: string;
  /** The label in the source. */
  config: string;
  variant: Variant;
  value: number;
  /** Plus or minus, in the unit of the value: what one pixel is worth, or what rounding hides. */
  error?: number;
  read: Read;
  /** Section, figure or table within the source. */
  at: string;
  /** Printed values behind a sum or mean. */
  samples?: number[];
  derived?: boolean;
  /** Replaced by its author later. */
  superseded?: boolean;
  retransmits?: number;
  /** A known problem of this number. */
  flag?: Text;
  note?: Text;
}

/** Two measurements of one source, metric and unit: what a change did there. */
export interface Gain {
  id: string;
  of: Subject;
  source: string;
  metric: string;
  /** Measurement ids. */
  baseline: string;
  tuned: string;
  /** tuned / baseline, four decimals. */
  ratio: number;
  /** What the errors of both ends allow; absent where both were printed in full. */
  range?: [low: number, high: number];
  better: Better;
  grade: Grade;
  setup: Text;
  caveat?: Text;
  /** Place among the numbers to show first. */
  headline?: number;
  /** False where the ratio cannot be carried over to another number; the caveat says why. */
  estimate?: false;
}

/** A statement with a percentage or factor but no pair of numbers. Never computed with. */
export interface Claim {
  id: string;
  source: string;
  of: Subject;
  says: Text;
  min?: number;
  max?: number;
  unit: Text;
  use: Text;
  at: string;
}

export type GapStatus = 'no-number' | 'claim-only' | 'cost-only' | 'anecdotal' | 'partial';

/** What is missing. */
export interface Gap {
  of: Subject;
  status: GapStatus;
  says: Text;
}

/** Where the sources contradict themselves. */
export interface Contradiction {
  sources: string[];
  about: Subject[];
  says: Text;
}

/** Everything published, as `/data/benchmarks.json` gives it away. */
export interface Benchmarks {
  checked: string;
  sources: BenchmarkSource[];
  measurements: Measurement[];
  gains: Gain[];
  claims: Claim[];
  gaps: Gap[];
  contradictions: Contradiction[];
}
