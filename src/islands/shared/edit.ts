import { evaluate, valueControls, type CiliumRelease, type Environment, type HelmValue, type HelmValues } from '../../core';

/** A Helm value as a person reads it in YAML: text bare, lists and maps as JSON. */
export function printValue(value: HelmValue): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

const KPR = 'kubeProxyReplacement';

const isMap = (value: HelmValue | undefined): value is HelmValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the environment sets at a dotted path; undefined where it leaves the chart's default. */
export function valueAt({ values = {} }: Environment, path: string): HelmValue | undefined {
  return path
    .split('.')
    .reduce<HelmValue | undefined>((at, key) => (isMap(at) && Object.hasOwn(at, key) ? at[key] : undefined), values);
}

function put(values: HelmValues, [key = '', ...rest]: string[], to: HelmValue | undefined): HelmValues {
  const { [key]: old, ...others } = values;
  if (rest.length === 0) return to === undefined ? others : { ...values, [key]: to };
  const inner = put(isMap(old) ? old : {}, rest, to);
  return Object.keys(inner).length === 0 ? others : { ...values, [key]: inner };
}

/** The environment with one value set, or back at the chart's default when `to` is undefined. */
export function withValue(environment: Environment, path: string, to: HelmValue | undefined): Environment {
  return { ...environment, values: put(environment.values ?? {}, path.split('.'), to) };
}

/** The environment with facts of its node replaced; undefined takes a fact back. */
export function withNode(
  environment: Environment,
  facts: { [K in keyof NonNullable<Environment['node']>]?: NonNullable<Environment['node']>[K] | undefined },
): Environment {
  const node = Object.fromEntries(
    Object.entries({ ...environment.node, ...facts }).filter(([, value]) => value !== undefined),
  ) as NonNullable<Environment['node']>;
  return { ...environment, node };
}

/** The environment with another kernel string, kept as typed. */
export const withKernel = (environment: Environment, kernel: string): Environment => withNode(environment, { kernel });

/** The option of a release that means full kube-proxy replacement, and the one that means none. */
export function replacementWords(release: CiliumRelease): { full: HelmValue; none: HelmValue } {
  const control = valueControls(release).find(({ path }) => path === KPR);
  const options = control?.options ?? [];
  const pick = (...wanted: string[]) => options.find((option) => wanted.includes(printValue(option)));
  return { full: pick('true') ?? pick('strict') ?? 'true', none: pick('false') ?? pick('disabled') ?? 'false' };
}

/** Paths that the environment sets, as `helm --set` names them. */
export function leaves({ values = {} }: Environment): string[] {
  const walk = (at: HelmValue, path: string): string[] =>
    isMap(at) ? Object.entries(at).flatMap(([key, value]) => walk(value, path === '' ? key : `${path}.${key}`)) : [path];
  return walk(values, '');
}

/**
 * The environment on another release. Kube-proxy replacement has other words in other releases; full stays full and
 * none stays none, because the words change and not the wish. Whatever else a chart refuses stays, and is said.
 */
export function withRelease(environment: Environment, cilium: string): Environment {
  const next = { ...environment, cilium };
  const set = valueAt(environment, KPR);
  if (set === undefined) return next;
  const from = evaluate(environment).release;
  const to = evaluate(next).release;
  if (from.line === to.line) return next;
  const before = replacementWords(from);
  const after = replacementWords(to);
  if (printValue(set) === printValue(before.full)) return withValue(next, KPR, after.full);
  if (printValue(set) === printValue(before.none)) return withValue(next, KPR, after.none);
  return next;
}
