import { effectOf } from '../../core/gains/ratio';
import type { Pair } from '../../core/gains/pairs';
import type { Words } from './words';
import { barText, qualifiersOf, rangeText, reading, times, unitText, type Terms } from './gain-words';
import { GradeGlyph } from './grade-mark';

/** Share of the drawing the longest bar takes; the rest is for its number. */
const LONGEST = 70;

/** One bar with its reading error as a whisker, and its value behind it. */
function Bar({
  value,
  label,
  error,
  most,
  tuned,
  y,
}: {
  value: number;
  label: string;
  error: number | undefined;
  most: number;
  tuned?: boolean;
  y: number;
}) {
  const at = (x: number): string => `${((Math.max(x, 0) / most) * LONGEST).toFixed(2)}%`;
  const end = value + (error ?? 0);
  return (
    <>
      <rect class={tuned ? 'bar tuned' : 'bar'} x="0" y={y} width={at(value)} height="12" />
      {error !== undefined && (
        <>
          <line class="whisker" x1={at(value - error)} x2={at(end)} y1={y + 6} y2={y + 6} />
          <line class="whisker" x1={at(value - error)} x2={at(value - error)} y1={y + 3} y2={y + 9} />
          <line class="whisker" x1={at(end)} x2={at(end)} y1={y + 3} y2={y + 9} />
        </>
      )}
      <text x={at(end)} dx="6" y={y + 10.5}>
        {label}
      </text>
    </>
  );
}

/** Before and after of one pair as bars, with ratio, its range and the grade. */
export function PairBars({ pair, terms, words }: { pair: Pair; terms: Terms; words: Words }) {
  const { text } = words;
  const most = Math.max(pair.from + (pair.fromError ?? 0), pair.to + (pair.toError ?? 0));
  const loss = effectOf(pair.ratio, pair.better) === 'loss';
  const rest = qualifiersOf(pair, terms, words);
  return (
    <li class="pair" data-pair={pair.id}>
      <div class="what">
        {text(`gains.metric.${pair.metric}`)}
        <small>
          {rest !== '' && rest + text('gains.comma')}
          {unitText(pair, terms, words.lang)}
        </small>
      </div>
      <svg class="bars" role="img" aria-label={barText(pair, terms, words)}>
        <Bar label={reading(pair.from, pair)} value={pair.from} error={pair.fromError} most={most} y={2} />
        <Bar label={reading(pair.to, pair)} value={pair.to} error={pair.toError} most={most} tuned y={18} />
      </svg>
      <div class={loss ? 'x loss num' : 'x num'}>
        {times(pair.ratio)}
        <small>{rangeText(pair) ?? (loss ? text('est.worse') : '')}</small>
      </div>
      <div class="gr">
        <GradeGlyph grade={pair.grade} />
        {text(`gains.grade.${pair.grade}`)}
      </div>
    </li>
  );
}
