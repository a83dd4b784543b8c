import { ModeMark } from '../../components/marks/mode-mark';
import { Glyph } from '../../components/marks/glyph';
import type { Report } from '../../core';
import { CopyButton } from '../shared/copy';
import { count, modeWord } from '../shared/verdict';
import type { Words } from '../shared/words';

const STATES = ['held', 'failed', 'unknown'] as const;

/** The verdict in one line that stays in sight, with the way to BPF and the link to this result. */
export function VerdictBar({ report, words, query }: { report: Report; words: Words; query: string }) {
  const { text } = words;
  const { mode, nearest, conditions } = report.hostRouting;
  const all = [...report.agent.reasons, ...conditions];
  const away = (mode === 'Legacy' || mode === 'none') && nearest !== null && nearest.length > 0;
  const onlyValues = away && nearest.every(({ kind }) => kind === 'value');
  return (
    <section class="bar" data-verdict data-mode={mode} aria-label={text('calc.why')}>
      <div class="wrap">
        <ModeMark mode={mode} word={modeWord(mode, words)} large />
        {away && (
          <span class="then">
            <Glyph name="right" class="arrow" />
            {onlyValues
              ? text('calc.away', { values: count(nearest.length, 'values', words) })
              : text('calc.ahead', { steps: count(nearest.length, 'steps', words) })}
            <ModeMark mode="BPF" word={modeWord('BPF', words)} />
          </span>
        )}
        <span class="counts">
          {STATES.map((state) => {
            const n = all.filter((condition) => condition.state === state).length;
            return (
              n > 0 && (
                <span data-state={state}>
                  <Glyph name={state} />
                  <b>{n}</b> {text(`calc.count.${state}`)}
                </span>
              )
            );
          })}
        </span>
        <CopyButton
          words={words}
          class="btn btn--s"
          icon="link"
          label={text('calc.copy-link')}
          value={() => location.origin + location.pathname + query}
          data-copy-link
        />
      </div>
    </section>
  );
}
