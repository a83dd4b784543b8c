/**
 * What the chart makes of Helm values: the agent's options. Silent overrides and defaults that hang on other keys
 * happen here, before any rule of the agent looks. Source: facts on charts 1.13.0 to 1.20.0 (content/helm/options.yaml).
 */
import { Flags, knownFlag } from './flags';
import { defaultOf, OPTIONS, OPTION_TREE, optionAt, valueOf, type HelmOption, type OptionTree } from './options';
import { answersOf, inRange } from './range';
import type { Found, HelmValue, HelmValues, Problem } from './types';
import { isMap } from './values/keys';

/** The agent's configuration as the chart writes it: every value a string, as in the ConfigMap. */
export interface AgentConfig {
  version: string;
  values: HelmValues;
  /** What the values set, by Helm path; only paths the facts know. */
  given: Map<string, HelmValue>;
  flags: Flags;
  /** Paths whose value the chart wrote because of another value. */
  written: Map<string, string>;
  problems: Problem[];
  /** Options whose type the chart's schema refuses. */
  wrongTypes: { path: string; value: string }[];
}

const text = (value: HelmValue | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What the agent makes of a text it reads as a truth value (Go's ParseBool); any other text stays as it is. */
const truth = (value: string): string =>
  /^(?:1|t|T|TRUE|True)$/.test(value) ? 'true' : /^(?:0|f|F|FALSE|False)$/.test(value) ? 'false' : value;

/** Is a value one that the chart's template takes for set? Empty text and null are not. */
const isSet = (value: HelmValue | undefined): boolean => value !== undefined && value !== null && value !== '';

/** What a chart writes when nothing is set, by version: the same for every cluster. */
const defaults = new Map<string, Flags>();

function defaultsOf(version: string): Flags {
  let flags = defaults.get(version);
  if (!flags) {
    flags = new Flags();
    for (const option of OPTIONS) {
      if (inRange(version, option.releases)) flags.set(option.flag, text(defaultOf(option, version)));
      else knownFlag(option.flag);
    }
    if (defaults.size > 500) defaults.clear();
    defaults.set(version, flags);
  }
  return flags;
}

/** Takes every value the facts know from values of any shape, and what it becomes. */
function take(values: HelmValues, at: OptionTree, config: AgentConfig, typed: boolean): void {
  for (const key of Object.keys(values)) {
    const node = at.get(key);
    if (!node) continue;
    const value = values[key];
    if (node.option && value !== undefined) given(node.option, value, config, typed);
    if (node.children && isMap(value)) take(value, node.children, config, typed);
  }
}

function given(option: HelmOption, value: HelmValue, config: AgentConfig, typed: boolean): void {
  if (!inRange(config.version, option.releases)) {
    if (isSet(value))
      config.problems.push({
        id: 'value.ignored',
        params: { path: option.path, value: text(value), release: config.version },
      });
    return;
  }
  config.given.set(option.path, value);
  config.flags.set(option.flag, option.kind === 'boolean' ? truth(text(value)) : text(value));
  if (typed && option.schema && isSet(value) && !fits(option.kind, value))
    config.wrongTypes.push({ path: option.path, value: JSON.stringify(value) });
}

/** Renders values with the chart of a version. Never throws; what the chart ignores is reported and dropped. */
export function renderChart(version: string, values: HelmValues | undefined): AgentConfig {
  const config: AgentConfig = {
    version,
    values: isMap(values) ? values : {},
    given: new Map(),
    flags: new Flags(defaultsOf(version)),
    written: new Map(),
    problems: [],
    wrongTypes: [],
  };
  const { flags, written } = config;
  const answers = answersOf(version);
  const is = (range: string) => inRange(version, range, answers);
  take(config.values, OPTION_TREE, config, is('>=1.16.0'));
  const raw = (path: string): HelmValue | undefined => config.given.get(path);
  const write = (path: string, flag: string, value: string) => {
    flags.set(flag, value);
    written.set(path, value);
  };
  const on = (flag: string) => flags.get(flag) === 'true';

  const compat = compatibility(flags.get('upgrade-compatibility') ?? '');
  replacement(config, raw('kubeProxyReplacement'), compat);
  routing(config, raw, write);
  // Chaining: a target counts as generic-veth from 1.14 on, where no mode is given; even an empty text gives one.
  const target = (raw('cni.chainingTarget') ?? null) === null ? 'none' : 'generic-veth';
  flags.set('cni-chaining-mode', text(raw('cni.chainingMode') ?? target));
  const chained = flags.get('cni-chaining-mode') !== 'none';
  if (chained && !isSet(raw('bpf.hostLegacyRouting')))
    write('bpf.hostLegacyRouting', 'enable-host-legacy-routing', 'true');
  // Clouds.
  if (on('eni') || on('azure') || on('gke') || on('alibabacloud'))
    write('endpointRoutes.enabled', 'enable-endpoint-routes', 'true');
  if (on('eni') || on('azure') || on('gke') || chained) flags.set('install-no-conntrack-iptables-rules', 'false');
  if (on('eni') && is('>=1.19.0')) write('ipam.mode', 'ipam', 'eni');
  if (is('>=1.18.0') && !isSet(raw('enableIPv4Masquerade'))) {
    if (on('eni') && compat >= 18) write('enableIPv4Masquerade', 'enable-ipv4-masquerade', 'false');
    else flags.set('enable-ipv4-masquerade', 'true');
  }
  if (compat >= 8 && compat < 10 && !isSet(raw('bpf.masquerade')))
    write('bpf.masquerade', 'enable-bpf-masquerade', 'true');
  // Encryption: one switch and one type become one of two options.
  const type = flags.get('encryption-type');
  flags.set('enable-ipsec', String(on('encryption-enabled') && type === 'ipsec'));
  flags.set('enable-wireguard', String(on('encryption-enabled') && type === 'wireguard'));
  if (!isSet(raw('dnsProxy.enableTransparentMode')) && is('>=1.13.11 <1.14.0 || >=1.14.6')) {
    const off = (chained && is('>=1.14.0')) || compat < 12;
    flags.set('dnsproxy-enable-transparent-mode', String(!off));
  }
  if (
    on('enable-gateway-api') ||
    on('enable-ingress-controller') ||
    valueOf(config.values, ['loadBalancer', 'l7', 'backend']) === 'envoy'
  )
    flags.set('enable-envoy-config', 'true');
  if (on('enable-gateway-api') && is('>=1.20.0'))
    write('socketLB.hostNamespaceOnly', 'bpf-lb-sock-hostns-only', 'true');
  if (on('loadbalancer-standalone') && is('<1.18.0')) write('bpf.datapathMode', 'datapath-mode', 'lb-only');
  if (is('<1.16.0') && !flags.get('datapath-mode')) flags.set('datapath-mode', 'veth');
  if (!on('enable-bandwidth-manager')) flags.set('enable-bbr', 'false');
  // 0 is falsy in the template, and so is nothing.
  if ([0, '', null].includes(raw('bpf.mapDynamicSizeRatio') as number))
    flags.set('bpf-map-dynamic-size-ratio', '0.0025');
  // Free keys come last and win.
  const extra = config.values['extraConfig'];
  if (isMap(extra)) {
    for (const [key, value] of Object.entries(extra)) flags.setForeign(key, text(value));
  }
  return config;
}

function fits(kind: HelmOption['kind'], value: HelmValue): boolean {
  if (kind === 'integer') return Number.isInteger(value);
  if (kind === 'number' || kind === 'boolean') return typeof value === kind;
  return kind === 'list' ? Array.isArray(value) : typeof value === 'string';
}

/** Minor release of `upgradeCompatibility` ("1.9" is 9); unset or unreadable, the chart takes each of its steps. */
function compatibility(value: string): number {
  const match = /^v?1\.(\d{1,3})/.exec(value);
  return match ? Number(match[1]) : Infinity;
}

/** 1.13's boolean false counts as unset; from 1.14 on a bare boolean is as good as the word. */
function replacement({ version, flags }: AgentConfig, raw: HelmValue | undefined, compat: number): void {
  const old = inRange(version, '<1.14.0');
  if (isSet(raw) && !(old && raw === false)) return;
  let word = old ? 'disabled' : 'false';
  // Old compatibilities bring old words: "probe" from 1.8 on, "disabled" from 1.12 on. What a chart refuses is left out.
  if (inRange(version, '<1.13.4') && compat >= 8 && compat < 12) word = 'probe';
  if (inRange(version, '>=1.14.0 <1.16.0') && compat >= 12 && compat < 14) word = 'disabled';
  flags.set('kube-proxy-replacement', word);
}

/** One `tunnel` value before 1.14, two values from then on; 1.14 reads both. */
function routing(
  { version, flags }: AgentConfig,
  raw: (path: string) => HelmValue | undefined,
  write: (path: string, flag: string, value: string) => void,
): void {
  const gke = flags.get('gke') === 'true';
  const aks = flags.get('aksbyocni') === 'true' && !gke;
  if (inRange(version, '<1.14.0')) {
    if (gke) write('tunnel', 'tunnel', 'disabled');
    else if (aks) write('tunnel', 'tunnel', 'vxlan');
    const tunnel = flags.get('tunnel') || 'vxlan';
    flags.set('routing-mode', tunnel === 'disabled' ? 'native' : 'tunnel');
    flags.set('tunnel-protocol', tunnel === 'geneve' ? 'geneve' : 'vxlan');
    flags.set('routing-mode-value', '');
    return;
  }
  const mode = text(raw('routingMode'));
  flags.set('routing-mode-value', mode);
  // From 1.14.3 on the first that speaks wins, a cloud before the values; before, the last: routingMode, tunnel, cloud.
  const ranked = inRange(version, '>=1.14.3');
  const old = inRange(version, '<1.15.0') && !(ranked && (gke || aks || mode !== '')) ? text(raw('tunnel')) : '';
  const cloud = gke || (flags.get('eni') === 'true' && inRange(version, '>=1.19.0')) ? 'native' : aks ? 'tunnel' : '';
  const fromOld = old === '' ? '' : old === 'disabled' ? 'native' : 'tunnel';
  const overruled = inRange(version, '>=1.14.3 <1.14.6') && (gke || aks); // later charts refuse another mode
  const ruling = overruled ? cloud : mode || fromOld || cloud;
  if (mode !== '' && ruling === mode) flags.set('routing-mode', mode);
  else if (ruling !== '') write('routingMode', 'routing-mode', ruling);
  else flags.set('routing-mode', 'tunnel');
  flags.set('tunnel-protocol', text(raw('tunnelProtocol')) || (old === 'geneve' ? 'geneve' : 'vxlan'));
}

/** How a value was found: set, the chart's default, or written by the chart. Unknown paths are "missing". */
export function found(config: AgentConfig, path: string): Found {
  const option = optionAt(path);
  const value = config.given.get(path) ?? valueOf(config.values, option?.keys ?? path.split('.'));
  if (value !== undefined) return { key: path, value: text(value), origin: 'set' };
  const written = config.written.get(path);
  if (written !== undefined) return { key: path, value: written, origin: 'chart' };
  const fallback = option && inRange(config.version, option.releases) ? text(defaultOf(option, config.version)) : '';
  return { key: path, value: fallback, origin: 'default' };
}
