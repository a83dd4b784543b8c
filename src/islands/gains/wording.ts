/** Numbers and conditions in words, the same for charts, tables and their text alternatives. */
import type { Difference } from '../../core/gains/fit';
import type { Pair, PairSource } from '../../core/gains/pairs';
import type { Subject } from '../../core/gains/types';
import type { Lang } from '../../i18n';
import type { Words } from '../shared/words';
import { groupOf, table } from './table';

/** A value as it is written: three digits at least, thousands grouped. */
export function number(value: number): string {
  const digits = value >= 1000 ? 0 : value >= 100 ? 1 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 1 ? 3 : digits });
}

/** A value of a pair: "≈35.8" where it was read from an axis. */
export const reading = (value: number, { axis }: Pick<Pair, 'axis'>): string => (axis ? '≈' : '') + number(value);

/** A number with its decimals, half up: 1.325 is 1.33, which binary fractions would make 1.32. */
export const fixed = (value: number, decimals: number): string =>
  (Math.round(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals);

/** "1.18×"; three decimals where two would hide all. */
export const times = (ratio: number): string => `${fixed(ratio, ratio < 0.1 ? 3 : 2)}×`;

/** "1.17–1.19×", undefined where both values were printed in full. */
export const rangeText = ({ range }: Pick<Pair, 'range'>): string | undefined =>
  range && `${fixed(range[0], 2)}–${fixed(range[1], 2)}×`;

/** The name of an optimization, as its own facts have it, or of a topic. */
export const subjectText = (of: Subject, { text, lang }: Words): string =>
  table.names[of]?.[lang] ?? text(`gains.of.${of}`);

/** The unit of a pair in words. */
export const unitOf = ({ unit }: Pick<Pair, 'unit'>, lang: Lang): string => table.terms[unit]?.[lang] ?? unit;

/** What tells a pair from its neighbours: "32 streams", "client, 1 process", "2,768 Services". */
export function qualifiers(pair: Pair, { text, lang }: Words): string {
  const { streams, side, when } = pair;
  const group = groupOf(pair);
  const kind =
    pair.metric === 'http_rps'
      ? 'http'
      : group === 'throughput' || /Gbit/.test(pair.unit)
        ? 'throughput'
        : 'transactions';
  const parts: string[] = [];
  if (side) parts.push(text(`gains.side.${side}`));
  if (streams !== undefined)
    parts.push(text(`gains.par.${kind}.${streams === 1 ? 'one' : 'many'}`, { n: number(streams) }));
  if (when.services !== undefined)
    parts.push(
      when.services === 0
        ? text('gains.services.few')
        : text(`gains.services.${when.services === 1 ? 'one' : 'many'}`, { n: number(when.services) }),
    );
  if (pair.load !== undefined) parts.push(table.terms[pair.load]?.[lang] ?? pair.load);
  return parts.join(text('gains.comma'));
}

/** The metric with its qualifiers. */
export function testOf(pair: Pair, words: Words): string {
  const name = words.text(`gains.metric.${pair.metric}`);
  const rest = qualifiers(pair, words);
  return rest === '' ? name : name + words.text('gains.comma') + rest;
}

/** Machines and versions in one line; what is not stated is left out, and said only where nothing is. */
export function bedText(
  bed: Pick<PairSource, 'cpu' | 'nic' | 'link' | 'kernel' | 'cilium' | 'mtu'> | undefined,
  { text }: Words,
): string {
  const parts = [
    bed?.cpu,
    bed?.nic,
    bed?.link === undefined ? undefined : `${bed.link} Gbit/s`,
    bed?.kernel === undefined ? undefined : text('gains.bed.kernel', { v: bed.kernel }),
    bed?.cilium === undefined
      ? undefined
      : bed.cilium === 'none'
        ? text('gains.bed.plain')
        : text('gains.bed.cilium', { v: bed.cilium }),
    bed?.mtu === undefined ? undefined : text('gains.bed.mtu', { v: String(bed.mtu) }),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? text('gains.bed.nothing') : parts.join(text('gains.comma'));
}

const TERMS: Record<string, string> = { none: 'est.none', native: 'est.native', tunnel: 'est.tunnel' };
const NAMES: Record<string, string> = { wireguard: 'WireGuard', ipsec: 'IPsec', bpf: 'BPF', legacy: 'Legacy' };

/** A difference of conditions as a phrase. */
export function differenceText({ what, measured, here }: Difference, { text }: Words): string {
  const word = (value: string | undefined): string => {
    if (value === undefined) return text('gains.unstated');
    const key = TERMS[value];
    return key === undefined ? (NAMES[value] ?? value) : text(key);
  };
  if (what === 'services' && measured === '0') return text('diff.services.few');
  return text(`diff.${what}`, { measured: word(measured), here: word(here) });
}
