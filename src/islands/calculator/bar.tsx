import { ModeMark } from '../../components/marks/mode-mark';
import { VerdictGlyph } from '../../components/marks/verdict-mark';
import { Glyph } from '../../components/marks/glyph';
import type { Report, VerdictStatus } from '../../core';
import { CopyButton } from '../shared/copy';
import { Follow } from '../shared/follow';
import { count, modeWord } from '../shared/verdict';
import type { Words } from '../shared/words';
import { groupOf } from './groups';
import type { Tool } from './use-tool';

/** Order of the counts, which is that of the groups. */
const ORDER: VerdictStatus[] = ['refused', 'on', 'available', 'blocked', 'unknown', 'unsupported', 'unneeded'];

/** How many optimizations have each status, each with the way to them. */
function Counts({ report, words }: { report: Report; words: Words }) {
  return ORDER.map((status) => {
    const those = report.optimizations.filter((verdict) => verdict.status === status);
    const [one] = those;
    return (
      one && (
        <a key={status} href={`#g-${groupOf(one)}`} data-v={status}>
          <VerdictGlyph status={status} />
          <b>{those.length}</b> {words.text(`status.${status}`)}
        </a>
      )
    );
  });
}

/** The verdict in one line that stays in sight, with the way to BPF, the counts of all, and the link to this result. */
export function VerdictBar({ tool, words }: { tool: Tool; words: Words }) {
  const { text } = words;
  const { report } = tool;
  const { mode, nearest } = report.hostRouting;
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
          <Follow on={[report]} now={tool.jump}>
            {() => <Counts report={report} words={words} />}
          </Follow>
        </span>
        <CopyButton
          words={words}
          class="btn btn--s"
          icon="link"
          label={text('calc.copy-link')}
          value={() => location.origin + location.pathname + tool.latest().query}
          data-copy-link
        />
      </div>
    </section>
  );
}
