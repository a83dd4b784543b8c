import { Glyph } from '../../components/marks/glyph';
import { gapText, stepTitle, type Plan, type PlanStep } from '../../core/output';
import { setLine } from '../../core/commands';
import { reasonText } from '../../i18n/reason';
import { ChangeText } from '../shared/change-text';
import { Command } from '../shared/copy';
import { Expect } from '../shared/expect';
import { Rich, type Words } from '../shared/words';
import { Fold } from './fold';

/** Everything of one step: what it changes, what it asks, how to see it, and the way back. */
function StepBody({ step, words }: { step: PlanStep; words: Words }) {
  const { text, messages } = words;
  const names = (ids: readonly string[]) => ids.map((id) => text(`${id}.name`)).join(text('row.comma'));
  return (
    <>
      <ul class="cost">
        {step.changes.map((change) => (
          <li>
            <Glyph name="right" />
            <span>
              <ChangeText change={change} words={words} />
            </span>
          </li>
        ))}
        {step.asks.map((ask) => (
          <li data-warn="">
            <Glyph name="warn" />
            <span>
              <Rich text={text(`plan.asks.${ask}`)} />
            </span>
          </li>
        ))}
        {step.unknown.map((reason) => (
          <li data-open="">
            <Glyph name="unknown" />
            <span>
              <Rich text={reasonText(reason, messages)} />
              {reason.settle && <code class="log">{reason.settle.command}</code>}
            </span>
          </li>
        ))}
        {step.notes.map((reason) => (
          <li data-warn="">
            <Glyph name="warn" />
            <span>
              <Rich text={reasonText(reason, messages)} />
            </span>
          </li>
        ))}
      </ul>
      {step.alsoOn.length > 0 && <p class="hint">{text('plan.step.alsoOn', { names: names(step.alsoOn) })}</p>}
      {step.verify.map(({ command, expect }) => (
        <>
          <span class="label">{text('plan.step.verify')}</span>
          <Command words={words} text={command} wrap />
          {expect !== undefined && <Expect line={expect} />}
        </>
      ))}
      {step.back !== null && step.back.length > 0 && (
        <>
          <span class="label">{text('plan.step.back')}</span>
          <Command words={words} text={setLine(step.back)} wrap />
        </>
      )}
    </>
  );
}

/** The steps in order, each with what restarts, and what was chosen but is not in the plan. */
export function PlanSteps({ plan, words }: { plan: Plan; words: Words }) {
  const { text } = words;
  return (
    <div data-plan>
      <h2>{text('out.plan')}</h2>
      {plan.steps.length === 0 && <p class="hint">{text('plan.empty')}</p>}
      <ol class="plan">
        {plan.steps.length > 0 && (
          <li>
            <span>{text('report.keep')}</span>
          </li>
        )}
        {plan.steps.map((step) => (
          <li key={`${step.kind} ${step.id}`} data-step={step.id}>
            <Fold
              id={`step-${step.kind}-${step.id}`}
              title={
                <span>
                  {stepTitle(step, text)}
                  <small>
                    {text(`plan.restart.${step.restart}`)}
                    {step.drain && text('row.comma') + text('plan.drain.yes')}
                  </small>
                </span>
              }
            >
              {() => <StepBody step={step} words={words} />}
            </Fold>
          </li>
        ))}
      </ol>
      {plan.gaps
        .filter(({ why }) => why !== 'on')
        .map((gap) => (
          <p class="gap" data-gap={gap.why}>
            <Glyph name="warn" />
            <span>{gapText(gap, { text, comma: text('row.comma') })}</span>
          </p>
        ))}
    </div>
  );
}
