import { Glyph } from '../../components/marks/glyph';
import { ModeMark } from '../../components/marks/mode-mark';
import { applyChanges, type Change, type Environment, type Report } from '../../core';
import { printValue } from '../shared/edit';
import { Condition } from '../shared/conditions';
import { modeWord, VerdictSentence } from '../shared/verdict';
import { Rich, type Words } from '../shared/words';

/** One step of the nearest change, in words. */
export function ChangeText({ change, words }: { change: Change; words: Words }) {
  const { text } = words;
  if (change.kind === 'kernel') return <>{text('plan.kernel', { version: change.atLeast })}</>;
  if (change.kind === 'cilium') return <>{text('plan.cilium', { version: change.atLeast })}</>;
  return change.to === undefined ? (
    <Rich text={text('calc.change.unset')} params={{ path: change.path }} />
  ) : (
    <Rich text={text('calc.change.set')} params={{ path: change.path, value: printValue(change.to) }} />
  );
}

interface Props {
  words: Words;
  environment: Environment;
  report: Report;
  edit: (next: Environment) => void;
}

/** Verdict with its reason, nearest change, and every condition in the order the release checks them. */
export function Results({ words, environment, report, edit }: Props) {
  const { text } = words;
  const { mode, conditions, nearest } = report.hostRouting;
  const held = conditions.filter(({ state }) => state === 'held').length;
  return (
    <>
      <section class="sec lead" data-verdict data-mode={mode} aria-label={text('calc.why')}>
        <ModeMark mode={mode} word={modeWord(mode, words)} large />
        <p>
          <VerdictSentence report={report} words={words} />
        </p>
      </section>

      <section class="sec">
        <header>
          <h2>{text('calc.change')}</h2>
        </header>
        <ul class="nearest" data-ok={mode === 'BPF' ? '' : undefined}>
          {mode === 'BPF' ? (
            <li>
              <Glyph name="held" />
              <span>{text('calc.change.none')}</span>
            </li>
          ) : nearest === null ? (
            <li>
              <Glyph name="warn" />
              <span>{text('calc.change.unknown')}</span>
            </li>
          ) : (
            nearest.map((change) => (
              <li data-change={change.kind === 'value' ? change.path : change.kind}>
                <Glyph name="right" />
                <span>
                  <ChangeText change={change} words={words} />
                </span>
              </li>
            ))
          )}
        </ul>
        {mode !== 'BPF' && nearest !== null && nearest.some(({ kind }) => kind === 'value') && (
          <button type="button" class="btn btn--s apply" onClick={() => edit(applyChanges(environment, nearest))}>
            {text('calc.apply')}
          </button>
        )}
      </section>

      <section class="sec">
        <header>
          <h2>{text('calc.conditions')}</h2>
          <span class="n">
            {held}/{conditions.length}
          </span>
          <p>{text('calc.conditions.order', { version: report.release.version })}</p>
        </header>
        <ol class="conds">
          {conditions.map((reason) => (
            <Condition reason={reason} words={words} />
          ))}
        </ol>
      </section>

      <section class="sec">
        <header>
          <h2>{text('calc.agent')}</h2>
        </header>
        {report.agent.starts === true ? (
          <p class="ok-line">
            <Glyph name="held" /> {text('calc.agent.yes')}
          </p>
        ) : (
          <ul class="conds">
            {report.agent.reasons
              .filter(({ state }) => state !== 'held')
              .map((reason) => (
                <Condition reason={reason} words={words} />
              ))}
          </ul>
        )}
      </section>
    </>
  );
}
