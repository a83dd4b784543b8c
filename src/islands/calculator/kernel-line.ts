import { evaluate, type Environment, type Report, type Verdict } from '../../core';
import { FEATURE_IDS, featureInfo } from '../../core/kernel/features';
import { compareVersions, seriesOf } from '../../core/kernel/version';

/** A stretch of kernels, and what its first one brings that the one before did not have. */
export interface Station {
  /** First mainline series of the stretch, "5.10"; undefined for what is older than every feature. */
  from: string | undefined;
  /** False where the kernel alone keeps the release from starting. */
  starts: boolean;
  /** Optimizations that the kernel no longer stands in the way of, in working order. */
  brings: string[];
}

/** The series after one, "4.20" of "4.19.57". */
function after(version: string): string {
  const [major, minor = 0] = version.split('.').map(Number);
  return `${major}.${minor + 1}`;
}

/**
 * Mainline series at which an outcome can change: where a feature came, and where a stable backport of it begins and,
 * with the next series, ends.
 */
const EDGES = [
  ...new Set(
    FEATURE_IDS.flatMap((id) => {
      const { minKernel, backportedTo = [] } = featureInfo(id) ?? {};
      return [...(minKernel === undefined ? [] : [minKernel]), ...backportedTo.flatMap((to) => [to, after(to)])];
    }).map((version) => seriesOf(version)),
  ),
].toSorted(compareVersions);

/** A series stands for its last stable patch, with what was backported into it; no series had as many. */
const LAST_PATCH = 500;
/** Older than every feature. */
const OLDEST = '3.10.0';

/** Does the kernel stand in the way: is a newer one among the steps, or is there nothing but that? */
export const waitsForKernel = ({ changes }: Verdict): boolean =>
  changes !== null && changes.some(({ kind }) => kind === 'kernel');

/** Does the kernel alone keep the agent from starting? */
export const kernelStops = ({ agent }: Report): boolean =>
  agent.starts === false && agent.reasons.some(({ id, state }) => id.startsWith('agent.kernel') && state === 'failed');

const allowed = (report: Report): string[] =>
  kernelStops(report) ? [] : report.optimizations.filter((verdict) => !waitsForKernel(verdict)).map(({ id }) => id);

/**
 * The mainline kernels as a line, oldest first; each station is a change. A generator, because it asks for every
 * optimization at every edge: a page takes a few stations at a time.
 */
export function* stationsOf(environment: Environment): Generator<Station | undefined> {
  const { distribution: _, ...node } = environment.node ?? {};
  let before: { starts: boolean; allowed: string[] } | undefined;
  for (const from of [undefined, ...EDGES]) {
    const kernel = from === undefined ? OLDEST : `${from}.${LAST_PATCH}`;
    const report = evaluate({ ...environment, node: { ...node, kernel } });
    const starts = !kernelStops(report);
    const now = allowed(report);
    const brings = before === undefined ? now : now.filter((id) => !before?.allowed.includes(id));
    const changes = before === undefined || starts !== before.starts || brings.length > 0;
    // What a newer kernel takes away again is no station: the verdicts say it.
    before = { starts, allowed: before ? [...new Set([...before.allowed, ...now])] : now };
    yield changes ? { from, starts, brings } : undefined;
  }
}

/** The whole line at once. */
export const kernelLine = (environment: Environment): Station[] =>
  [...stationsOf(environment)].filter((station) => station !== undefined);

/** What the line depends on: everything but the kernel. */
export const lineKey = ({ node, ...rest }: Environment): string => {
  const { kernel: _, distribution: __, ...others } = node ?? {};
  return JSON.stringify([rest, others]);
};
