import { applyChanges, evaluate, type Environment, type Mode, type Report } from '../../core';
import { FEATURE_IDS, featureInfo } from '../../core/kernel/features';
import { compareVersions } from '../../core/kernel/version';

/** A stretch of kernels with one outcome. */
export interface Stretch {
  /** First mainline series of the stretch, "5.10"; undefined for the one below all known edges. */
  from: string | undefined;
  mode: Mode;
}

/** Mainline series at which some feature came: an outcome can only change there. */
const EDGES = [
  ...new Set(FEATURE_IDS.map((id) => featureInfo(id)?.minKernel).filter((version) => version !== undefined)),
].sort(compareVersions);

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
    const mode = modeOn(from === undefined ? '3.10.0' : `${from}.0`.split('.').slice(0, 3).join('.'));
    if (stretches.at(-1)?.mode !== mode) stretches.push({ from, mode });
  }
  return stretches;
}
