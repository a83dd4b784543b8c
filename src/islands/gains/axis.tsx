import { memo } from 'preact/compat';
import { useMemo } from 'preact/hooks';
import { effectOf } from '../../core/gains/ratio';
import type { Pair } from '../../core/gains/pairs';
import type { Subject } from '../../core/gains/types';
import type { Words } from '../shared/words';
import { GradeShape } from './mark';
import { scaleOf, type Scale } from './scale';
import { passes, type View } from './state';
import { inGroup, isLower, SUBJECTS, table } from './table';
import { times } from './wording';

/** One optimization on the axis: its pairs as marks, a line over their span. */
const Marks = memo(function Marks({ pairs, scale }: { pairs: Pair[]; scale: Scale }) {
  const ratios = pairs.map(({ ratio }) => ratio);
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
        <svg
          x={`${scale.at(pair.ratio)}%`}
          y="50%"
          overflow="visible"
          class={effectOf(pair.ratio, pair.better) === 'loss' ? 'pt loss' : 'pt'}
        >
          <GradeShape grade={pair.grade} />
        </svg>
      ))}
    </svg>
  );
});

/** What a row says: its number of pairs and their span, the same as its marks. */
function said(of: Subject, pairs: Pair[], { text }: Words): string {
  const ratios = pairs.map(({ ratio }) => ratio);
  const [low = 1, high = 1] = [Math.min(...ratios), Math.max(...ratios)];
  const name = text(`gains.of.${of}`);
  return pairs.length === 1
    ? text('gains.axis.row.one', { of: name, low: times(low).slice(0, -1) })
    : text('gains.axis.row', {
        of: name,
        n: String(pairs.length),
        low: times(low).slice(0, -1),
        high: times(high).slice(0, -1),
      });
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
          const ratios = pairs.map(({ ratio }) => ratio);
          const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
          const none = pairs.length === 0;
          const status = any(of)
            ? text(Object.keys(view.filter).length > 0 ? 'gains.none.filtered' : 'gains.none.here')
            : text('gains.none');
          return (
            <li>
              <button
                type="button"
                class={none ? 'axis-row none' : 'axis-row'}
                aria-pressed={view.of === of}
                aria-label={none ? `${text(`gains.of.${of}`)}${text('gains.colon')}${status}` : said(of, pairs, words)}
                data-of={of}
                onClick={() => onPick(of)}
              >
                <span class="axis-name">{text(`gains.of.${of}`)}</span>
                {none ? (
                  <span class="hatch">
                    <span>{status}</span>
                  </span>
                ) : (
                  <Marks pairs={pairs} scale={scale} />
                )}
                <span class="axis-val num">
                  {none
                    ? '—'
                    : low === high || times(low) === times(high)
                      ? times(low)
                      : `${times(low).slice(0, -1)}–${times(high)}`}
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
