/** The requirement table's rows as clusters: the base, with one thing changed, in the vocabulary of a release. */
import data from '../../../content/optimizations/host-routing.yaml';
import {
  evaluate,
  fullReplacement,
  type CiliumRelease,
  type Environment,
  type HelmValue,
  type Report,
} from '../../core';
import { setValue, unsetValue } from '../../core/values/path';

/** A row of `requirementTable` in content/optimizations/host-routing.yaml. */
export interface Row {
  id: string;
  label: { zh: string; en: string };
  set?: Record<string, HelmValue>;
  unset?: string[];
  kernel?: string;
  layer2?: boolean;
}

/** Rows in display order. */
export const rows: readonly Row[] = data.requirementTable as Row[];

/** The cluster of a row at a release; without a row, the base. */
export function probe({ version }: CiliumRelease, row?: Row): Environment {
  let values = setValue(data.base.values, 'kubeProxyReplacement', fullReplacement(version));
  for (const path of row?.unset ?? []) values = unsetValue(values, path);
  for (const [path, value] of Object.entries(row?.set ?? {})) values = setValue(values, path, value);
  const nics = [{ driver: 'ice', l2: row?.layer2 ?? true }];
  return { cilium: version, node: { ...data.base.node, nics, kernel: row?.kernel ?? data.base.node.kernel }, values };
}

/** The rules' outcome for a row at a release, with the sources of the reasons that decide. */
export function outcome(release: CiliumRelease, row: Row): { mode: Report['hostRouting']['mode']; sources: string[] } {
  const { mode, reasons } = evaluate(probe(release, row)).hostRouting;
  return { mode, sources: mode === 'BPF' ? [] : reasons.flatMap(({ sources }) => sources) };
}
