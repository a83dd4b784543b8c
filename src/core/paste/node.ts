/** What commands on a node print, recognised line by line: kernel, system, CPUs, memory, devices, settings, the path. */
import { parseKernelRelease } from '../kernel/parse';
import { readArch } from '../link-facts';
import type { Environment, HostFacts } from '../types';
import { Devices } from './devices';

export type NodeKind =
  | 'kernel'
  | 'os-release'
  | 'release'
  | 'driver'
  | 'link'
  | 'cpu'
  | 'memory'
  | 'tuned'
  | 'governor'
  | 'irqbalance'
  | 'preemption'
  | 'path';

const GOVERNORS = new Set(['performance', 'powersave', 'schedutil', 'ondemand', 'conservative', 'userspace']);
const STATES = new Set(['active', 'inactive', 'failed', 'activating', 'deactivating', 'unknown']);
const OS_RELEASE =
  /^(NAME|VERSION|ID|ID_LIKE|VERSION_ID|PRETTY_NAME|CPE_NAME|ANSI_COLOR|LOGO|VARIANT|BUILD_ID|[A-Z]{2,20}(?:_[A-Z]{2,20}){0,3}_(?:URL|NAME|CODENAME|ID|VERSION|PRODUCT|PROJECT|END|LEVEL)|VERSION_CODENAME|VARIANT_ID|IMAGE_\w{2,10}|SUPPORT_END)=(.*)$/;
const LSCPU =
  /^(?:Architecture|CPU op-mode\(s\)|Address sizes|Byte Order|CPU\(s\)|On-line CPU\(s\) list|Vendor ID|Model name|CPU family|Model|Thread\(s\) per core|Core\(s\) per (?:socket|cluster)|Socket\(s\)|Stepping|CPU max MHz|CPU min MHz|BogoMIPS|Flags|Virtualization|Hypervisor vendor|Virtualization type|L1d(?: cache)?|L1i(?: cache)?|L2(?: cache)?|L3(?: cache)?|NUMA node\(s\)|NUMA node\d+ CPU\(s\)|Vulnerability [\w ]+|CPU\(s\) scaling MHz|Frequency boost):/;
