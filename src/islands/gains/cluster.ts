/** The cluster a link describes, judged; loaded only where the address names one. */
import { evaluate, type VerdictStatus } from '../../core';
import { settingOf, type Setting } from '../../core/gains/setting';
import { decodeLink } from '../../core/permalink';

export interface LinkedCluster {
  setting: Setting;
  statuses: Record<string, VerdictStatus>;
}

/** Setting and verdicts of the cluster in a query. */
export function clusterOf(search: string): LinkedCluster {
  const { environment } = decodeLink(search);
  const report = evaluate(environment);
  return {
    setting: settingOf(environment, report),
    statuses: Object.fromEntries(report.optimizations.map(({ id, status }) => [id, status])),
  };
}
