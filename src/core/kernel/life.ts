/**
 * How long a kernel series and a distribution are maintained, as dates to show. Nothing here knows what day it is:
 * a date is stated, never compared.
 */
import distributions from '../../../content/kernels/distributions.yaml?facts';
import upstream from '../../../content/kernels/upstream.yaml?facts';
import type { KernelFailure, KernelRelease } from './types';
import { distributionName, distributionOf, osReleaseWords } from './names';
import { seriesOf } from './version';

interface SeriesFact {
  series: string;
  eol?: string;
}
interface ReleaseFact {
  distro: string;
  release: string;
  standard?: string;
  extended?: string;
}

const SERIES = new Map((upstream.series as SeriesFact[]).map((entry) => [entry.series, entry]));
const RELEASES = new Map(
  (distributions.releases as ReleaseFact[]).map((entry) => [`${entry.distro} ${entry.release}`.toLowerCase(), entry]),
);
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** os-release ids that the table calls otherwise, most likely first. */
const TABLE_NAMES: Record<string, string[]> = {
  ol: ['oracle-linux'],
  oracle: ['oracle-linux'],
  amzn: ['amazon-linux'],
  centos: ['centos', 'centos-stream'],
};

/** Kernels that nobody maintains but kernel.org. Every other vendor keeps its own for as long as it says. */
const UPSTREAM = new Set(['vanilla', 'unknown', 'arch', 'manjaro', 'alpine', 'gentoo', 'nixos']);

/** A series kernel.org maintains up to a date. */
export interface SeriesLife {
  series: string;
  ends: string;
}

/** The mainline series of a kernel that kernel.org alone maintains; undefined where no date is known. */
export function seriesLife(kernel: KernelRelease | KernelFailure | null): SeriesLife | undefined {
  if (!kernel?.ok || !UPSTREAM.has(kernel.distribution ?? 'unknown')) return undefined;
  const series = seriesOf(kernel.version);
  const ends = SERIES.get(series)?.eol;
  return ends !== undefined && DATE.test(ends) ? { series, ends } : undefined;
}

/** A release of a distribution with the end of standard support, and of the extended one where there is one. */
export interface DistributionLife {
  /** Name and release, "Ubuntu 22.04". */
  name: string;
  standard: string;
  extended?: string;
}

/** "15.6" is "15 SP6" in the table. */
const servicePack = (version: string): string => version.replace(/^(\d+)\.(\d+)$/, '$1 sp$2');

/** What is known of a system from os-release ID and VERSION_ID ("rhel 8.6"); undefined where no date is known. */
export function distributionLife(distribution: string | undefined): DistributionLife | undefined {
  const [id, version] = osReleaseWords(distribution);
  if (id === undefined || version === undefined) return undefined;
  const names = TABLE_NAMES[id] ?? [id];
  const forms = [version, servicePack(version), version.split('.', 1)[0] ?? ''];
  const found = names.flatMap((name) => forms.map((form) => RELEASES.get(`${name} ${form}`))).find(Boolean);
  if (found?.standard === undefined || !DATE.test(found.standard)) return undefined;
  const named = distributionOf(id)?.id;
  const shown = named === undefined || named === 'rhel-family' ? id : distributionName(named, 'en');
  return {
    name: `${shown} ${found.release}`,
    standard: found.standard,
    ...(found.extended !== undefined && DATE.test(found.extended) && { extended: found.extended }),
  };
}
