/** One cluster as rules see it: its configuration as the chart renders it, its kernel, and what is known of its node. */
import { renderChart, type AgentConfig } from './chart';
import { kernelHas, kernelReaches, type FeatureAnswer } from './kernel/features';
import { parseKernelRelease } from './kernel/parse';
import type { KernelFailure, KernelRelease } from './kernel/types';
import { answersOf, inRange } from './range';
import { resolveRelease } from './release';
import type { CiliumRelease, Environment, HostFacts, Nic, Tri } from './types';

/** A node's kernel with its answers so far. */
interface Node {
  kernel: KernelRelease | KernelFailure | null;
  features: Map<string, FeatureAnswer>;
  reached: Map<string, Tri>;
  /** What was computed from the kernel alone, by what asked for it. */
  made: Map<object, unknown>;
}

const nodes = new Map<string, Node>();
const LONGEST_KEPT = 200;

/** Remembers what was asked of a kernel: a search for the nearest change asks the same node many times. Bounded. */
function nodeOf({ node }: Environment): Node {
  const raw = typeof node?.kernel === 'string' ? node.kernel : '';
  const key = `${raw}\n${node?.distribution ?? ''}`;
  let known = nodes.get(key);
  if (!known) {
    known = {
      kernel: raw.trim() === '' ? null : parseKernelRelease(raw),
      features: new Map(),
      reached: new Map(),
      made: new Map(),
    };
    if (nodes.size > 200) nodes.clear();
    if (key.length < LONGEST_KEPT) nodes.set(key, known);
  }
  return known;
}

export class Cluster {
  readonly release: CiliumRelease;
  readonly config: AgentConfig;
  readonly kernel: KernelRelease | KernelFailure | null;
  readonly nics: readonly Nic[] | undefined;
  readonly host: HostFacts | undefined;
  readonly platform: string | undefined;
  /** Answers to named conditions, by slot. */
  readonly answers: (Tri | undefined)[] = [];
  /** Host routing as decided; rules that run after it ask. */
  legacyFinal: Tri = false;
  private readonly node: Node;
  private readonly ranges: Map<string, boolean>;

  constructor(readonly environment: Environment) {
    this.release = resolveRelease(environment.cilium);
    this.config = renderChart(this.release.version, environment.values);
    this.ranges = answersOf(this.release.version);
    this.node = nodeOf(environment);
    this.kernel = this.node.kernel;
    const { nics, host } = environment.node ?? {};
    this.nics =
      Array.isArray(nics) && nics.length > 0
        ? nics.filter((nic) => typeof nic === 'object' && nic !== null)
        : undefined;
    this.host = typeof host === 'object' && host !== null ? host : undefined;
    this.platform = typeof environment.network?.platform === 'string' ? environment.network.platform : undefined;
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

  /** Whether the kernel has a feature, with what the answer rests on. */
  feature(id: string): FeatureAnswer {
    let answer = this.node.features.get(id);
    if (!answer) {
      answer = kernelHas(this.kernel, id, this.environment.node?.distribution);
      this.node.features.set(id, answer);
    }
    return answer;
  }

  /** Whether the kernel is at least a mainline release, "5.10". */
  reaches(version: string): Tri {
    let answer = this.node.reached.get(version);
    if (answer === undefined) {
      answer = kernelReaches(this.kernel, version, this.environment.node?.distribution);
      this.node.reached.set(version, answer);
    }
    return answer;
  }

  /** Computes something that depends on this kernel alone, once a kernel; `key` is who asks. */
  once<T>(key: object, compute: () => T): T {
    let made = this.node.made.get(key) as T | undefined;
    if (made === undefined) {
      made = compute();
      this.node.made.set(key, made);
    }
    return made;
  }
}
