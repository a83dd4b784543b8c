/** `cilium-dbg status`, with and without --verbose: what its lines say of the configuration. Labels: pkg/client/client.go. */
import { fullReplacement } from '../changes';
import { optionAt } from '../options';
import { inRange } from '../range';
import type { HelmValue, HelmValues, Mode } from '../types';
import { setValue } from '../values/path';

const LABELS = new Set([
  'KubeProxyReplacement',
  'Host firewall',
  'SRv6',
  'CNI Chaining',
  'CNI Config file',
  'Cilium',
  'KVStore',
  'Kubernetes',
  'Kubernetes APIs',
  'ContainerRuntime',
  'NodeMonitor',
  'Cilium health daemon',
  'IPAM',
  'IPv4 BIG TCP',
  'IPv6 BIG TCP',
  'BandwidthManager',
  'Host Routing',
  'Routing',
  'Attach Mode',
  'Device Mode',
  'Masquerading',
  'Hubble',
  'Encryption',
  'Cluster health',
  'Controller Status',
  'Proxy Status',
  'Global Identity Range',
  'ClusterMesh',
  'Clock Source for BPF',
  'BPF Maps',
  'Modules Health',
]);
/** Lines of the section on services, which other sections have by the same names. */
const DETAILS = new Set([
  'Status',
  'Socket LB',
  'Socket LB Tracing',
  'Socket LB Coverage',
  'Devices',
  'Mode',
  'DSR Dispatch Mode',
  'Backend Selection',
  'Session Affinity',
  'Graceful Termination',
  'NAT46/64 Support',
  'XDP Acceleration',
  'Services',
  'Annotations',
]);

/** What a status says: its lines by label, lower case, those of the details behind "details/". */
export type StatusLines = Map<string, string>;

/** Reads lines one by one; remembers the section they stand in. */
export class StatusReader {
  readonly lines: StatusLines = new Map();
  private details = false;

  /** True where the line is one of a status. */
  take(line: string): boolean {
    const end = line.indexOf(':');
    if (end < 2 || end > 60) return false;
    const label = line.slice(0, end).trim();
    const value = line.slice(end + 1).trim();
    const indented = /^\s/.test(line);
    if (label === 'KubeProxyReplacement Details') {
      this.details = true;
      return true;
    }
    if (this.details && indented && DETAILS.has(label)) {
      this.keep(`details/${label.toLowerCase()}`, value);
      return true;
    }
    if (!LABELS.has(label) || (value !== '' && !/^\s/.test(line.slice(end + 1)))) return false;
    this.details = false;
    this.keep(label.toLowerCase(), value);
    return true;
  }

  private keep(label: string, value: string): void {
    if (!this.lines.has(label)) this.lines.set(label, value);
  }
}

/** The release the agent says it is, "1.18.12". */
export const statusRelease = (lines: StatusLines): string | undefined =>
  /\bv?(\d+\.\d+\.\d+(?:-(?:rc|pre)\.\d+)?)/.exec(lines.get('cilium') ?? '')?.[1];

/** Host routing as the agent states it: an outcome, and no value. */
export function statusRouting(lines: StatusLines): Mode | undefined {
  const found = /\b(BPF|Legacy)\b/.exec(lines.get('host routing') ?? '')?.[1];
  return (found ?? /\bHost:\s*(BPF|Legacy)\b/.exec(lines.get('routing') ?? '')?.[1]) as Mode | undefined;
}

const first = (text: string | undefined): string => (text ?? '').trim().split(/\s/, 1)[0]?.toLowerCase() ?? '';
const yes = (text: string | undefined): boolean | undefined =>
  text === undefined ? undefined : first(text) === 'enabled' ? true : first(text) === 'disabled' ? false : undefined;

const DISPATCH = new Map([
  ['ip', 'opt'],
  ['ipip', 'ipip'],
  ['geneve', 'geneve'],
]);

