/** Network devices from `ip -d link show` and `ethtool -i`, and which of them are those of the node. */
import type { Nic } from '../types';

/** Devices that Cilium, a runtime or a VPN makes: not the node's own. */
const MADE =
  /^(?:lo$|lxc|cilium_|veth|docker|br-|virbr|cni|flannel|cali|kube-|nodelocaldns|dummy|tailscale|wg|tun|tap|vxlan|geneve|gre|erspan|sit|ip6|ipip|lxd|nerdctl|weave)/;
const LINK = /^\d{1,6}: ([\w.:-]{1,40})(?:@[\w.:-]{1,40})?: <([A-Z0-9_,-]{0,120})> mtu (\d{1,6})\b/;
const ETHTOOL = /^(?:driver|version|firmware-version|expansion-rom-version|bus-info|supports-[\w-]+):(?:\s|$)/;

interface Link {
  name: string;
  mtu: number;
  l2?: boolean;
  tsoMaxSize?: number;
}

export class Devices {
  private readonly links: Link[] = [];
  private readonly drivers: { device?: string; driver: string }[] = [];
  private at: Link | 'made' | undefined;
  private asked: string | undefined;

  /** The command says which device the next driver belongs to. */
  begin(command: string): void {
    this.asked = /\bethtool -i\s+([\w.-]{1,40})/.exec(command)?.[1];
    this.at = undefined;
  }

  take(line: string): 'link' | 'driver' | undefined {
    const text = line.trim();
    const link = LINK.exec(text);
    if (link) {
      const [whole, name = '', flags = '', mtu = ''] = link;
      const own = !MADE.test(name) && !whole.includes('@') && !/\bSLAVE\b/.test(flags) && !/\bstate DOWN\b/.test(text);
      if (own && this.links.length < 64) this.links.push((this.at = { name, mtu: Number(mtu) }));
      else this.at = 'made';
      return 'link';
    }
    if (this.at !== undefined && /^\s/.test(line)) {
      if (this.at !== 'made') this.detail(this.at, text);
      return 'link';
    }
    this.at = undefined;
    if (!ETHTOOL.test(text)) return undefined;
    const driver = /^driver:\s+(\S{1,64})$/.exec(text)?.[1];
    if (driver !== undefined && this.drivers.length < 64)
      this.drivers.push({ driver, ...(this.asked !== undefined && { device: this.asked }) });
    return 'driver';
  }

  /** The devices; a driver and a link go together by name, or where there is one of each. */
  result(): Nic[] {
    const only = this.links.length === 1 && this.drivers.length === 1 ? this.links[0] : undefined;
    const same = new Set(this.links.map(({ mtu }) => mtu)).size === 1 ? this.links[0]?.mtu : undefined;
    const nics = this.drivers.map(({ driver, device }): Nic => {
      const link = this.links.find(({ name }) => name === device) ?? only;
      const mtu = link?.mtu ?? same;
      const { l2, tsoMaxSize } = link ?? {};
      return {
        driver,
        ...(mtu !== undefined && { mtu }),
        ...(l2 === false && { l2 }),
        ...(tsoMaxSize !== undefined && { tsoMaxSize }),
      };
    });
    if (this.drivers.length > 0) return nics;
    return this.links.map(({ mtu, l2, tsoMaxSize }) => ({
      driver: '',
      mtu,
      ...(l2 === false && { l2 }),
      ...(tsoMaxSize !== undefined && { tsoMaxSize }),
    }));
  }

  /** What `ip -d` prints under a device. */
  private detail(link: Link, text: string): void {
    // A device without a MAC address prints link/none or the name of its protocol.
    if (/^link\/(?!ether\b)/.test(text)) link.l2 = false;
    const tso = Number(/\btso_max_size (\d{1,9})\b/.exec(text)?.[1] ?? 0);
    if (tso > 0) link.tsoMaxSize = tso;
  }
}
