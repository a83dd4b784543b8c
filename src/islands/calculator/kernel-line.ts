import { applyChanges, evaluate, type Environment, type Mode, type Report } from '../../core';
import { FEATURE_IDS, featureInfo } from '../../core/kernel/features';
import { compareVersions, seriesOf } from '../../core/kernel/version';

/** A stretch of kernels with one outcome. */
export interface Stretch {
  /** First mainline series of the stretch, "5.10"; undefined for the one below all known edges. */
  from: string | undefined;
  mode: Mode;
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

/** What this cluster would be once its values are right: the nearest change of values made, the kernel left open. */
export function withValuesMade(environment: Environment, report: Report): Environment {
  const values = (report.hostRouting.nearest ?? []).filter(({ kind }) => kind === 'value');
  return applyChanges(environment, values);
}

/** Outcomes along the mainline kernels, oldest first, equal neighbours merged: each edge is a change of rule. */
export function kernelLine(environment: Environment): Stretch[] {
  const modeOn = (kernel: string): Mode =>
    evaluate({ ...environment, node: { ...environment.node, kernel } }).hostRouting.mode;
  const stretches: Stretch[] = [];
  for (const from of [undefined, ...EDGES]) {
    const mode = modeOn(from === undefined ? OLDEST : `${from}.${LAST_PATCH}`);
    if (stretches.at(-1)?.mode !== mode) stretches.push({ from, mode });
  }
  return stretches;
}
