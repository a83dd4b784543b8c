/** What the static tables of gains show: the headline pairs of an optimization, with their sentences. */
import en from '../../../content/i18n/messages/gains.yaml?en';
import zh from '../../../content/i18n/messages/gains.yaml?zh';
import measuredEn from '../../../content/i18n/messages/measured.yaml?en';
import measuredZh from '../../../content/i18n/messages/measured.yaml?zh';
import pageEn from '../../../content/i18n/messages/gains-page.yaml?en';
import pageZh from '../../../content/i18n/messages/gains-page.yaml?zh';
import { benchmarks, words as vocabulary } from '../../core/gains/data';
import { pairTable, type Pair } from '../../core/gains/pairs';
import type { Gain, Subject } from '../../core/gains/types';
import type { Lang } from '../../i18n';
import { wordsOf, type Words } from '../../islands/shared/words';

const table = pairTable(benchmarks(), vocabulary(), 'all');
const gains = new Map(benchmarks().gains.map((gain) => [gain.id, gain]));

/** Texts of the static parts in one language. */
export const gainWords = (lang: Lang): Words =>
  wordsOf(lang, lang === 'zh' ? { ...measuredZh, ...zh, ...pageZh } : { ...measuredEn, ...en, ...pageEn });

/** A pair with its gain, which holds the sentences. */
export interface Shown {
  pair: Pair;
  gain: Gain;
}

/** The pairs to show first, in order; empty where there are none. */
export const headlines = (of: Subject): Shown[] =>
  table.pairs
    .filter((pair) => pair.of === of && pair.headline !== undefined)
    .toSorted((a, b) => (a.headline ?? 0) - (b.headline ?? 0))
    .flatMap((pair) => withGain(pair));

/** The headline pairs and those of the same source, metric and conditions that differ only in their streams. */
export function withCompanions(of: Subject): Shown[] {
  const first = headlines(of);
  const like = (a: Pair, b: Pair): boolean =>
    a.source === b.source &&
    a.metric === b.metric &&
    a.unit === b.unit &&
    JSON.stringify(a.when) === JSON.stringify(b.when);
  const metrics = [...new Set(first.map(({ pair }) => pair.metric))];
  return table.pairs
    .filter((pair) => pair.of === of && first.some(({ pair: head }) => like(head, pair)))
    .toSorted((a, b) => metrics.indexOf(a.metric) - metrics.indexOf(b.metric))
    .flatMap((pair) => withGain(pair));
}

function withGain(pair: Pair): Shown[] {
  const gain = gains.get(pair.id);
  return gain ? [{ pair, gain }] : [];
}
