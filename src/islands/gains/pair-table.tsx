import { effectOf } from '../../core/gains/ratio';
import type { Pair } from '../../core/gains/pairs';
import type { Words } from '../shared/words';
import { GradeGlyph } from '../shared/grade-mark';
import { table } from './table';
import { rangeText, reading, testOf, times, unitOf } from './wording';

/** The pairs as a table: the same numbers as the bars. */
export function PairTableView({ pairs, words }: { pairs: Pair[]; words: Words }) {
  const { text, lang } = words;
  return (
    <section class="scroll-x" tabIndex={0} aria-label={text('gains.view.table')}>
      <table class="tbl pair-table">
        <thead>
          <tr>
            <th scope="col">{text('gains.col.test')}</th>
            <th scope="col">{text('gains.col.unit')}</th>
            <th scope="col" class="n">
              {text('gains.before')}
            </th>
            <th scope="col" class="n">
              {text('gains.after')}
            </th>
            <th scope="col" class="n">
              {text('gains.col.ratio')}
            </th>
            <th scope="col">{text('gains.filter.grade')}</th>
            <th scope="col">{text('gains.source')}</th>
            <th scope="col">{text('gains.col.year')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr data-pair={pair.id}>
              <th scope="row">{testOf(pair, words)}</th>
              <td>{unitOf(pair, lang)}</td>
              <td class="n">{reading(pair.from, pair)}</td>
              <td class="n">{reading(pair.to, pair)}</td>
              <td class={effectOf(pair.ratio, pair.better) === 'loss' ? 'n loss' : 'n'}>
                {times(pair.ratio)}
                {rangeText(pair) !== undefined && <small>{rangeText(pair)}</small>}
              </td>
              <td>
                <span class="gr">
                  <GradeGlyph grade={pair.grade} />
                  {text(`gains.grade.${pair.grade}`)}
                </span>
              </td>
              <td>
                <a href={table.sources[pair.source]?.url ?? '#'} lang="en">
                  {table.sources[pair.source]?.title ?? pair.source}
                </a>
              </td>
              <td class="num">{table.sources[pair.source]?.year ?? text('gains.unstated')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
