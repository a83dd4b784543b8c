import type { Environment, Report } from '../../core';
import { besideFit, effectOf, gainFor, terms, type Fit, type OtherGain } from '../../core/gains';
import { differenceText, measuredText, reading, testText, times, unitText } from '../shared/gain-words';
import { GradeGlyph } from '../shared/grade-mark';
import { PairBars } from '../shared/pair-bars';
import type { Words } from '../shared/words';

/** Tests of other conditions that are shown; all are on the page of gains. */
const SHOWN = 3;
/** Bars of the best fitting source. */
const BARS = 3;

/** A phrase at the start of a sentence; Chinese has no capitals. */
const capital = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);

/** How conditions differ from the cluster's, as one sentence. */
function Differs({ differences, words }: { differences: Fit['differences']; words: Words }) {
  const { text } = words;
  if (differences.length === 0) return null;
  return (
    <>
      {text('est.differs')}
      {differences.map((difference) => differenceText(difference, words)).join(text('gains.semicolon'))}
      {text('gains.stop')}
    </>
  );
}

/** A test under other conditions: its number, a loss in the same ink as a gain, and where it stands. */
function Other({ other: { pair, bed, differences }, words }: { other: OtherGain; words: Words }) {
  const { text } = words;
  const loss = effectOf(pair.ratio, pair.better) === 'loss';
  const value =
    pair.better === 'lower'
      ? `${reading(pair.from, pair)} → ${reading(pair.to, pair)} ${unitText(pair, terms, words.lang)}`
      : times(pair.ratio);
  return (
    <li data-effect={loss ? 'loss' : undefined}>
      <GradeGlyph grade={pair.grade} />
      <span>
        <b class={loss ? 'loss num' : 'num'}>{value}</b> {testText(pair, terms, words)}
        {loss && text('gains.comma') + text('gain.loss')}
        {text('gains.stop')}
        {text('gains.space')}
        <Differs differences={differences} words={words} />{' '}
        {bed && (
          <a href={bed.url} lang="en">
            {bed.title}
          </a>
        )}
      </span>
    </li>
  );
}

/** What was measured of an optimization: the test that fits this cluster best, how it differs, and what others found. */
export function Measured({
  id,
  environment,
  report,
  words,
  all,
}: {
  id: string;
  environment: Environment;
  report: Report;
  words: Words;
  /** The page of all measurements, at this optimization. */
  all: string;
}) {
  const { text } = words;
  const gain = gainFor(id, environment, report);
  if (!gain) return null;
  const more = <a href={all}>{text('gain.all')}</a>;
  if (gain.kind === 'none')
    return (
      <p class="nogain" data-gain="none">
        <span>{text(`gains.status.${gain.status ?? 'no-number'}`)}</span> {text('gain.none')} {more}
      </p>
    );
  const { alike, others } = besideFit(gain, environment, report);
  const axis = gain.axis === true || alike.slice(0, BARS - 1).some((pair) => pair.axis);
  return (
    <div data-gain={gain.id}>
      <ul class="pairs8">
        {[gain, ...alike.slice(0, BARS - 1)].map((pair) => (
          <PairBars key={pair.id} pair={pair} terms={terms} words={words} />
        ))}
      </ul>
      <p class="bed8">
        {capital(measuredText(gain.bed, words))}
        {text('gains.stop')}
        {text('gains.space')}
        <Differs differences={gain.differences} words={words} />
        {axis && text('gains.space') + text('gains.axisread') + text('gains.stop')}{' '}
        <a href={gain.bed.url} lang="en">
          {gain.bed.title}
        </a>
      </p>
      {others.length > 0 && (
        <>
          <p class="label">{text('gain.others')}</p>
          <ul class="others8">
            {others.slice(0, SHOWN).map((other) => (
              <Other key={other.pair.id} other={other} words={words} />
            ))}
          </ul>
        </>
      )}
      <p class="bed8">
        {text('gain.promise')} {more}
      </p>
    </div>
  );
}
