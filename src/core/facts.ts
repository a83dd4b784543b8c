/** What is known of a node and its network; whoever reads of it is noted. */
import type { Configuration } from './configuration';
import type { Judgement } from './judge';
import { kernelHas, kernelReaches, type FeatureAnswer } from './kernel/features';
import { parseKernelRelease } from './kernel/parse';
import { systemOf } from './kernel/system';
import type { KernelFailure, KernelRelease } from './kernel/types';
import { factOf, note, type Key } from './reads';
import type { Arch, Environment, HostFacts, Nic, Tri } from './types';

/** A kernel and its distribution, with what was concluded from them so far, by slot. */
interface Kernel {
  key: string;
  release: KernelRelease | KernelFailure | null;
  distribution: string | undefined;
  answers: unknown[];
}

const kernels = new Map<string, Kernel>();
const LONGEST_KEPT = 200;

/** Remembers what was asked of a kernel: a search for the nearest change asks the same one many times. Bounded. */
function kernelOf({ node }: Environment): Kernel {
  const raw = typeof node?.kernel === 'string' ? node.kernel : '';
  const key = `${raw}\n${node?.distribution ?? ''}`;
  let known = kernels.get(key);
  if (!known) {
    known = {
      key,
      release: raw.trim() === '' ? null : parseKernelRelease(raw),
      distribution: node?.distribution,
      answers: [],
    };
    if (kernels.size > 200) kernels.clear();
    if (key.length < LONGEST_KEPT) kernels.set(key, known);
  }
  return known;
}

/** The facts of one environment. */
export class Facts {
  readonly kernel: Kernel;
  readonly nics: readonly Nic[] | undefined;
  readonly host: HostFacts | undefined;
  readonly platform: string | undefined;
  /** Clusters of this node that were judged. */
  readonly judged = new Map<Configuration, Judgement>();
  private supposed: Map<string, Facts> | undefined;

  /** `assumed` is a kernel that stands in for the node's own: what it can says nothing of the node. */
  constructor(
    readonly environment: Environment,
    readonly assumed?: string,
  ) {
    const { nics, host } = environment.node ?? {};
    this.kernel = kernelOf(environment);
    this.nics =
      Array.isArray(nics) && nics.length > 0
        ? nics.filter((nic) => typeof nic === 'object' && nic !== null)
        : undefined;
    this.host = typeof host === 'object' && host !== null ? host : undefined;
    this.platform = typeof environment.network?.platform === 'string' ? environment.network.platform : undefined;
  }

  /** The same node with a mainline kernel, "5.10" or "5.10.3". */
  assuming(version: string): Facts {
    let facts = this.supposed?.get(version);
    if (!facts) {
      const { distribution: _, ...node } = this.environment.node ?? {};
      const kernel = version.split('.').length === 2 ? `${version}.0` : version;
      facts = new Facts({ ...this.environment, node: { ...node, kernel } }, version);
      (this.supposed ??= new Map()).set(version, facts);
    }
    return facts;
  }
}

/** A kernel was asked that is assumed: the values alone do not decide, and of the node nothing was read. */
const ASSUMED = factOf(() => undefined);

/** Reads a fact, and notes it. */
type Reader<T> = (facts: Facts) => T;

/** A fact that no change of the kernel touches. */
function fact<T>(read: (facts: Facts) => T, key: (value: T) => Key): Reader<T> {
  const noted = factOf((facts) => key(read(facts)));
  return (facts) => {
    note(noted);
    return read(facts);
  };
}

let slots = 0;

/** What follows from the kernel and its distribution; computed once a kernel. */
function ofKernel<T>(compute: (kernel: Kernel) => T, key: (value: T, kernel: Kernel) => Key): Reader<T> {
  const slot = slots++;
  const read = ({ kernel: of }: Facts): T => (of.answers[slot] ??= compute(of)) as T;
  const noted = factOf((facts) => key(read(facts), facts.kernel));
  return (facts) => {
    note(facts.assumed === undefined ? noted : ASSUMED);
    return read(facts);
  };
}

/** One reader for each name, made when it is first asked for. */
function byName<T>(make: (name: string) => Reader<T>): (name: string) => Reader<T> {
  const made = new Map<string, Reader<T>>();
  return (name) => {
    let reader = made.get(name);
    if (!reader) made.set(name, (reader = make(name)));
    return reader;
  };
}

const itself = <T extends Key>(value: T): Key => value;
const text = (value: unknown): Key => JSON.stringify(value);

export const nics = fact((facts) => facts.nics, text);
export const host = fact((facts) => facts.host, text);
export const platform = fact((facts) => facts.platform, itself);
export const arch = fact<Arch | undefined>(({ environment }) => environment.node?.arch, itself);
export const memoryBytes = fact(({ environment }) => environment.node?.memoryBytes, itself);

/** What follows from the memory in bytes: nodes are told apart by the conclusion. It must hang on nothing else of a node. */
export function fromMemory(facts: Facts, conclude: (bytes: number | undefined) => Tri): Tri {
  const read = ({ environment }: Facts): Tri => conclude(environment.node?.memoryBytes);
  note(factOf(read));
  return read(facts);
}

export const cpus = fact(({ environment }) => environment.node?.cpus, itself);
export const sameL2 = fact(({ environment }) => environment.network?.sameL2, itself);
export const ipOptions = fact(({ environment }) => environment.network?.ipOptions, itself);
export const pathMtu = fact(({ environment }) => environment.network?.pathMtu, itself);

export const kernel = ofKernel(
  ({ release }) => release,
  (_, { key }) => key,
);
export const distribution = ofKernel(({ distribution: given }) => given, itself);
export const system = ofKernel(({ release, distribution: given }) => systemOf(release, given), itself);

/** Whether the kernel has a feature, with what the answer rests on: that differs from kernel to kernel. */
export const feature = byName<FeatureAnswer>((id) =>
  ofKernel(
    ({ release, distribution: given }) => kernelHas(release, id, given),
    (_, { key }) => key,
  ),
);

/** Whether the kernel has a feature. */
export const has = byName<Tri>((id) =>
  ofKernel(({ release, distribution: given }) => kernelHas(release, id, given).has, itself),
);

/** Whether the kernel is at least a mainline release, "5.10". */
export const reaches = byName<Tri>((version) =>
  ofKernel(({ release, distribution: given }) => kernelReaches(release, version, given), itself),
);

/** Whether the kernel has each of several features, by their ids with a space between. */
export const hasEach = byName<Tri[]>((ids) =>
  ofKernel(
    ({ release, distribution: given }) =>
      ids === '' ? [] : ids.split(' ').map((id) => kernelHas(release, id, given).has),
    (answers) => answers.join(' '),
  ),
);
