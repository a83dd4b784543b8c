/** Conditions with a name: what several rules ask of a configuration, computed once per question. */
import type { Cluster } from './cluster';
import { CHART_VALUES } from './derived-chart';
import { HOST_CONDITIONS } from './derived-host';
import { MAP_CONDITIONS } from './derived-maps';
import { HUBBLE_CONDITIONS } from './derived-hubble';
import { KERNEL_CONDITIONS } from './derived-kernel';
import { JUMBO_CONDITIONS } from './jumbo';
import { NIC_BIG_TCP } from './nic-big-tcp';
import { NIC_XDP } from './nic-xdp';
import { oldestMaintained } from './release';
import { AUTO_OFF, full, FULL_WORDS, kpr, nodePort, nodePortRangeOpen, part, wordsOf } from './replacement';
import { anyOf } from './tri';
import type { Tri } from './types';

const ipv4 = (a: Cluster): boolean => a.on('enable-ipv4');
const ipv6 = (a: Cluster): boolean => a.on('enable-ipv6');
const masquerade4 = (a: Cluster): boolean => a.on('enable-ipv4-masquerade') && ipv4(a);
const masquerade6 = (a: Cluster): boolean => a.on('enable-ipv6-masquerade') && ipv6(a);
const tunnel = (a: Cluster): boolean => a.flag('routing-mode') !== 'native';
const cidrFromPool = (a: Cluster): boolean =>
  a.on('native-routing-cidr-from-cluster-pool') && a.flag('ipam') === 'cluster-pool';
const hybrid = (a: Cluster): boolean => a.is('>=1.20.0') && a.flag('routing-mode') === 'hybrid';

const ratio = (a: Cluster): number => Number(a.flag('bpf-map-dynamic-size-ratio') || '0.0025');
const value = (a: Cluster, ...keys: string[]): unknown =>
  keys.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    a.config.values,
  );
/** Minor release of `upgradeCompatibility`; endless where it is unset. */
const compatibility = (a: Cluster): number =>
  Number(/^v?1\.(\d{1,3})/.exec(a.flag('upgrade-compatibility'))?.[1] ?? Infinity);
const explicit = (found: unknown): boolean => found !== undefined && found !== null && found !== '';

