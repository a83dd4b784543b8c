/** The shared words of measurements with the explorer's own table of pairs. */
import type { Pair } from '../../core/gains/pairs';
import type { Subject } from '../../core/gains/types';
import type { Lang } from '../../i18n';
import { barText, qualifiersOf, testText, unitText } from '../shared/gain-words';
import type { Words } from '../shared/words';
import { table } from './table';

export { bedText, differenceText, fixed, measuredText, number, rangeText, reading, times } from '../shared/gain-words';

/** The name of an optimization, as its own facts have it, or of a topic. */
export const subjectText = (of: Subject, { text, lang }: Words): string =>
  table.names[of]?.[lang] ?? text(`gains.of.${of}`);

/** The unit of a pair in words. */
export const unitOf = (pair: Pick<Pair, 'unit'>, lang: Lang): string => unitText(pair, table, lang);

/** What tells a pair from its neighbours: "32 streams", "client, 1 process", "2,768 Services". */
export const qualifiers = (pair: Pair, words: Words): string => qualifiersOf(pair, table, words);

/** The metric with its qualifiers. */
export const testOf = (pair: Pair, words: Words): string => testText(pair, table, words);

/** The words of a pair: what the chart's text alternative says. */
export const pairText = (pair: Pair, words: Words): string => barText(pair, table, words);
