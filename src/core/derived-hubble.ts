/** Conditions on how much Hubble is asked to see. Source: cilium/cilium@1.20: Documentation/operations/performance/tuning.rst */
import type { Cluster } from './cluster';
import { valueOf } from './options';
import type { Tri } from './types';

/** Seconds of a duration as Go writes it, "10s", "1m30s"; 0 where it is none. */
function seconds(text: string): number {
  const units: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  const parts = [...text.slice(0, 40).matchAll(/(\d{1,9}(?:\.\d{1,9})?)(h|ms|m|s)/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
}

const RATE_LIMIT = ['bpf', 'events', 'default', 'rateLimit'];

/** Named conditions for rules of Hubble. */
export const HUBBLE_CONDITIONS: Record<string, (a: Cluster) => Tri> = {
  hubbleOff: (a) => !a.on('enable-hubble'),
  // Beyond what the chart does by itself: a longer interval, no trace events, or a rate limit.
  hubbleLight: (a) =>
    seconds(a.flag('monitor-aggregation-interval')) >= 10 ||
    a.flag('bpf-events-trace-enabled') === 'false' ||
    Number(a.flag('bpf-events-default-rate-limit')) > 0 ||
    // Asked for, where the chart's schema refuses it.
    (a.is('>=1.17.0 <1.17.7') && Number(valueOf(a.config.values, RATE_LIMIT)) > 0),
  eventLimitAlone: (a) =>
    Number(a.flag('bpf-events-default-rate-limit')) > 0 !== Number(a.flag('bpf-events-default-burst-limit')) > 0,
  hubbleToldOff: (a) => String(valueOf(a.config.values, ['extraConfig', 'enable-hubble'])) === 'false',
};
