/** Which parts of kube-proxy a configuration replaces, in the words of each release. Source: cilium/cilium@1.18: pkg/kpr/kpr.go */
import type { Cluster } from './cluster';
import type { Tri } from './types';

export const FULL_WORDS = new Set(['strict', 'true']);
export const AUTO_OFF = 'disabled';

/** The option as written. */
export const kpr = (a: Cluster): string => a.flag('kube-proxy-replacement');
const WORDS = ['strict', 'partial', 'disabled'];
const BOOLEANS = ['true', 'false'];
const BOTH = [...WORDS, ...BOOLEANS];
/** The words a release takes. */
export const wordsOf = (a: Cluster): string[] => (a.is('<1.14.0') ? WORDS : a.is('<1.16.0') ? BOTH : BOOLEANS);
/** Everything is replaced. */
export const full = (a: Cluster): boolean =>
  a.is('<1.14.0') ? kpr(a) === 'strict' : a.is('<1.16.0') ? FULL_WORDS.has(kpr(a)) : kpr(a) === 'true';

/** One part of the replacement: forced on by full, off by "disabled", its own option otherwise. */
export function part(a: Cluster, option: string): boolean {
  if (full(a)) return true;
  if (a.is('<1.16.0') && kpr(a) === AUTO_OFF) return false;
  if (a.is('>=1.19.0')) return option === 'bpf-lb-sock' && a.on(option);
  // 1.13's chart writes the single options only with "partial".
  if (a.is('<1.14.0') && kpr(a) !== 'partial') return false;
  return a.on(option);
}

/** Cilium handles NodePort. */
export const nodePort = (a: Cluster): boolean =>
  part(a, 'enable-node-port') ||
  // An Envoy configuration switches NodePort on by itself in 1.14 and 1.15.
  (a.is('>=1.14.0 <1.16.0') && a.on('enable-envoy-config') && kpr(a) !== AUTO_OFF && !a.on('enable-ipsec'));

/** Ports that Linux gives to clients where no sysctl says otherwise. Source: sysctl ip_local_port_range. */
const EPHEMERAL = [32_768, 60_999] as const;

/**
 * Does the NodePort range come after the ephemeral one, or meet it with nobody to reserve it? The node's own range is
 * not known, so a range that would do wrong on a default node leaves the answer open.
 */
export function nodePortRangeOpen(a: Cluster): Tri {
  const [, from, to] = /^(\d{1,5})[,-](\d{1,5})$/.exec(a.flag('node-port-range')) ?? [];
  if (from === undefined || to === undefined || !nodePort(a)) return false;
  const guarded = a.on('enable-auto-protect-node-port-range');
  const [first, last] = EPHEMERAL;
  return Number(from) > last || (!guarded && Number(to) >= first) ? 'unknown' : false;
}
