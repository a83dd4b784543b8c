import type { Words } from '../shared/words';
import { choicesOf, FILTERS, SORTS, UNSTATED, type Filter, type Sort, type View } from './state';
import { GROUPS, table } from './table';

/** A choice of a filter in words. */
function choiceText(filter: Filter, value: string, { text }: Words): string {
  if (value === UNSTATED) return text('gains.unstated');
  if (filter === 'grade') return text(`gains.grade.${value}`);
  if (filter === 'link') return `${value} Gbit/s`;
  if (filter === 'source')
    return [table.sources[value]?.title ?? value, table.sources[value]?.year].filter(Boolean).join(' · ');
  return value;
}

/** A list to choose one thing from. */
function Pick<T extends string>({
  label,
  name,
  value,
  choices,
  onPick,
}: {
  label: string;
  name: string;
  value: string;
  choices: [T | '', string][];
  onPick: (value: T | '') => void;
}) {
  return (
    <label class="fpick">
      <span class="label">{label}</span>
      <select class="in" name={name} value={value} onChange={(event) => onPick(event.currentTarget.value as T | '')}>
        {choices.map(([id, words]) => (
          <option value={id} selected={id === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Metric, filters, order, and bars or table. */
export function Filters({
  view,
  words,
  onChange,
}: {
  view: View;
  words: Words;
  onChange: (next: Partial<View>) => void;
}) {
  const { text } = words;
  const set = (filter: Filter, value: string): void => {
    const { [filter]: _old, ...rest } = view.filter;
    onChange({ filter: value === '' ? rest : { ...rest, [filter]: value } });
  };
  const count = Object.keys(view.filter).length;
  return (
    <div class="filters">
      <fieldset class="chips">
        <legend class="vh">{text('gains.filter.metric')}</legend>
        {GROUPS.map((group) => (
          <label class="chip">
            <input
              type="radio"
              name="metric"
              value={group}
              checked={view.group === group}
              onChange={() => onChange({ group })}
            />
            {text(`gains.group.${group}`)}
          </label>
        ))}
      </fieldset>
      <details class="fmore" open={count > 0 ? true : undefined}>
        <summary>
          {text('gains.filter')}
          {count > 0 && <b class="num">{count}</b>}
        </summary>
        <div class="frow">
          {FILTERS.map((filter) => (
            <Pick
              name={`f-${filter}`}
              label={text(`gains.filter.${filter}`)}
              value={view.filter[filter] ?? ''}
              choices={[
                ['', text('gains.filter.all')],
                ...choicesOf(filter).map((value): [string, string] => [value, choiceText(filter, value, words)]),
              ]}
              onPick={(value) => set(filter, value)}
            />
          ))}
          <Pick<Sort>
            name="sort"
            label={text('gains.sort')}
            value={view.sort}
            choices={SORTS.map((sort) => [sort, text(`gains.sort.${sort}`)])}
            onPick={(sort) => onChange({ sort: sort === '' ? 'first' : sort })}
          />
          {count > 0 && (
            <button type="button" class="btn btn--s" onClick={() => onChange({ filter: {} })}>
              {text('gains.filter.clear')}
            </button>
          )}
        </div>
      </details>
      <fieldset class="chips as">
        <legend class="vh">{text('gains.view')}</legend>
        {(['bars', 'table'] as const).map((as) => (
          <label class="chip">
            <input type="radio" name="as" value={as} checked={view.as === as} onChange={() => onChange({ as })} />
            {text(`gains.view.${as}`)}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
