import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import { isExpectation, type Pair } from '../../core/gains/pairs';
import { effectOf } from '../../core/gains/ratio';
import type { Subject } from '../../core/gains/types';
import type { Words } from '../shared/words';
import { GradeShape } from '../shared/grade-mark';
import { scaleOf, type Scale } from './scale';
import { passes, type View } from './state';
import { inGroup, isLower, SUBJECTS, table } from './table';
import { times, subjectText } from './wording';

/** The pairs a reader may expect something from: neither flawed comparisons nor fixed bugs. */
const expected = (pairs: Pair[]): number[] => pairs.filter(isExpectation).map(({ ratio }) => ratio);

/** What a mark is drawn as. */
const kindOf = (pair: Pair): string =>
  isExpectation(pair) ? (effectOf(pair.ratio, pair.better) === 'loss' ? 'pt loss' : 'pt') : 'pt faint';

/** One optimization on the axis: its pairs as marks, a line over the span of those to expect something from. */
const Marks = memo(function Marks({ pairs, scale }: { pairs: Pair[]; scale: Scale }) {
  const ratios = expected(pairs);
  const [low, high] = [scale.at(Math.min(...ratios)), scale.at(Math.max(...ratios))];
  return (
    <svg class="axis-marks" aria-hidden="true" focusable="false">
      {scale.ticks.map((tick) => (
        <line
          class={tick === 1 ? 'one' : undefined}
          x1={`${scale.at(tick)}%`}
          x2={`${scale.at(tick)}%`}
          y1="0"
          y2="100%"
        />
      ))}
      {high - low > 0.5 && <line class="span" x1={`${low}%`} x2={`${high}%`} y1="50%" y2="50%" />}
      {pairs.map((pair) => (
        <svg x={`${scale.at(pair.ratio)}%`} y="50%" overflow="visible" class={kindOf(pair)}>
          <GradeShape grade={pair.grade} />
        </svg>
      ))}
    </svg>
  );
});

/** The span of a row as it is printed: "0.78–2.93×", a dash where there is nothing to expect. */
export function spanText(pairs: Pair[]): string {
  const ratios = expected(pairs);
  if (ratios.length === 0) return '—';
  const [low, high] = [times(Math.min(...ratios)), times(Math.max(...ratios))];
  return low === high ? low : `${low.slice(0, -1)}–${high}`;
}

/** What the marks of a row say to who does not see them. */
function said(pairs: Pair[], { text }: Words): string {
  const n = expected(pairs).length;
  if (n === 0) return text('gains.axis.row.none');
  return text(n === 1 ? 'gains.axis.row.one' : 'gains.axis.row', { n: String(n) });
}

/** What a row without marks says: that another kind exists, that all is filtered out, or what the list of gaps calls it. */
export function emptyText(of: Subject, view: View, { text }: Words): string {
  if (table.pairs.some((pair) => pair.of === of))
    return text(Object.keys(view.filter).length > 0 ? 'gains.none.filtered' : 'gains.none.here');
  const status = table.gaps.find((gap) => gap.of === of)?.status ?? 'no-number';
  return text(`gains.status.${status}`);
}

/** Every optimization on one logarithmic axis; what nobody measured is a row as well. Choosing a row shows its pairs. */
export function Axis({ view, words, onPick }: { view: View; words: Words; onPick: (of: Subject) => void }) {
  const { text } = words;
  const rows = useMemo(() => {
    const inView = table.pairs.filter((pair) => inGroup(pair, view.group) && passes(pair, view));
    return SUBJECTS.map((of) => ({ of, pairs: inView.filter((pair) => pair.of === of) }));
  }, [view.group, view.filter]);
  const scale = useMemo(() => scaleOf(rows.flatMap(({ pairs }) => pairs.map(({ ratio }) => ratio))), [rows]);
  // Rows with numbers first; among those without, what has some of another kind before what has none at all.
  const any = (of: Subject): boolean => table.pairs.some((pair) => pair.of === of);
  const ordered = [
    ...rows.filter(({ pairs }) => pairs.length > 0),
    ...rows.filter(({ of, pairs }) => pairs.length === 0 && any(of)),
    ...rows.filter(({ of }) => !any(of)),
  ];
  return (
    <section class="axis" aria-label={text('gains.axis.label')}>
      <div class="axis-row axis-head" aria-hidden="true">
        <span />
        <svg class="axis-scale">
          {scale.ticks.map((tick) => (
            <text
              class={tick === 1 ? 'one' : undefined}
              x={`${scale.at(tick)}%`}
              y="15"
              text-anchor="middle"
            >{`${tick}×`}</text>
          ))}
        </svg>
        <span />
      </div>
      <ul>
        {ordered.map(({ of, pairs }) => {
          const none = pairs.length === 0;
          const status = none ? emptyText(of, view, words) : '';
          return (
            <li>
              <button
                type="button"
                class={none ? 'axis-row none' : 'axis-row'}
                aria-pressed={view.of === of}
                data-of={of}
                onClick={() => onPick(of)}
              >
                <span class="axis-name">{subjectText(of, words)}</span>
                {none ? (
                  <span class="hatch">
                    <span>{status}</span>
                  </span>
                ) : (
                  <Marks pairs={pairs} scale={scale} />
                )}
                {!none && <span class="vh">{said(pairs, words)}</span>}
                <span class="axis-val num" aria-hidden={spanText(pairs) === '—' ? 'true' : undefined}>
                  {spanText(pairs)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p class="cap">
        {text(isLower(view.group) ? 'gains.axis.lower' : 'gains.axis.note')}
        {text('gains.space')}
        {text('gains.axis.worse')}
        {text('gains.space')}
        {text('gains.axis.never')}
      </p>
    </section>
  );
}
