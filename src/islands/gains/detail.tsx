import { useMemo } from 'preact/hooks';
import type { Words } from '../shared/words';
import { emptyText } from './axis';
import { PairTableView } from './pair-table';
import type { Published } from './published';
import { Remarks } from './remarks';
import { SourceGroup } from './source-group';
import { passes, shown, type View } from './state';
import { groupOf, inGroup, isLower, table } from './table';
import { subjectText } from './wording';
import type { MetricGroup } from '../../core/gains/types';

/** What else was measured of the chosen optimization, with its number of pairs. */
function Others({ view, words, onGroup }: { view: View; words: Words; onGroup: (group: MetricGroup) => void }) {
  const rest = table.pairs.filter((pair) => pair.of === view.of && !inGroup(pair, view.group) && passes(pair, view));
  const groups = [...new Set(rest.map(groupOf))];
  if (groups.length === 0) return null;
  return (
    <p class="also">
      {words.text('gains.also')}
      {groups.map((group) => (
        <button type="button" class="btn btn--s" onClick={() => onGroup(group)}>
          {words.text(`gains.group.${group}`)}{' '}
          <span class="num">{rest.filter((pair) => groupOf(pair) === group).length}</span>
        </button>
      ))}
    </p>
  );
}

/** Everything known of the chosen optimization in the chosen metric: bars or a table, then what is missing or disputed. */
export function Detail({
  view,
  words,
  published,
  onGroup,
}: {
  view: View;
  words: Words;
  published: Published;
  onGroup: (group: MetricGroup) => void;
}) {
  const { text } = words;
  const pairs = useMemo(() => shown(view), [view]);
  const sources = [...new Set(pairs.map(({ source }) => source))];
  return (
    <section class="det" data-late aria-labelledby="gains-of">
      <header>
        <h2 id="gains-of">{subjectText(view.of, words)}</h2>
        <span class="dim">
          {text(`gains.group.${view.group}`)}
          {isLower(view.group) && text('gains.paren', { text: text('gains.lower') })}
        </span>
        {pairs.length > 0 && (
          <span class="key">
            <span>
              <i />
              {text('gains.before')}
            </span>
            <span>
              <i class="t" />
              {text('gains.after')}
            </span>
            <span>{text('gains.whisker')}</span>
          </span>
        )}
      </header>
      {pairs.length === 0 && (
        <p class="hatch hatch--wide">
          <span>{emptyText(view.of, view, words)}</span>
        </p>
      )}
      {view.as === 'table' && pairs.length > 0 ? (
        <PairTableView pairs={pairs} words={words} />
      ) : (
        sources.map((id, index) => (
          <SourceGroup
            key={`${view.of} ${id}`}
            id={id}
            open={index === 0}
            sorted={view.sort === 'ratio' || view.sort === 'grade'}
            {...{ words, published }}
            pairs={pairs.filter(({ source }) => source === id)}
          />
        ))
      )}
      <Others {...{ view, words, onGroup }} />
      {pairs.some(({ axis }) => axis) && <p class="cap">{text('gains.axisread')}</p>}
      <Remarks of={view.of} {...{ words, published }} />
    </section>
  );
}
