/** One cluster as rules see it: its configuration as the chart renders it, its kernel, and what is known of its node. */
import type { AgentConfig } from './chart';
import type { Configuration, Open } from './configuration';
import * as read from './facts';
import type { FeatureAnswer } from './kernel/features';
import type { KernelFailure, KernelRelease } from './kernel/types';
import { answersOf, inRange } from './range';
import { close, hasRead, once, open, type Fact } from './reads';
import type { Arch, CiliumRelease, HostFacts, Nic, Tri } from './types';

/** An answer that the node has a part in, and the facts it was read from. */
export interface NodeAnswer {
  answer: Tri;
  reads: readonly Fact[];
}

export class Cluster {
  readonly config: AgentConfig;
  /** Answers to named conditions that the configuration alone does not give, by slot. */
  readonly answers: (NodeAnswer | undefined)[] = [];
  /** Is host routing Legacy? Rules that run after it is decided ask. */
  readonly legacy: () => Tri;
  private readonly ranges: Map<string, boolean>;

  /** `decide` gives host routing by the rules of the release. */
  constructor(
    readonly configuration: Configuration,
    readonly facts: read.Facts,
    decide: () => Tri,
  ) {
    this.config = configuration.config;
    this.ranges = answersOf(configuration.release.version);
    this.legacy = once(decide);
  }

  get release(): CiliumRelease {
    return this.configuration.release;
  }

  get kernel(): KernelRelease | KernelFailure | null {
    return read.kernel(this.facts);
  }

  /** os-release ID and VERSION_ID. */
  get distribution(): string | undefined {
    return read.distribution(this.facts);
  }

  /** Id of the distribution that the node runs, as far as its release or its kernel tells. */
  get system(): string | undefined {
    return read.system(this.facts);
  }

  get arch(): Arch | undefined {
    return read.arch(this.facts);
  }

  get memoryBytes(): number | undefined {
    return read.memoryBytes(this.facts);
  }

  /** What the values make of the memory in bytes; of the node `conclude` may ask nothing else. */
  fromMemory(conclude: (bytes: number | undefined) => Tri): Tri {
    return read.fromMemory(this.facts, conclude);
  }

  get cpus(): number | undefined {
    return read.cpus(this.facts);
  }

  get nics(): readonly Nic[] | undefined {
    return read.nics(this.facts);
  }

  get host(): HostFacts | undefined {
    return read.host(this.facts);
  }

  get platform(): string | undefined {
    return read.platform(this.facts);
  }

  get sameL2(): boolean | undefined {
    return read.sameL2(this.facts);
  }

  get ipOptions(): boolean | undefined {
    return read.ipOptions(this.facts);
  }

  get pathMtu(): number | undefined {
    return read.pathMtu(this.facts);
  }

  /** An option of the agent; '' where nothing writes it. */
  flag(name: string): string {
    return this.config.flags.get(name) ?? '';
  }

  on(name: string): boolean {
    return this.config.flags.get(name) === 'true';
  }

  is(range: string): boolean {
    return inRange(this.release.version, range, this.ranges);
  }

  /** Whether the kernel has a feature. */
  has(id: string): Tri {
    return read.has(id)(this.facts);
  }

  /** The same with what the answer rests on. */
  feature(id: string): FeatureAnswer {
    return read.feature(id)(this.facts);
  }

  /** Whether the kernel is at least a mainline release, "5.10". */
  reaches(version: string): Tri {
    return read.reaches(version)(this.facts);
  }

  /** Those of some rules that do not hold by the values alone: the others hold on every node. */
  open<T extends { test: (cluster: Cluster) => Tri }>(entries: readonly T[]): readonly Open<T>[] {
    const known = this.configuration.open.get(entries) as readonly Open<T>[] | undefined;
    if (known) return known;
    const list: Open<T>[] = [];
    for (const entry of entries) {
      const start = open();
      const fired = entry.test(this);
      const byNode = hasRead(start);
      close();
      if (byNode) list.push({ entry, fired: undefined });
      else if (fired !== false) list.push({ entry, fired });
    }
    this.configuration.open.set(entries, list);
    return list;
  }
}
