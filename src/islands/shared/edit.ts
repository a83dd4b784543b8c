import {
  fullReplacement,
  resolveRelease,
  valueControls,
  type CiliumRelease,
  type Environment,
  type HelmValue,
} from '../../core';
import { flatten, getValue, setValue, unsetValue } from '../../core/values/path';

/** The value whose words differ between releases. */
const KPR = 'kubeProxyReplacement';

/** A Helm value as a person reads it in YAML: text bare, lists and maps as JSON. */
export function printValue(value: HelmValue): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** What the environment sets at a dotted path; undefined where it leaves the chart's default. */
export const valueAt = ({ values }: Environment, path: string): HelmValue | undefined => getValue(values, path);

/** The environment with one value set, or back at the chart's default when `to` is undefined. */
export function withValue(environment: Environment, path: string, to: HelmValue | undefined): Environment {
  const values = environment.values ?? {};
  return { ...environment, values: to === undefined ? unsetValue(values, path) : setValue(values, path, to) };
}

type Node = NonNullable<Environment['node']>;

/** The environment with facts of its node replaced; undefined takes a fact back. */
export function withNode(environment: Environment, facts: { [K in keyof Node]?: Node[K] | undefined }): Environment {
  const node = Object.entries({ ...environment.node, ...facts }).filter(([, value]) => value !== undefined);
  return { ...environment, node: Object.fromEntries(node) as Node };
}

/** The environment with another kernel string, kept as typed. */
export const withKernel = (environment: Environment, kernel: string): Environment => withNode(environment, { kernel });

/** The same for a form without a field for the distribution: what was said of the old kernel's goes with it. */
export const withOtherKernel = (environment: Environment, kernel: string): Environment =>
  withNode(environment, { kernel, distribution: undefined, arch: undefined });

/** The words of a release for full kube-proxy replacement, and for none. */
export function replacementWords(release: CiliumRelease): { full: HelmValue; none: HelmValue } {
  const control = valueControls(release).find(({ path }) => path === KPR);
  return { full: fullReplacement(release.version), none: control?.default ?? 'false' };
}

/**
 * The environment on another release. Kube-proxy replacement has other words in other releases; full stays full and
 * none stays none, because the words change and not the wish. Whatever else a chart refuses stays, and is said.
 */
export function withRelease(environment: Environment, cilium: string): Environment {
  const next = { ...environment, cilium };
  const set = valueAt(environment, KPR);
  const to = resolveRelease(cilium);
  if (set === undefined || to.match === 'fallback') return next;
  const before = replacementWords(resolveRelease(environment.cilium));
  const after = replacementWords(to);
  if (printValue(set) === printValue(before.full)) return withValue(next, KPR, after.full);
  if (printValue(set) === printValue(before.none)) return withValue(next, KPR, after.none);
  return next;
}

/** Paths that the environment sets, as `helm --set` names them. */
export const leaves = ({ values }: Environment): string[] => flatten(values).map(([path]) => path);
