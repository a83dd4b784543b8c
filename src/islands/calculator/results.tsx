import { Glyph } from '../../components/marks/glyph';
import { applyChanges, type Environment, type Report } from '../../core';
import { ChangeText } from '../shared/change-text';
import { Command } from '../shared/copy';
import { Condition } from '../shared/conditions';
import { VerdictSentence } from '../shared/verdict';
import type { Words } from '../shared/words';
import { Ruler } from './ruler';

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
  const settle = report.hostRouting.reasons.find((reason) => reason.settle)?.settle;
  const held = conditions.filter(({ state }) => state === 'held').length;
  return (
    <>
      <p class="sec lead">
        <VerdictSentence report={report} words={words} />
      </p>

      <section class="sec">
        <header>
          <h2>{text('calc.change')}</h2>
        </header>
        <ul class="nearest" data-ok={mode === 'BPF' ? '' : undefined}>
          {mode === 'unknown' && settle && (
            <li class="settle" data-settle>
              <Glyph name="unknown" />
              <div>
                {text(`kernel.settle.${settle.fact}`)}
                <Command words={words} text={settle.command} wrap />
              </div>
            </li>
          )}
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

      <Ruler {...{ words, environment, report }} />

      <section class="sec">
        <header>
          <h2>{text('calc.agent')}</h2>
          <p>{text(`calc.agent.${report.agent.starts}`)}</p>
        </header>
        <ol class="conds">
          {report.agent.reasons.map((reason) => (
            <Condition reason={reason} line={report.release.line} words={words} />
          ))}
        </ol>
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
            <Condition reason={reason} line={report.release.line} words={words} />
          ))}
        </ol>
      </section>
    </>
  );
}