/** Values that a status implies, in the vocabulary of a version. A line that is missing implies nothing. */
export function statusValues(lines: StatusLines, version: string): HelmValues {
  let values: HelmValues = {};
  const put = (path: string, value: HelmValue | undefined) => {
    const option = optionAt(path);
    if (value !== undefined && option && inRange(version, option.releases)) values = setValue(values, path, value);
  };
  const on = (path: string, text: string | undefined) => {
    if (yes(text) === true) put(path, true);
  };
  const word = first(lines.get('kubeproxyreplacement'));
  if (word === 'strict' || word === 'true') put('kubeProxyReplacement', fullReplacement(version));
  else if (word === 'partial' && inRange(version, '<1.16.0')) put('kubeProxyReplacement', 'partial');
  const mode = first(lines.get('details/mode'));
  const dsr = mode === 'dsr' || mode === 'hybrid';
  const dispatch = DISPATCH.get(first(lines.get('details/dsr dispatch mode')));
  const network = /Network:\s*(Native|Tunnel)(?:\s*\[(\w+)\])?/i.exec(lines.get('routing') ?? '');
  // Up to 1.15 no line names the network. DSR runs without a tunnel there, unless it is dispatched by Geneve (1.14 on).
  const direct = inRange(version, '<1.14.0') ? dsr : dsr && dispatch !== undefined && dispatch !== 'geneve';
  const native = network ? network[1]?.toLowerCase() === 'native' : direct && inRange(version, '<1.16.0');
  if (native)
    put(inRange(version, '<1.14.0') ? 'tunnel' : 'routingMode', inRange(version, '<1.14.0') ? 'disabled' : 'native');
  else if (network?.[2]?.toLowerCase() === 'geneve') put('tunnelProtocol', 'geneve');

  const masquerading = lines.get('masquerading');
  if (first(masquerading) === 'disabled') {
    put('enableIPv4Masquerade', false);
    put('enableIPv6Masquerade', false);
  } else if (masquerading !== undefined) {
    if (first(masquerading) === 'bpf') put('bpf.masquerade', true);
    // The ranges that are not masqueraded: with native routing those that were set.
    if (native && first(masquerading) === 'bpf') {
      const ranges = masquerading.split(/\s+/).filter((text) => /^[\da-f.:]{2,39}\/\d{1,3}$/i.test(text));
      put(
        'ipv4NativeRoutingCIDR',
        ranges.find((text) => !text.includes(':')),
      );
      put(
        'ipv6NativeRoutingCIDR',
        ranges.find((text) => text.includes(':')),
      );
    }
    if (/\(ip-masq-agent\)/.test(masquerading)) put('ipMasqAgent.enabled', true);
    if (/IPv4: Disabled/.test(masquerading)) put('enableIPv4Masquerade', false);
    if (/IPv6: Enabled/.test(masquerading)) put('ipv6.enabled', true);
  }
  const encryption = first(lines.get('encryption'));
  if (encryption === 'ipsec' || encryption === 'wireguard') {
    put('encryption.enabled', true);
    put('encryption.type', encryption);
    if (/NodeEncryption: (?:Enabled|OptedIn)/i.test(lines.get('encryption') ?? ''))
      put('encryption.nodeEncryption', true);
  }
  const chaining = first(lines.get('cni chaining'));
  if (/^[a-z][a-z-]+$/.test(chaining) && chaining !== 'none') put('cni.chainingMode', chaining);
  const bandwidth = lines.get('bandwidthmanager');
  if (bandwidth?.startsWith('EDT')) put('bandwidthManager.enabled', true);
  if (bandwidth?.includes('[BBR]')) put('bandwidthManager.bbr', true);
  on('enableIPv4BIGTCP', lines.get('ipv4 big tcp'));
  on('enableIPv6BIGTCP', lines.get('ipv6 big tcp'));
  on('hostFirewall.enabled', lines.get('host firewall'));
  if (yes(lines.get('hubble')) === false) put('hubble.enabled', false);
  const device = first(lines.get('device mode'));
  const configured = /\[Configured: (\w+)\]/.exec(lines.get('device mode') ?? '')?.[1];
  if (configured !== undefined) put('bpf.datapathMode', configured);
  else if (device.startsWith('netkit')) put('bpf.datapathMode', device);
  if (first(lines.get('clock source for bpf')) === 'jiffies') put('bpfClockProbe', true);

  if (word === 'false' || word === 'disabled') on('socketLB.enabled', lines.get('details/socket lb'));
  if (first(lines.get('details/socket lb coverage')) === 'hostns-only') put('socketLB.hostNamespaceOnly', true);
  if (dsr) put('loadBalancer.mode', mode);
  put('loadBalancer.dsrDispatch', dispatch);
  if (first(lines.get('details/backend selection')) === 'maglev') put('loadBalancer.algorithm', 'maglev');
  const xdp = first(lines.get('details/xdp acceleration'));
  if (xdp === 'native' || xdp === 'best-effort') put('loadBalancer.acceleration', xdp);
  else if (xdp === 'generic') put('loadBalancer.acceleration', 'testing-only');
  return values;
}
