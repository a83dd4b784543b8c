/** What of an environment decides a packet's way, and what the other mode would be in the same cluster. */
import { applyChanges } from '../changes';
import type { Cluster } from '../cluster';
import { rollbackChanges } from '../commands';
import { NAMED } from '../derived';
import { evaluate } from '../evaluate';
import { judge } from '../judge';
import type { Environment, Mode, Reason, Report } from '../types';
import { getValue } from '../values/path';
import type { Situation } from './types';

/** One mode of host routing in a cluster. */
export interface Side {
  situation: Situation;
  /** The condition for which this mode is refused or not to be had; the drawing then shows what it would be. */
  refusal?: Reason;
}

export interface Sides {
  mode: Mode;
  report: Report;
  Legacy: Side;
  BPF: Side;
}

const ask = (cluster: Cluster, name: string): boolean => NAMED[name]?.(cluster) === true;

/** netkit where it is named; `auto` takes it only where nothing stands against it. */
function deviceOf(cluster: Cluster, mode: Mode): Situation['device'] {
  if (ask(cluster, 'netkitExplicit')) return 'netkit';
  const auto =
    cluster.flag('datapath-mode') === 'auto' &&
    mode === 'BPF' &&
    cluster.has('netkit') === true &&
    !ask(cluster, 'tproxy') &&
    (!ask(cluster, 'endpointRoutes') || cluster.has('netkit-scrub') === true);
  return auto ? 'netkit' : 'veth';
}

/** Reads a situation out of an environment and its report. */
export function situationOf(environment: Environment, report: Report): Situation {
  const a = judge(environment).cluster;
  const yes = (name: string): boolean => ask(a, name);
  const kpr = yes('nodePort');
  const encryption = yes('wireguard') ? 'wireguard' : yes('ipsec') ? 'ipsec' : 'none';
  const masquerade = yes('anyMasquerade') ? (yes('bpfMasquerade') ? 'bpf' : 'iptables') : 'none';
  const dispatch = a.flag('bpf-lb-dsr-dispatch');
  const lb = a.flag('bpf-lb-mode');
  return {
    release: report.release.version,
    routing: yes('native') ? 'native' : 'tunnel',
    protocol: a.flag('tunnel-protocol') === 'geneve' ? 'geneve' : 'vxlan',
    encryption,
    device: deviceOf(a, report.hostRouting.mode),
    endpointRoutes: yes('endpointRoutes'),
    masquerade,
    kpr,
    socketLB: yes('socketLB') && String(getValue(environment.values, 'socketLB.hostNamespaceOnly')) !== 'true',
    xdp: kpr && yes('xdp'),
    lb: lb === 'dsr' || lb === 'hybrid' ? lb : 'snat',
    dispatch: dispatch === 'geneve' || dispatch === 'ipip' ? dispatch : 'opt',
    notrack: yes('noTrackRules'),
    bandwidth: a.on('enable-bandwidth-manager'),
    bigTCP: yes('bigTCP'),
    nicProgram: nicProgram(a, { kpr, encryption, masquerade }),
  };
}

/** Source: cilium/cilium@1.13-1.20: pkg/option/config.go AreDevicesRequired. */
function nicProgram(a: Cluster, { kpr, encryption, masquerade }: Partial<Situation>): boolean {
  return (
    kpr === true ||
    a.on('enable-host-firewall') ||
    (a.on('enable-bandwidth-manager') && a.is('<1.15.0')) ||
    (encryption === 'wireguard' && a.is('>=1.14.0')) ||
    (encryption === 'ipsec' && a.is('>=1.18.0')) ||
    (masquerade === 'bpf' && a.is('>=1.19.0'))
  );
}

/** The condition that decides against something: the first that failed, with the agent's or chart's own words if any. */
const refusalOf = (reasons: Reason[]): Reason | undefined => reasons.find(({ state }) => state === 'failed');

/** The cluster with Legacy forced. Where the agent refuses that, as with netkit, veth stands in for the comparison. */
function legacySide(environment: Environment, own: Situation): Side {
  const forced = applyChanges(environment, rollbackChanges());
  const report = evaluate(forced);
  const refusal = report.agent.starts === false ? refusalOf(report.agent.reasons) : undefined;
  if (!refusal) return { situation: situationOf(forced, report) };
  return { situation: { ...own, device: 'veth' }, refusal };
}

/** The cluster after the nearest change to BPF; where there is none, what BPF takes is assumed. */
function bpfSide(environment: Environment, report: Report, own: Situation): Side {
  const { nearest, reasons } = report.hostRouting;
  if (nearest !== null && nearest.length > 0) {
    const changed = applyChanges(environment, nearest);
    const then = evaluate(changed);
    if (then.hostRouting.mode === 'BPF') return { situation: situationOf(changed, then) };
  }
  const refusal = refusalOf(reasons);
  const masquerade = own.masquerade === 'iptables' ? 'bpf' : own.masquerade;
  return { situation: { ...own, masquerade, kpr: true, nicProgram: true }, ...(refusal ? { refusal } : {}) };
}

/** Both modes for a cluster: the one it has, and what the other one would be. Pure; never throws. */
export function sidesOf(environment: Environment): Sides {
  const report = evaluate(environment);
  const { mode } = report.hostRouting;
  const own = situationOf(environment, report);
  return {
    mode,
    report,
    Legacy: mode === 'BPF' ? legacySide(environment, own) : { situation: own },
    BPF: mode === 'BPF' ? { situation: own } : bpfSide(environment, report, own),
  };
}
