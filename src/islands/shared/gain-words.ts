/** Numbers and conditions of measurements in words, the same for charts, rows, tables and their text alternatives. */
import type { Difference } from '../../core/gains/fit';
import type { Pair, PairSource, PairTable } from '../../core/gains/pairs';
import type { Lang } from '../../i18n';
import type { Words } from './words';

/** What of a table of pairs the words need. */
export type Terms = Pick<PairTable, 'metrics' | 'terms'>;

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

/** "1.17–1.19×". */
export const spanText = (low: number, high: number): string => `${fixed(low, 2)}–${fixed(high, 2)}×`;

/** The same of a pair; undefined where both values were printed in full. */
export const rangeText = ({ range }: Pick<Pair, 'range'>): string | undefined => range && spanText(...range);

/** The unit of a pair in words. */
export const unitText = ({ unit }: Pick<Pair, 'unit'>, { terms }: Terms, lang: Lang): string =>
  terms[unit]?.[lang] ?? unit;

/** What tells a pair from its neighbours: "32 streams", "client, 1 process", "2,768 Services". */
export function qualifiersOf(pair: Pair, { metrics, terms }: Terms, { text, lang }: Words): string {
  const { streams, side, when } = pair;
  const group = metrics[pair.metric]?.group ?? 'throughput';
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
  if (pair.load !== undefined) parts.push(terms[pair.load]?.[lang] ?? pair.load);
  return parts.join(text('gains.comma'));
}

/** The metric with its qualifiers. */
export function testText(pair: Pair, terms: Terms, words: Words): string {
  const name = words.text(`gains.metric.${pair.metric}`);
  const rest = qualifiersOf(pair, terms, words);
  return rest === '' ? name : name + words.text('gains.comma') + rest;
}

/** The words of a pair: what a chart's text alternative says. */
export function barText(pair: Pair, terms: Terms, words: Words): string {
  const range = rangeText(pair);
  return words.text('gains.bar', {
    what: `${testText(pair, terms, words)}${words.text('gains.comma')}${unitText(pair, terms, words.lang)}`,
    from: reading(pair.from, pair),
    to: reading(pair.to, pair),
    ratio: times(pair.ratio) + (range === undefined ? '' : words.text('gains.paren', { text: range })),
  });
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

/** Where and when: "measured on …, 2021". */
export function measuredText(bed: PairSource | undefined, words: Words): string {
  const where = bedText(bed, words);
  return bed?.year === undefined
    ? words.text('est.undated', { bed: where })
    : words.text('est.measured', { bed: where, year: String(bed.year) });
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
  if (measured === undefined && (what === 'kernel' || what === 'cilium'))
    return text(`diff.${what}.unstated`, { here: here ?? '' });
  return text(`diff.${what}`, { measured: word(measured), here: word(here) });
}
