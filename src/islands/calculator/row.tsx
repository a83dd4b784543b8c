import { Component, type ComponentChildren } from 'preact';
import { VerdictMark } from '../../components/marks/verdict-mark';
import { optimizationOf, type Change, type Verdict } from '../../core';
import { reasonText } from '../../i18n/reason';
import { printValue } from '../shared/edit';
import { GradeGlyph } from '../shared/grade-mark';
import { sameData } from '../shared/same';
import { Rich, sentence, type Words } from '../shared/words';
import { Answer, askedOf } from './answer';
import { stepOf, switchable } from './groups';
import { RowBody } from './row-body';
import type { GainSummary } from './gain-summary';
import type { Gains } from './use-gains';
import type { Tool } from './use-tool';

export interface RowProps {
  tool: Tool;
  gains: Gains;
  words: Words;
  verdict: Verdict;
  open: boolean;
  chosen: boolean;
}

/** The sentence under the name: the deciding reason, or what it is where nothing decides. */
export function deciding(verdict: Verdict, words: Words): ComponentChildren {
  const [reason] = verdict.reasons;
  if (!reason) return null;
  return <Rich text={sentence(reasonText(reason, words.messages), words)} />;
}

/** The smallest step that ends a refusal, as its version: "≥ 6.3, kernel". */
function StepAhead({ changes, words }: { changes: Change[] | null; words: Words }) {
  const step = stepOf(changes);
  if (!step) return null;
  return (
    <span class="end">
      <span class="mono">≥ {step.atLeast}</span>
      <small>{words.text(`row.step.${step.kind}`)}</small>
    </span>
  );
}

/** The measured gain that fits best, with its grade; a loss and a missing number as plainly. */
function Gain({ summary }: { summary: GainSummary | undefined }) {
  if (!summary) return null;
  const { big, small, grade, tone } = summary;
  return (
    <span class="gain" data-tone={tone} data-none={big === '' ? '' : undefined}>
      {big !== '' && <span>{big}</span>}
      <small>
        {grade !== undefined && <GradeGlyph grade={grade} />}
        {small}
      </small>
    </span>
  );
}

/** What a value says: "routingMode: native", for what is in effect. */
const settingOf = ({ reasons }: Verdict): string => {
  const found = reasons[0]?.found.find(({ value }) => value !== '');
  return found ? `${found.key}: ${printValue(found.value).slice(0, 40)}` : '';
};

/** Everything a closed row shows: while it is the same, the row stays as it is. */
function shownOf({ verdict, chosen, tool, gains }: RowProps): unknown {
  const { id, status, reasons, changes } = verdict;
  const [reason] = reasons;
  return [
    status,
    reason && [reason.id, reason.state, reason.params, reason.found, reason.log],
    changes,
    chosen,
    tool.report.release.version,
    gains.summaries[id],
    status === 'unknown' && askedOf(reasons, tool.environment),
  ];
}

/** One optimization: a disclosure, and beside it, never inside it, the switch that puts it into the values. */
export class Row extends Component<RowProps> {
  private shown: unknown;

  override shouldComponentUpdate(next: RowProps): boolean {
    // An open row shows more of the report.
    return next.open || this.props.open || !sameData(shownOf(next), this.shown);
  }

  override render(props: RowProps) {
    this.shown = shownOf(props);
    const { tool, gains, words, verdict, open, chosen } = props;
    const { text } = words;
    const { id, status } = verdict;
    const name = text(`${id}.name`);
    const quiet = status === 'on' && !open;
    const can = switchable(verdict);
    const host = optimizationOf(id)?.kind === 'host';
    return (
      <div class="row" data-late id={`o-${id}`} data-row={id} data-status={status} data-open={open ? '' : undefined}>
        <h3 class="hd">
          <button
            type="button"
            class="disclose"
            aria-expanded={open}
            aria-controls={open ? `b-${id}` : undefined}
            onClick={() => tool.toggle(id)}
          >
            <VerdictMark status={status} word={text(`status.${status}`)} />
            <span class="nm">{name}</span>
            {quiet ? (
              <span class="is mono">{settingOf(verdict)}</span>
            ) : (
              <span class="wy">{deciding(verdict, words)}</span>
            )}
            <span class="x">
              <StepAhead changes={verdict.changes} words={words} />
              <Gain summary={gains.summaries[id]} />
            </span>
          </button>
        </h3>
        {can && (
          <label class="switch row-switch">
            <input
              type="checkbox"
              name={`on-${id}`}
              checked={chosen}
              onChange={(event) => tool.choose(id, event.currentTarget.checked)}
            />
            <span class="vh">{text(host ? 'row.switch.host' : 'row.switch', { name })}</span>
          </label>
        )}
        {verdict.reasons[0]?.log !== undefined && status === 'refused' && !open && (
          <code class="log">{verdict.reasons[0].log}</code>
        )}
        {status === 'unknown' && <Answer tool={tool} words={words} row={id} reasons={verdict.reasons} />}
        {open && <RowBody tool={tool} gains={gains} words={words} verdict={verdict} chosen={chosen} />}
      </div>
    );
  }
}
