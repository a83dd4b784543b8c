import type { Estimate, Own } from '../../core/gains/estimate';
import { VerdictMark } from '../../components/marks/verdict-mark';
import { effectOf } from '../../core/gains/ratio';
import type { Optimization } from '../../core/gains/types';
import type { Words } from '../shared/words';
import type { LinkedCluster } from './cluster';
import { GradeGlyph } from '../shared/grade-mark';
import { table } from './table';
import { differenceText, fixed, measuredText, testOf, times, subjectText } from './wording';

interface RowProps {
  of: Optimization;
  list: Estimate[];
  own: Own;
  /** Right end of the track, in the base unit. */
  end: number;
  unit: string;
  scale: number;
  words: Words;
  linked: LinkedCluster | undefined;
}

/** One optimization: where the best fitting measurement would lead, why, and what the others say. */
export function EstimateRow({ of, list, own, end, unit, scale, words, linked }: RowProps) {
  const { text } = words;
  const [best, ...others] = list;
  const status = linked?.statuses[of];
  const name = (
    <span class="en">
      {subjectText(of, words)}
      {status !== undefined && <VerdictMark status={status} word={text(`status.${status}`)} />}
    </span>
  );
  if (!best) return null;
  return (
    <li data-estimate={of}>
      {name}
      <Track {...{ own, best, end }} />
      <span class={loses(best) ? 'val num loss' : 'val num'}>
        {span(best, scale)} {unit}
        <small>
          {ratioText(best)}
          {best.capped && text('gains.comma') + text('est.capped')}
          {loses(best) && text('gains.comma') + text('est.worse')}
        </small>
      </span>
      <p class="why">
        <Why estimate={best} words={words} />
      </p>
      {others.length > 0 && (
        <details class="others">
          <summary>
            {text('est.others')} <span class="num">{others.length}</span>
          </summary>
          <ul>
            {others.map((other) => (
              <li>
                <b class="num">
                  {span(other, scale)} {unit}
                </b>{' '}
                <span class="num">{ratioText(other)}</span>
                {text('gains.colon')}
                <Why estimate={other} words={words} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const loses = ({ pair }: Estimate): boolean => effectOf(pair.ratio, pair.better) === 'loss';
/** Both ends with the same number of decimals; one number where they agree. */
const span = ({ low, high }: Estimate, scale: number): string => {
  const decimals = high / scale >= 100 ? 0 : high / scale >= 10 ? 1 : 2;
  const write = (value: number): string =>
    (value / scale).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const [a, b] = [write(low), write(high)];
  return a === b ? a : `${a}–${b}`;
};
const ratioText = ({ pair: { range, ratio } }: Estimate): string =>
  range ? `${fixed(range[0], 2)}–${times(range[1])}` : times(ratio);

/** Where the number stands, where the range would be, and the link's end. */
function Track({ own, best, end }: { own: Own; best: Estimate; end: number }) {
  const at = (value: number): string => `${Math.min(100, (value / end) * 100).toFixed(2)}%`;
  const width = Math.max(0.8, ((best.high - best.low) / end) * 100);
  return (
    <svg class="track" aria-hidden="true" focusable="false">
      <rect class="rail" x="0" y="11" width="100%" height="4" />
      <rect
        class={loses(best) ? 'rng loss' : 'rng'}
        x={at(Math.min(best.low, end * (1 - width / 100)))}
        y="7"
        width={`${width.toFixed(2)}%`}
        height="12"
      />
      <line class="now" x1={at(own.value)} x2={at(own.value)} y1="1" y2="25" />
      {own.link !== undefined && own.measure === 'throughput' && (
        <line class="cap-line" x1={at(own.link)} x2={at(own.link)} y1="1" y2="25" />
      )}
    </svg>
  );
}

/** The sentence behind an estimate: what was measured where and when, and how that differs. */
function Why({ estimate: { pair, differences }, words }: { estimate: Estimate; words: Words }) {
  const { text } = words;
  const bed = table.sources[pair.source];
  return (
    <>
      <GradeGlyph grade={pair.grade} />
      {testOf(pair, words)}
      {text('gains.comma')}
      {measuredText(bed, words)}
      {text('gains.comma')}
      {text(`gains.grade.${pair.grade}`)}
      {text('gains.stop')}
      {differences.length > 0 && (
        <>
          {text('gains.space')}
          {text('est.differs')}
          {differences.map((difference) => differenceText(difference, words)).join(text('gains.semicolon'))}
          {text('gains.stop')}
        </>
      )}{' '}
      <a href={bed?.url ?? '#'} lang="en">
        {bed?.title ?? pair.source}
      </a>
    </>
  );
}
