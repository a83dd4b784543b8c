/** The agent's options as a cluster holds them, cilium-config, back into the Helm values that write them. */
import { defaultOf, OPTIONS, type HelmOption } from '../options';
import { inRange } from '../range';
import type { HelmValue, HelmValues, Problem } from '../types';
import { setValue, unsetValue } from '../values/path';

const BY_FLAG = new Map<string, HelmOption[]>();
for (const option of OPTIONS) {
  const same = BY_FLAG.get(option.flag);
  if (same) same.push(option);
  else BY_FLAG.set(option.flag, [option]);
}

/** Names that options had before: enable-egress-gateway is new in 1.18. */
const FORMER = new Map([['enable-ipv4-egress-gateway', 'enable-egress-gateway']]);

/** Options of the agent that no single value writes, and keys that only tell the release. */
const OTHERS = new Set(
  'enable-ipv4-egress-gateway enable-ipsec enable-wireguard enable-tcx bpf-distributed-lru bpf-policy-stats-map-max packetization-layer-pmtud-mode enable-datapath-plugins routing-mode tunnel kube-proxy-replacement'.split(
    ' ',
  ),
);

/** Is a name one of the agent's options that the facts know? */
export const isKnownOption = (name: string): boolean => BY_FLAG.has(name) || OTHERS.has(name);

/** Keys that a line's chart always writes and the line before never does, newest first. Source: facts on charts 1.13.0 to 1.20.0 */
const TELLING: [key: string, line: string][] = [
  ['enable-datapath-plugins', '1.20'],
  ['packetization-layer-pmtud-mode', '1.19'],
  ['bpf-policy-stats-map-max', '1.18'],
  ['bpf-distributed-lru', '1.17'],
  ['enable-tcx', '1.16'],
];

/** The line whose chart wrote these options; undefined where two lines write the same. */
export function lineOf(options: ReadonlyMap<string, string>): string | undefined {
  const told = TELLING.find(([key]) => options.has(key))?.[1];
  return told ?? (options.has('tunnel') && !options.has('routing-mode') ? '1.13' : undefined);
}

function typed({ kind }: HelmOption, text: string): HelmValue | undefined {
  if (kind === 'boolean') return /^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : undefined;
  if (kind === 'integer' || kind === 'number') {
    const number = text.trim() === '' ? NaN : Number(text);
    return Number.isFinite(number) ? number : undefined;
  }
  return kind === 'list' ? text.split(/[\s,]+/).filter((word) => word !== '') : text;
}

export interface FromOptions {
  values: HelmValues;
  problems: Problem[];
}

/** Does the chart write this by itself when nothing is set? */
function isDefault(option: HelmOption, version: string, text: string): boolean {
  const fallback = defaultOf(option, version);
  if (fallback === null) return text === '';
  return (typeof fallback === 'object' ? JSON.stringify(fallback) : String(fallback)) === text;
}

/**
 * Values that make the chart of a version write these options. What the chart writes by itself is left out. An option
 * that a value of another name writes, or none, changes nothing.
 */
export function valuesOf(options: ReadonlyMap<string, string>, version: string): FromOptions {
  const problems: Problem[] = [];
  let values: HelmValues = {};
  for (const [flag, text] of options) {
    const option = BY_FLAG.get(FORMER.get(flag) ?? flag)?.find(({ releases }) => inRange(version, releases));
    if (!option || isDefault(option, version, text)) continue;
    if (option.kind === 'integer' && /e/i.test(text)) problems.push({ id: 'paste.exponent', params: { key: flag } });
    const value = typed(option, text);
    if (value === undefined) {
      if (text !== '') problems.push({ id: 'paste.option', params: { key: flag } });
    } else values = setValue(values, option.path, value);
  }
  const encryption = ['ipsec', 'wireguard'].find((type) => options.get(`enable-${type}`) === 'true');
  if (encryption !== undefined) {
    values = setValue(values, 'encryption.enabled', true);
    values = setValue(values, 'encryption.type', encryption);
  }
  // What is absent from a whole ConfigMap has the agent's default: no aggregation, and Hubble off, but for 1.17.0 and 1.17.1.
  const whole = options.has('kube-proxy-replacement') && options.has('enable-ipv4');
  if (whole && !options.has('enable-hubble') && !inRange(version, '>=1.17.0 <1.17.2'))
    values = setValue(values, 'hubble.enabled', false);
  if (whole && !options.has('monitor-aggregation')) values = setValue(values, 'bpf.monitorAggregation', 'none');
  return { values: byOneValue(values, options, version), problems };
}

/** What the chart writes because of another value goes back to that value alone. Source: cilium/charts, templates/cilium-configmap.yaml */
function byOneValue(values: HelmValues, options: ReadonlyMap<string, string>, version: string): HelmValues {
  let out = values;
  const chained = options.get('cni-chaining-mode') ?? 'none';
  if (chained !== 'none' && chained !== '' && options.get('enable-host-legacy-routing') === 'true')
    out = unsetValue(out, 'bpf.hostLegacyRouting');
  if (options.get('ipam') !== 'eni') return out;
  out = unsetValue(setValue(out, 'eni.enabled', true), 'endpointRoutes.enabled');
  // Defaults of other clusters, which ENI changes, have to be said.
  if (options.get('enable-ipv4-masquerade') === 'true' && inRange(version, '>=1.18.0'))
    out = setValue(out, 'enableIPv4Masquerade', true);
  if (!inRange(version, '>=1.19.0')) return out;
  if (options.get('routing-mode') === 'tunnel') out = setValue(out, 'routingMode', 'tunnel');
  return unsetValue(out, 'ipam.mode');
}