/** Every named condition. Sources stand with the rules that ask for it. */
export const NAMED: Record<string, (a: Cluster) => Tri> = {
  ...NIC_XDP,
  ...CHART_VALUES,
  ...HUBBLE_CONDITIONS,
  ...NIC_BIG_TCP,
  ...MAP_CONDITIONS,
  always: () => true,
  releaseEnded: (a) => a.is(`<${oldestMaintained()}.0`),
  never: () => false,
  ...HOST_CONDITIONS,
  ...JUMBO_CONDITIONS,
  ...KERNEL_CONDITIONS,
  // A device without a MAC address is the exception: nobody who has not said so is asked.
  l3Device: (a) => a.nics?.some((nic) => nic.l2 === false) ?? false,
  kprFull: full,
  // Full replacement was meant, if in another release's word; a word the release does not know asks as well, in vain.
  kprAsked: (a) => FULL_WORDS.has(kpr(a)) || !wordsOf(a).includes(kpr(a)),
  nodePort,
  socketLB: (a) => part(a, 'bpf-lb-sock'),
  // "disabled" makes the agent return before its checks of DSR, conntrack bypass and kernel.
  kprReturnsEarly: (a) => a.is('<1.16.0') && kpr(a) === AUTO_OFF,
  // Before 1.18.3 the chart takes an absent key for what an old installation had.
  kprAbsentAndOld: (a) =>
    a.is('<1.18.3') && (value(a, 'kubeProxyReplacement') ?? null) === null && compatibility(a) < 14,
  kprBooleanTrue: (a) => value(a, 'kubeProxyReplacement') === true,
  allReplacementParts: (a) =>
    a.is('>=1.19.0')
      ? full(a) && part(a, 'bpf-lb-sock')
      : [
          'enable-host-port',
          'enable-node-port',
          'enable-external-ips',
          'bpf-lb-sock',
          ...(a.is('<1.18.0') ? ['enable-session-affinity'] : []),
        ].every((option) => part(a, option)),
  ipv4,
  ipv6,
  masquerade4,
  masquerade6,
  anyMasquerade: (a) => masquerade4(a) || masquerade6(a),
  bpfMasqueradeOption: (a) => a.on('enable-bpf-masquerade'),
  // 1.13 switches it off by itself without IPv4 masquerading, 1.14 without any.
  bpfMasquerade: (a) =>
    a.on('enable-bpf-masquerade') && (a.is('<1.14.0') ? masquerade4(a) : masquerade4(a) || masquerade6(a)),
  // Before 1.15 the agent falls back to iptables, or drops masquerading with the families it would be for.
  bpfMasqueradeGivenUp: (a) =>
    !(a.is('<1.14.0') ? masquerade4(a) : masquerade4(a) || masquerade6(a)) ||
    !nodePort(a) ||
    !a.on('enable-remote-node-identity') ||
    a.flag('egress-masquerade-interfaces') !== '' ||
    (tunnel(a) && !part(a, 'bpf-lb-sock')),
  iptablesMasquerade: (a) => (masquerade4(a) || masquerade6(a)) && !a.on('enable-bpf-masquerade'),
  ipv4MasqueradeExplicit: (a) => value(a, 'enableIPv4Masquerade') === true,
  ipMasqAgent: (a) => a.on('enable-ip-masq-agent'),
  egressMasqueradeInterfaces: (a) => a.flag('egress-masquerade-interfaces') !== '',
  remoteNodeIdentity: (a) => a.on('enable-remote-node-identity'),
  native: (a) => !tunnel(a),
  tunnel,
  ipv4NativeCIDR: (a) => a.flag('ipv4-native-routing-cidr') !== '' || cidrFromPool(a),
  ipv6NativeCIDR: (a) => a.flag('ipv6-native-routing-cidr') !== '' || cidrFromPool(a),
  eniOrAlibabaIpam: (a) => ['eni', 'alibabacloud'].includes(a.flag('ipam')),
  // Empty is ipv4 in 1.18 and 1.19; auto is IPv4 wherever IPv4 is on.
  ipv6Underlay: (a) => a.flag('underlay-protocol') === 'ipv6' || (a.flag('underlay-protocol') === 'auto' && !ipv4(a)),
  // The cloud's own network knows the pods' addresses.
  cloudRoutes: (a) => a.on('eni') || a.on('azure') || a.on('gke') || a.on('alibabacloud'),
  // What no command on a node prints; nobody said is not no.
  sameL2: (a) => a.sameL2 ?? 'unknown',
  routedSubnets: (a) => a.sameL2 === false,
  // "auto" is looked up from 1.16 on, and the name of a host before.
  apiServerGiven: (a) =>
    (a.flag('k8s-service-host') !== '' && !(a.flag('k8s-service-host') === 'auto' && a.is('<1.16.0'))) ||
    a.flag('k8s-api-server-urls') !== '' ||
    (a.is('>=1.18.0') && explicit(value(a, 'k8sServiceHostRef', 'name'))),
  localRedirect: (a) => a.on('enable-local-redirect-policy') || a.on('local-redirect-policies'),
  nodePortRangeOpen,
  // 1.20's hybrid counts as a tunnel, but asks for node routes and CIDRs as native routing does.
  needsNative: (a) => !tunnel(a) || hybrid(a),
  hybrid,
  onAzure: (a) => a.platform === 'azure' || a.on('azure') || a.on('aksbyocni'),
  ipOptionsDropped: (a) => a.ipOptions === false,
  ipOptionsPass: (a) => a.ipOptions === true,
  severalNics: (a) => (a.nics?.length ?? 0) > 1,
  // Backported, and nobody lists where: only a kernel known to have it is spared the warning.
  redirectPeerScrubOpen: (a) => a.has('redirect-peer-scrub') !== true,
  nodeRoutes: (a) => a.on('auto-direct-node-routes'),
  hostLegacyOption: (a) => a.on('enable-host-legacy-routing') && !a.config.written.has('bpf.hostLegacyRouting'),
  hostLegacyByChaining: (a) => a.on('enable-host-legacy-routing') && a.config.written.has('bpf.hostLegacyRouting'),
  hostLegacyFinal: (a) => a.legacy(),
  ipsec: (a) => a.on('enable-ipsec'),
  wireguard: (a) => a.on('enable-wireguard'),
  l7Proxy: (a) => a.on('enable-l7-proxy'),
  chained: (a) => a.flag('cni-chaining-mode') !== 'none',
  endpointRoutes: (a) => a.on('enable-endpoint-routes'),
  netkitExplicit: (a) => ['netkit', 'netkit-l2'].includes(a.flag('datapath-mode')),
  // "auto" is a word of 1.20; an older agent stops at it.
  netkitAsked: (a) => ['netkit', 'netkit-l2', 'auto'].includes(a.flag('datapath-mode')),
  tproxy: (a) => a.on('enable-bpf-tproxy'),
  // Annotation mode counts as DSR from 1.17 on; 1.20 looks at the default mode alone.
  dsr: (a) =>
    ['dsr', 'hybrid'].includes(a.flag('bpf-lb-mode')) || (a.is('>=1.17.0 <1.20.0') && a.on('bpf-lb-mode-annotation')),
  xdp: (a) => !['', 'disabled'].includes(a.flag('bpf-lb-acceleration')),
  bigTCP: (a) => a.on('enable-ipv6-big-tcp') || a.on('enable-ipv4-big-tcp'),
  // Before 1.15 the kernel is probed first, and what it lacks is switched off before anything refuses it.
  bigTCPProbed: (a) =>
    anyOf([
      a.on('enable-ipv6-big-tcp') && a.has(a.is('<1.14.0') ? 'dynptr-data' : 'ipv6-big-tcp'),
      a.on('enable-ipv4-big-tcp') && a.has('ipv4-big-tcp'),
    ]),
  // The dispatch counts whatever the mode; the egress gateway makes a tunnel device in native routing too.
  bigTCPTunnel: (a) =>
    tunnel(a) || a.flag('bpf-lb-dsr-dispatch') === 'geneve' || (a.is('>=1.20.0') && a.on('enable-egress-gateway')),
  bbr: (a) => a.on('enable-bandwidth-manager') && a.on('enable-bbr'),
  noTrackRules: (a) => a.on('install-no-conntrack-iptables-rules'),
  hubbleBufferInvalid: (a) => {
    const size = Number(a.flag('hubble-event-buffer-capacity'));
    return !Number.isInteger(size) || size < 1 || size > 65_535 || ((size + 1) & size) !== 0;
  },
  mapRatioInvalid: (a) => !(ratio(a) >= 0 && ratio(a) <= 1),
  mapRatioOff: (a) => ratio(a) === 0,
  mapRatioText: (a) => typeof value(a, 'bpf', 'mapDynamicSizeRatio') === 'string',
  mapRatioZero: (a) => value(a, 'bpf', 'mapDynamicSizeRatio') === 0,
  proxyPrometheusGiven: (a) => explicit(value(a, 'proxy', 'prometheus', 'enabled')),
  tunnelValueSet: (a) => explicit(value(a, 'tunnel')),
  remoteNodeIdentityValueSet: (a) =>
    value(a, 'remoteNodeIdentity') === true || value(a, 'remoteNodeIdentity') === 'true',
  // The template compares releases: it stops at a number (a schema looks first from 1.16 on), and at what is no release.
  compatibilityUnreadable: (a) => {
    const given = value(a, 'upgradeCompatibility');
    if (!explicit(given)) return false;
    return typeof given === 'string' ? !/^v?\d+(?:\.\d+){0,2}(?:[-+][\w.+-]+)?$/.test(given) : a.is('<1.16.0');
  },
  routingModeNative: (a) => a.flag('routing-mode-value') === 'native',
  // Old words from a compatibility of 1.8 on; nothing is refused below.
  upgradeCompatibilityNeedsKpr: (a) => {
    const minor = compatibility(a);
    const given = value(a, 'kubeProxyReplacement');
    const unset = !explicit(given) || (a.is('<1.14.0') && given === false);
    return unset && minor >= 8 && minor < (a.is('>=1.16.0') ? 14 : 12);
  },
};