const VERSION = String.raw`v?(\d{1,3}\.\d{1,3}\.\d{1,4}(?:-(?:rc|pre|snapshot)\.\d{1,3})?)`;
/** Words that say which release runs: an image, `cilium version`, `helm list`. The CLI's own default is none of them. */
const RELEASES = [
  new RegExp(String.raw`\bcilium/cilium(?:-ci)?:${VERSION}`),
  new RegExp(String.raw`^cilium image \(running\):\s+${VERSION}`),
  new RegExp(String.raw`^(?:Daemon|Server):\s+${VERSION}\s`),
  new RegExp(String.raw`\scilium-${VERSION}(?:\s|$)`),
];
const LONE_RELEASE = new RegExp(`^${VERSION}$`);
const UNITS: Record<string, number> = { b: 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Reads lines of a node; each is taken or left. `command` is what a prompt before them shows, where there is one. */
export class NodeReader {
  readonly node: NonNullable<Environment['node']> = {};
  readonly host: HostFacts = {};
  readonly devices = new Devices();
  pathMtu: number | undefined;
  release: string | undefined;
  private readonly os: { id?: string; version?: string } = {};
  private service = 0;
  private memoryNext = false;
  private kernelColumn: number | undefined;
  private built: string | undefined;
  private command = '';

  /** What a prompt shows; values of one word are read by it. */
  begin(command: string): void {
    this.command = command;
    this.service = 0;
    this.devices.begin(command);
  }

  take(line: string): NodeKind | undefined {
    const text = line.trim();
    if (text === '') return undefined;
    return (
      this.kernel(text) ??
      this.system(text) ??
      this.cilium(text) ??
      this.devices.take(line) ??
      this.cpu(text) ??
      this.memory(text) ??
      this.settings(text) ??
      this.path(text)
    );
  }

  /** The facts of the node that were found; undefined where there are none. */
  result(): Environment['node'] {
    const { id, version } = this.os;
    if (id !== undefined) this.node.distribution = [id, version].filter(Boolean).join(' ');
    const nics = this.devices.result();
    if (nics.length > 0) this.node.nics = nics;
    if (this.host.preemption === undefined && this.built !== undefined) this.host.preemption = this.built;
    if (Object.keys(this.host).length > 0) this.node.host = this.host;
    return Object.keys(this.node).length > 0 ? this.node : undefined;
  }

  private keepKernel(release: string): NodeKind {
    this.node.kernel ??= release;
    return 'kernel';
  }

  private kernel(text: string): NodeKind | undefined {
    const all = /^Linux \S{1,253} (\d\S{2,120}) #\d/.exec(text) ?? /^Linux version (\d\S{2,120}) /.exec(text);
    if (all) {
      const arch = / (x86_64|aarch64)(?: |$)/.exec(text)?.[1];
      if (arch !== undefined) this.node.arch ??= readArch(arch) ?? 'amd64';
      return this.keepKernel(all[1] as string);
    }
    const cells = /\s{2,}/.test(text) ? text.split(/\s{2,}/) : [];
    if (cells.includes('KERNEL-VERSION')) {
      this.kernelColumn = cells.indexOf('KERNEL-VERSION');
      return 'kernel';
    }
    const cell = this.kernelColumn === undefined ? undefined : cells[this.kernelColumn];
    if (cell !== undefined && parseKernelRelease(cell).ok) return this.keepKernel(cell);
    if (cells.length > 0 || !/^\d{1,2}\.\d{1,3}\S{0,120}$/.test(text) || /^\d+(?:\.\d+){3}$/.test(text))
      return undefined;
    const asked = /\buname\b/.test(this.command);
    if (/^[12]\./.test(text) || (!asked && !/^\d+\.\d+(?:\.\d|-)/.test(text))) return undefined;
    return parseKernelRelease(text).ok ? this.keepKernel(text) : undefined;
  }

  private system(text: string): NodeKind | undefined {
    const [, key, raw = ''] = OS_RELEASE.exec(text) ?? [];
    if (key === undefined || key.startsWith('CONFIG_')) return undefined;
    const value = raw
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim()
      .toLowerCase();
    if (key === 'ID' && /^[\w.-]{1,40}$/.test(value)) this.os.id ??= value;
    if (key === 'VERSION_ID' && /^[\w.-]{1,20}$/.test(value)) this.os.version ??= value;
    return 'os-release';
  }

  private cilium(text: string): NodeKind | undefined {
    for (const pattern of RELEASES) {
      const found = pattern.exec(text)?.[1];
      if (found === undefined) continue;
      this.release ??= found;
      return 'release';
    }
    const lone = LONE_RELEASE.exec(text)?.[1];
    if (lone !== undefined && (text.startsWith('v') || lone.startsWith('1.'))) {
      this.release ??= lone;
      return 'release';
    }
    return /^(?:cilium-cli: |cilium image \(|Client: |cilium-envoy|hubble-(?:relay|ui)\s)/.test(text)
      ? 'release'
      : undefined;
  }

  private cpu(text: string): NodeKind | undefined {
    if (/^(?:x86_64|aarch64|amd64|arm64)$/.test(text)) {
      this.node.arch ??= readArch(text) ?? 'amd64';
      return 'cpu';
    }
    if (/^\d{1,5}$/.test(text) && /\bnproc\b/.test(this.command) && Number(text) > 0) {
      this.node.cpus ??= Number(text);
      return 'cpu';
    }
    if (!LSCPU.test(text)) return undefined;
    const value = text.slice(text.indexOf(':') + 1).trim();
    if (text.startsWith('CPU(s):') && /^[1-9]\d{0,4}$/.test(value)) this.node.cpus ??= Number(value);
    if (text.startsWith('Architecture:')) {
      const arch = readArch(value);
      if (arch) this.node.arch ??= arch;
    }
    return 'cpu';
  }

  private memory(text: string): NodeKind | undefined {
    const total = /^MemTotal:\s+(\d{1,15}) kB$/.exec(text)?.[1];
    if (total !== undefined) return this.keepMemory(Number(total) * 1024);
    if (/^(?:[A-Z]\w{2,20}(?:\(\w{1,20}\))?|HugePages_\w{1,10}):\s+\d+ kB$/.test(text)) return 'memory';
    if (/^total\s+used\s+free/.test(text)) {
      this.memoryNext = true;
      return 'memory';
    }
    if (/^Swap:\s/.test(text) && this.memoryNext) return 'memory';
    const [, number, unit] = /^Mem:\s+(\d{1,15}(?:\.\d{1,3})?)([BKMGT])?i?(?:\s|$)/.exec(text) ?? [];
    if (number === undefined || !this.memoryNext) return undefined;
    const flag = /\bfree\b[^|;]*\s-(?:-)?([bkmg])/.exec(this.command)?.[1];
    const plain = Number(number);
    // Without unit and command: no node has less than half a GiB, and few more than ten TiB.
    const guessed = plain >= 1e10 ? 1 : plain >= 5e5 ? 2 ** 10 : 2 ** 20;
    return this.keepMemory(plain * (UNITS[(unit ?? flag ?? '').toLowerCase()] ?? guessed));
  }

  private keepMemory(bytes: number): NodeKind {
    const whole = Math.round(bytes);
    if (whole > 0 && Number.isSafeInteger(whole)) this.node.memoryBytes ??= whole;
    return 'memory';
  }

  private settings(text: string): NodeKind | undefined {
    const profile = /^Current active profile: (\S{1,64}(?: \S{1,64}){0,5})/.exec(text)?.[1];
    if (profile !== undefined) return this.keep('tuned', profile);
    if (text.startsWith('No current active profile') || /\btuned-adm: (?:command )?not found/.test(text))
      return this.keep('tuned', 'none');
    const governor = /\/scaling_governor:(\w{1,32})$/.exec(text)?.[1] ?? (GOVERNORS.has(text) ? text : undefined);
    if (governor !== undefined) {
      // CPUs that differ: the one that is not at full speed is what matters.
      if (this.host.governor === 'performance' && governor !== 'performance') this.host.governor = governor;
      return this.keep('governor', governor);
    }
    if (/scaling_governor.{0,4}: No such file/.test(text)) return this.keep('governor', 'none');
    if (STATES.has(text)) return this.state(text);
    const active = /^Active: (\w+) \(/.exec(text)?.[1];
    if (active !== undefined && /\birqbalance\b/.test(this.command)) return this.keep('irqbalance', active);
    if (/^[●○×] irqbalance\.service/.test(text)) {
      this.command = 'systemctl status irqbalance';
      return 'irqbalance';
    }
    return this.preemption(text);
  }

  /** `systemctl is-active` prints a line a service, in the order of the command. Alone it is taken for irqbalance. */
  private state(text: string): NodeKind | undefined {
    const services = /\bis-active((?:\s+[\w@.-]+)+)/.exec(this.command)?.[1]?.trim().split(/\s+/) ?? ['irqbalance'];
    const service = services[this.service]?.replace(/\.service$/, '');
    this.service += 1;
    if (service === 'irqbalance') return this.keep('irqbalance', text);
    return service === undefined ? undefined : 'irqbalance';
  }

  private preemption(text: string): NodeKind | undefined {
    const active =
      /^(?:\w+ ){0,3}\((none|voluntary|full|lazy)\)(?: \w+){0,3}$/.exec(text)?.[1] ??
      /Dynamic Preempt: (none|voluntary|full|lazy)\b/.exec(text)?.[1];
    if (active !== undefined) return this.keep('preemption', active);
    const option = /CONFIG_PREEMPT(?:_(\w+))?=y$/.exec(text);
    if (!option) return /^(?:# )?CONFIG_PREEMPT\w*[ =]/.test(text) ? 'preemption' : undefined;
    const model = option[1] === undefined ? 'full' : option[1].toLowerCase();
    if (['none', 'voluntary', 'lazy', 'full'].includes(model)) this.built ??= model;
    return 'preemption';
  }

  private keep(fact: keyof HostFacts & NodeKind, value: string): NodeKind {
    this.host[fact] ??= value;
    return fact;
  }

  /** How large a packet passed: tracepath's last word, a router's answer, or a ping that came back. */
  private path(text: string): NodeKind | undefined {
    const told =
      /\bResume: pmtu (\d{2,5})\b/.exec(text)?.[1] ?? /Frag needed and DF set \(mtu = (\d{2,5})\)/.exec(text)?.[1];
    if (told !== undefined) {
      this.pathMtu = Number(told);
      return 'path';
    }
    const sent = /^PING .{1,200} \d{1,5}\((\d{2,5})\) bytes of data/.exec(text)?.[1];
    if (sent !== undefined) {
      this.pinged = Number(sent);
      return 'path';
    }
    if (this.pinged !== undefined && /packets transmitted, [1-9]\d* received/.test(text)) {
      this.pathMtu ??= this.pinged;
      return 'path';
    }
    return /^(?:\d+ bytes from |--- .* ping statistics|rtt min\/avg)/.test(text) ? 'path' : undefined;
  }
  private pinged: number | undefined;
}
