/** The measured gain of an optimization in the few words a closed row has room for. */
import { effectOf, gainFor, terms, type Fit, type NoFit } from '../../core/gains';
import { OPTIMIZATION_IDS, type Environment, type Report } from '../../core';
import { rangeText, reading, spanText, times, unitText } from '../shared/gain-words';
import type { Words } from '../shared/words';

type Grade = Fit['grade'];

/** What a closed row shows of it. */
export interface GainSummary {
  /** "1.18–1.34×", "1,052 → 251 µs"; '' where there is no number. */
  big: string;
  small: string;
  grade?: Grade;
  /** It got worse, or some of the tests that fit as well did. */
  tone?: 'loss' | 'mixed';
}

/** Where less is better a ratio says little, so both values are shown. */
function bigOf(fit: Fit, words: Words): string {
  if (fit.better === 'lower')
    return `${reading(fit.from, fit)} → ${reading(fit.to, fit)} ${unitText(fit, terms, words.lang)}`;
  const { low, high, count } = fit.spread;
  if (count > 1 && low !== high) return spanText(low, high);
  return rangeText(fit) ?? times(fit.ratio);
}

function toneOf({ better, ratio, spread: { low, high } }: Fit): GainSummary['tone'] {
  if (low < 1 && high > 1) return 'mixed';
  return effectOf(ratio, better) === 'loss' ? 'loss' : undefined;
}

/** The words of a fit, or of there being none. */
export function summaryOf(gain: Fit | NoFit, words: Words): GainSummary {
  const { text } = words;
  if (gain.kind === 'none') return { big: '', small: text(`gains.status.${gain.status ?? 'no-number'}`) };
  const tone = toneOf(gain);
  const parts = [
    text(`gains.metric.${gain.metric}`),
    ...(gain.bed.year === undefined ? [] : [String(gain.bed.year)]),
    ...(tone ? [text(`gain.${tone}`)] : []),
  ];
  return {
    big: bigOf(gain, words),
    small: parts.join(text('gains.comma')),
    grade: gain.grade,
    ...(tone && { tone }),
  };
}

/** The summaries of all optimizations, one after the other, so that a page can take a few at a time. */
export function* summariesOf(
  environment: Environment,
  report: Report,
  words: Words,
): Generator<undefined, Record<string, GainSummary>> {
  const out: Record<string, GainSummary> = {};
  for (const id of OPTIMIZATION_IDS) {
    const gain = gainFor(id, environment, report);
    if (gain) out[id] = summaryOf(gain, words);
    yield undefined;
  }
  return out;
}
