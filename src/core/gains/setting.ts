/** What of a cluster bears on which measurement fits it. */
import type { Environment, HelmValue, Report } from '../types';

/** The comparable facts of a cluster; an absent one is not known. */
export interface Setting {
  routing?: 'native' | 'tunnel';
  hostRouting?: 'bpf' | 'legacy';
  encryption?: 'none' | 'wireguard' | 'ipsec';
  mtu?: number;
  /** Number of Services, where the reader gives it; no cluster description holds it. */
  services?: number;
  ip?: 4 | 6;
  arch?: 'amd64' | 'arm64';
  kernel?: string;
  cilium?: string;
  /** Parallel streams or processes, where the reader gives them. */
  streams?: number;
}

const at = (value: HelmValue | undefined, path: string): HelmValue | undefined =>
  path
    .split('.')
    .reduce<HelmValue | undefined>(
      (found, key) => (typeof found === 'object' && found !== null && !Array.isArray(found) ? found[key] : undefined),
      value,
    );
const on = (value: HelmValue | undefined): boolean => value === true || value === 'true';

/**
 * The setting of a cluster. Without a report, routing and host routing are what the values alone say; with one they are
 * what the rules made of them. Never throws.
 */
export function settingOf(environment: Environment, report?: Report): Setting {
  const { values = {}, node } = environment;
  const out: Setting = { encryption: 'none' };
  const routing = report?.network ?? at(values, 'routingMode') ?? at(values, 'tunnel');
  if (routing === 'native' || routing === 'disabled') out.routing = 'native';
  else if (typeof routing === 'string') out.routing = 'tunnel';
  const mode = report?.hostRouting.mode;
  if (mode === 'BPF') out.hostRouting = 'bpf';
  if (mode === 'Legacy') out.hostRouting = 'legacy';
  if (on(at(values, 'encryption.enabled'))) {
    // The chart's default type is IPsec.
    out.encryption = at(values, 'encryption.type') === 'wireguard' ? 'wireguard' : 'ipsec';
  }
  const mtu = Number(at(values, 'MTU') ?? 0) || node?.nics?.find((nic) => nic.mtu !== undefined)?.mtu;
  if (mtu !== undefined && Number.isFinite(mtu)) out.mtu = mtu;
  if (node?.arch !== undefined) out.arch = node.arch;
  if (node?.kernel !== undefined && node.kernel !== '') out.kernel = node.kernel;
  const cilium = report?.release.version ?? environment.cilium;
  if (typeof cilium === 'string' && cilium !== '') out.cilium = cilium;
  return out;
}
