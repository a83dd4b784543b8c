/** A rule and how it stands in a cluster; what a reader sees of it is made when somebody asks. */
import { found } from './chart';
import type { Cluster } from './cluster';
import { featuresOf } from './condition';
import { KERNEL_TARGETS } from './derived-kernel';
import { featureInfo } from './kernel/features';
import { NIC_KERNELS } from './nic-xdp';
import type { KernelFailure, KernelRelease } from './kernel/types';
import { logOf, type Fix, type ReadyRule } from './rules';
import { TELLS } from './tells';
import type { Found, Nic, Reason, Tri } from './types';

/** `fired` is the bad case. */
export interface Standing {
  id: string;
  fired: Tri;
  reason: Reason;
  /** The same standing apart from this cluster: told of any other in which it is known to be the same. */
  telling: () => (cluster: Cluster) => Reason;
  /** Steps that end it. */
  fix?: readonly Fix[] | undefined;
  trade?: boolean | undefined;
  /** Lowest mainline kernel that ends it, where the kernel is the cause. */
  kernel?: string | undefined;
  /** Kernel features that are missing, or not known. */
  features?: readonly string[];
  /** The kernel lacks what the release demands of every configuration. */
  base?: boolean;
}

export const stateOf = (fired: Tri): Reason['state'] => (fired === 'unknown' ? 'unknown' : fired ? 'failed' : 'held');

const features = new WeakMap<ReadyRule, string[]>();

/** Kernel features a rule asks for. */
function askedBy(rule: ReadyRule): string[] {
  let list = features.get(rule);
  if (!list) features.set(rule, (list = featuresOf(rule.when)));
  return list;
}

/** Which kernel ends a rule that names no feature. */
const KERNELS = { ...NIC_KERNELS, ...KERNEL_TARGETS };

export class RuleStanding implements Standing {
  readonly id: string;
  /** Nobody prints its line: something before it decided. */
  mute = false;
  private made: Reason | undefined;

  constructor(
    readonly rule: ReadyRule,
    readonly fired: Tri,
    private readonly cluster: Cluster,
  ) {
    this.id = rule.id;
  }

  get fix() {
    return this.rule.fix;
  }

  get trade() {
    return this.rule.trade;
  }

  /** The first feature a rule asks for that is not known to be there. */
  private get lacking(): string | undefined {
    return askedBy(this.rule).find((id) => this.cluster.has(id) !== true);
  }

  get kernel(): string | undefined {
    const { lacking, rule } = this;
    if (rule.kernel !== undefined) return KERNELS[rule.kernel]?.(this.cluster);
    return lacking === undefined || this.rule.fix ? undefined : featureInfo(lacking)?.minKernel;
  }

  get reason(): Reason {
    return (this.made ??= this.make());
  }

  telling(): (cluster: Cluster) => Reason {
    const { rule, fired, mute } = this;
    return (cluster) => {
      const standing = new RuleStanding(rule, fired, cluster);
      standing.mute = mute;
      return standing.reason;
    };
  }

  private make(): Reason {
    const { rule, fired, cluster, lacking } = this;
    const asked = askedBy(rule);
    const answer = lacking === undefined ? undefined : cluster.feature(lacking);
    const info = featureInfo(lacking ?? asked[0] ?? '');
    const reason: Reason = {
      id: rule.id,
      state: stateOf(fired),
      effect: rule.effect,
      params: {
        ...rule.params,
        ...(rule.tells === undefined ? {} : TELLS[rule.tells]?.(cluster)),
        release: cluster.release.version,
        ...(info?.minKernel ? { version: info.minKernel, feature: info.name } : {}),
        ...(rule.kernel === undefined ? {} : { version: this.kernel ?? '' }),
      },
      found: showing(rule.shows, cluster),
      sources: [...rule.sources, ...(answer && fired !== false ? answer.sources : [])],
    };
    const log = logOf(rule, cluster.release.version);
    if (log !== undefined && fired !== false && !this.mute) reason.log = log;
    if (rule.confidence) reason.confidence = rule.confidence;
    if (asked.some((id) => cluster.feature(id).basis === 'backport-inferred')) reason.confidence = 'inferred';
    if (fired === 'unknown')
      reason.settle =
        answer?.settleCommand !== undefined || !rule.settle
          ? { fact: answer?.settleFact ?? 'release', command: answer?.settleCommand ?? 'uname -r' }
          : { ...rule.settle };
    return reason;
  }
}

/** The values a reader looks up: those that were set, or the first where none was. */
function showing(paths: string[], cluster: Cluster): Found[] {
  const all = paths.map((path): Found => factFound(path, cluster) ?? found(cluster.config, path));
  const telling = all.filter(({ origin }) => origin !== 'default' && origin !== 'missing');
  return telling.length > 0 ? telling : all.slice(0, 1);
}

const fact = (key: string, value: string | undefined): Found =>
  value === undefined || value === '' ? { key, value: '', origin: 'missing' } : { key, value, origin: 'fact' };

const nicText = ({ driver, mtu, tsoMaxSize }: Nic): string =>
  driver + (mtu ? ` · MTU ${mtu}` : '') + (tsoMaxSize ? ` · tso_max_size ${tsoMaxSize}` : '');

/** A fact of the node or the network by the name that rules use in `shows`; undefined for a Helm path. */
export function factFound(name: string, cluster: Cluster): Found | undefined {
  switch (name) {
    case 'kernel':
      return kernelFound(cluster.kernel);
    case 'nic':
      return fact(name, cluster.nics?.map(nicText).join(', '));
    case 'platform':
      return fact(name, cluster.platform);
    case 'arch':
      return fact(name, cluster.arch);
    case 'memory': {
      const bytes = cluster.memoryBytes;
      return fact(name, bytes ? `${Math.round(bytes / 2 ** 20) / 1024} GiB` : undefined);
    }
    case 'cpus':
      return fact(name, cluster.cpus?.toString());
    case 'sameL2':
    case 'ipOptions':
    case 'pathMtu':
      return fact(name, cluster[name]?.toString());
    case 'governor':
    case 'tuned':
    case 'irqbalance':
    case 'preemption':
      return fact(name, cluster.host?.[name]);
    default:
      return undefined;
  }
}

/** The kernel as a reader looks it up. */
export const kernelFound = (kernel: KernelRelease | KernelFailure | null): Found =>
  kernel?.ok
    ? { key: 'kernel', value: kernel.version, origin: 'fact' }
    : { key: 'kernel', value: '', origin: 'missing' };
