import { useMemo, useState } from 'preact/hooks';
import { compare, deviation, relationOf } from '../../core/gains/compare';
import { estimates, type Measure } from '../../core/gains/estimate';
import { readPaste, type Result } from '../../core/gains/paste';
import { PASTE_LIMIT } from '../../core/gains/paste/types';
import type { Setting } from '../../core/gains/setting';
import type { Subject } from '../../core/gains/types';
import { Rich, type Words } from '../shared/words';
import { UNITS } from './measures';
import { table } from './table';
import { number, times, subjectText } from './wording';

const shown = (value: number, measure: Measure): string =>
  `${number(value / UNITS[measure].scale)} ${UNITS[measure].unit}`;
const SIDES = ['before', 'after'] as const;
type Side = (typeof SIDES)[number];

/** Two fields for what the test tools print: the first number goes into the estimate, both together give the real gain. */
export function Paste({
  words,
  of,
  here,
  onUse,
}: {
  words: Words;
  of: Subject;
  here: Setting;
  onUse: (result: Result) => void;
}) {
  const { text } = words;
  const [texts, setTexts] = useState<Record<Side, string>>({ before: '', after: '' });
  const [picked, setPicked] = useState<Record<Side, number>>({ before: 0, after: 0 });
  const before = useMemo(() => readPaste(texts.before), [texts.before]);
  const after = useMemo(() => readPaste(texts.after), [texts.after]);
  const read = { before, after };
  const put = (side: Side, value: string): void => {
    // One character more than is read, so that a text too long is said to be, and not kept whole.
    const cut = value.slice(0, PASTE_LIMIT + 1);
    setTexts((now) => ({ ...now, [side]: cut }));
    setPicked((now) => ({ ...now, [side]: 0 }));
    const first = side === 'before' ? readPaste(cut).results[0] : undefined;
    if (first) onUse(first);
  };
  const pick = (side: Side, index: number): void => {
    setPicked((now) => ({ ...now, [side]: index }));
    const result = read[side].results[index];
    if (side === 'before' && result) onUse(result);
  };
  const first = before.results[picked.before];
  const second =
    first &&
    (after.results.find((result, index) => index === picked.after && result.measure === first.measure) ??
      after.results.find(({ measure, label }) => measure === first.measure && label === first.label) ??
      after.results.find(({ measure }) => measure === first.measure));
  return (
    <details class="paste">
      <summary class="btn btn--s">{text('paste.title')}</summary>
      <p class="note">
        <Rich text={text('paste.about')} />
      </p>
      {SIDES.map((side) => (
        <div class="field">
          <label class="label" for={`paste-${side}`}>
            {text(`paste.${side}`)}
          </label>
          <textarea
            class="in mono"
            id={`paste-${side}`}
            rows={3}
            value={texts[side]}
            spellcheck={false}
            autocomplete="off"
            aria-describedby={`paste-${side}-said`}
            onInput={(event) => put(side, event.currentTarget.value)}
          />
          <div class="note said" id={`paste-${side}-said`} aria-live="polite">
            {read[side].problems.map(({ id, params }) => (
              <p data-problem={id}>{text(id, params)}</p>
            ))}
            {read[side].results.length > 1 ? (
              <label>
                {text('paste.pick')}{' '}
                <select
                  class="in"
                  value={picked[side]}
                  onChange={(event) => pick(side, Number(event.currentTarget.value))}
                >
                  {read[side].results.map((result, index) => (
                    <option value={index} selected={index === picked[side]}>
                      {`${result.label} · ${text(`est.measure.${result.measure}`)} · ${shown(result.value, result.measure)}`}
                    </option>
                  ))}
                </select>
              </label>
            ) : (
              read[side].results.map((result) => (
                <p>
                  <b>{shown(result.value, result.measure)}</b>
                  {text('gains.comma')}
                  {`${result.tool} ${result.label}`}
                </p>
              ))
            )}
            <Noise result={read[side].results[picked[side]]} words={words} />
          </div>
        </div>
      ))}
      {first &&
        after.results.length > 0 &&
        (second ? <OwnGain {...{ first, second, words, of, here }} /> : <p class="note">{text('paste.own.other')}</p>)}
    </details>
  );
}

function Noise({ result, words }: { result: Result | undefined; words: Words }) {
  if (!result) return null;
  const sd = deviation(result.samples);
  return (
    <p>
      {sd === undefined
        ? words.text('paste.single')
        : words.text('paste.samples', { n: String(result.samples?.length ?? 0), sd: shown(sd, result.measure) })}
    </p>
  );
}

/** The reader's own gain with its noise, beside what was published for the chosen optimization. */
function OwnGain({
  first,
  second,
  words,
  of,
  here,
}: {
  first: Result;
  second: Result;
  words: Words;
  of: Subject;
  here: Setting;
}) {
  const { text } = words;
  const own = compare(first, second);
  if (!own) return <p class="note">{text('paste.own.other')}</p>;
  const published = estimates(table, { measure: first.measure, value: first.value }, here).find((row) => row.of === of)
    ?.list[0]?.pair;
  const range = own.range;
  return (
    <section class="own" data-own-gain>
      <h3>{text('paste.own')}</h3>
      <p>
        <b class="num">
          {text('paste.own.text', {
            from: shown(first.value, first.measure),
            to: shown(second.value, second.measure),
            ratio: times(own.ratio),
          })}
        </b>
        {text('gains.stop')}
        {text('gains.space')}
        {range === undefined
          ? text('paste.own.unknown')
          : text('paste.own.range', {
              low: range[0].toFixed(2),
              high: Number.isFinite(range[1]) ? range[1].toFixed(2) : '∞',
            }) + text('gains.stop')}
        {own.effect === 'noise' && text('gains.space') + text('paste.own.noise')}
      </p>
      {own.warnings.length > 0 && (
        <p class="caution">
          {own.warnings.map((warning) => text(`paste.own.${warning}`)).join(text('gains.semicolon'))}
        </p>
      )}
      <p>
        {text('paste.own.against')}
        {text('gains.colon')}
        {subjectText(of, words)}
        {text('gains.comma')}
        {published
          ? `${times(published.ratio)}${text('gains.comma')}${text(`paste.rel.${relationOf(own, published)}`)}`
          : text('paste.own.unpublished')}
        {text('gains.stop')}
      </p>
    </section>
  );
}
