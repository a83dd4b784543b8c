/** How a distribution built its kernel, where somebody read it: preemption, and what Cilium asks for. */
import data from '../../../content/kernels/config-defaults.yaml?facts';
import type { Arch } from '../types';
import type { KernelFailure, KernelRelease } from './types';
import { withDistribution } from './effective';
import { seriesOf } from './version';

export type Preemption = 'none' | 'voluntary' | 'full' | 'lazy';

interface BuildFact {
  system: string;
  series: string;
  arch?: Arch;
  preempt: Preemption;
  dynamic: boolean;
  btf?: boolean;
}

/** What all rows that fit a kernel agree on; a field on which they differ is absent. */
export interface KernelBuild {
  preempt?: Preemption;
  /** The model can be chosen at boot. */
  dynamic?: boolean;
  btf?: boolean;
}

const ROWS = new Map<string, BuildFact[]>();
for (const row of data.kernels as BuildFact[]) {
  const key = `${row.system} ${row.series}`;
  const rows = ROWS.get(key);
  if (rows) rows.push(row);
  else ROWS.set(key, [row]);
}

/** The value that every row has; undefined where one has another, or none. */
function agreed<K extends 'preempt' | 'dynamic' | 'btf'>(rows: BuildFact[], key: K): BuildFact[K] | undefined {
  const [first, ...others] = rows;
  return others.every((row) => row[key] === first?.[key]) ? first?.[key] : undefined;
}

/** The build of a kernel by its distribution, series and architecture; undefined where nobody read one. */
export function buildOf(
  kernel: KernelRelease | KernelFailure | null,
  distribution?: string,
  arch?: Arch,
): KernelBuild | undefined {
  if (!kernel?.ok) return undefined;
  const effective = withDistribution(kernel, distribution);
  const all = ROWS.get(`${effective.distribution ?? ''} ${seriesOf(effective.version)}`) ?? [];
  const mine = arch ?? effective.arch;
  const exact = all.filter((row) => row.arch !== undefined && row.arch === mine);
  const rows = exact.length > 0 ? exact : all.filter((row) => row.arch === undefined || mine === undefined);
  if (rows.length === 0) return undefined;
  const preempt = agreed(rows, 'preempt');
  const dynamic = agreed(rows, 'dynamic');
  const btf = agreed(rows, 'btf');
  return {
    ...(preempt !== undefined && { preempt }),
    ...(dynamic !== undefined && { dynamic }),
    ...(btf !== undefined && { btf }),
  };
}
