import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';
import { optimizationOf, type Change, type Reason, type Verdict } from '../../core';
import { sourceUrl } from '../../core/source';
import { changesOf } from '../../core/changes';
import { rollbackChanges, setLine } from '../../core/commands';
import { checksOf } from '../../core/output';
import { reasonText } from '../../i18n/reason';
import { ChangeText } from '../shared/change-text';
import { Condition } from '../shared/conditions';
import { Command } from '../shared/copy';
import { Expect } from '../shared/expect';
import { ReadAt } from '../shared/read-at';
import { Rich, sentence, type Words } from '../shared/words';
import type { Gains } from './use-gains';
import type { Tool } from './use-tool';

interface Props {
  tool: Tool;
  gains: Gains;
  words: Words;
  verdict: Verdict;
  chosen: boolean;
}

/** A part of an opened row, with its heading. */
function Part({ title, note, children }: { title: string; note?: string; children: ComponentChildren }) {
  return (
    <div>
      <h4>
        {title} {note !== undefined && <small>{note}</small>}
      </h4>
      {children}
    </div>
  );
}

/** The nearest change, step by step, in the amber of what blocks, or the accent where only values change. */
function Steps({ changes, words }: { changes: Change[]; words: Words }) {
  return (
    <ul class="nearest" data-ok={changes.every(({ kind }) => kind === 'value') ? '' : undefined}>
      {changes.map((change) => (
        <li data-change={change.kind === 'value' ? change.path : change.kind}>
          <Glyph name="right" />
          <span>
            <ChangeText change={change} words={words} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What to know: a rule of the notes, with where it was read. */
function Note({ reason, line, words }: { reason: Reason; line: string; words: Words }) {
  return (
    <li data-note={reason.id}>
      <Glyph name={reason.effect === 'note' ? 'right' : 'warn'} />
      <span>
        <Rich text={sentence(reasonText(reason, words.messages), words)} />{' '}
        <ReadAt {...{ reason, line, words }} most={2} />
      </span>
    </li>
  );
}

/** What it costs: every line its fact file has, after the restart it needs. */
function Costs({ id, restart, drain, words }: { id: string; restart: string; drain: boolean; words: Words }) {
  const { messages, text } = words;
  const lines: string[] = [];
  for (let index = 0; `${id}.cost.${index}` in messages; index += 1) lines.push(text(`${id}.cost.${index}`));
  return (
    <ul class="cost">
      <li>
        <Glyph name="right" />
        <span>{text(`row.restart.${restart}`)}</span>
      </li>
      {drain && (
        <li>
          <Glyph name="right" />
          <span>{text('row.drain')}</span>
        </li>
      )}
      {lines.map((line) => (
        <li data-warn="">
          <Glyph name="warn" />
          <span>
            <Rich text={line} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What was measured, once the measurements are there. */
function MeasuredPart({ tool, gains, id }: { tool: Tool; gains: Gains; id: string }) {
  const { part, words, failed, ask } = gains;
  useEffect(ask, []);
  if (part)
    return (
      <part.Measured
        {...{ id, words }}
        environment={tool.environment}
        report={tool.report}
        all={`${tool.links.gains}${tool.query}#${id}`}
      />
    );
  return failed ? (
    <p class="hint" role="alert">
      {words.text('row.measured.failed')}{' '}
      <button type="button" class="btn btn--s" onClick={ask}>
        {words.text('box.retry')}
      </button>
    </p>
  ) : (
    <p class="hint">{words.text('row.measured.wait')}</p>
  );
}

/** An opened row: conditions, what to do, how to see it, what it costs, the way back, and where to read on. */
export function RowBody({ tool, gains, words, verdict, chosen }: Props) {
  const { messages, text } = words;
  const { report, links } = tool;
  const { id, status, conditions, notes, alsoOn, changes } = verdict;
  const optimization = optimizationOf(id);
  if (!optimization) return null;
  const { line, version } = report.release;
  const checks = checksOf(id, optimization.kind, report);
  const disable = changesOf(optimization.disable, version);
  const back = disable.length > 0 ? disable : id === 'host-routing' ? rollbackChanges() : [];
  const goes = status === 'unneeded' || status === 'on' ? [] : (changes ?? []);
  return (
    <div class="open8" id={`b-${id}`}>
      <div class="about">
        <p>{text(`${id}.summary`)}</p>
        <p data-advice={optimization.advice}>
          <b>{text(`advice.${optimization.advice}`)}</b> {text(`${id}.why`)}
        </p>
      </div>
      {conditions.length > 0 && (
        <Part title={text('row.conditions')} note={text('row.conditions.order', { version })}>
          <ol class="conds">
            {conditions.map((reason) => (
              <Condition reason={reason} line={line} words={words} />
            ))}
          </ol>
        </Part>
      )}
      {(goes.length > 0 || alsoOn.length > 0) && (
        <Part title={text(chosen ? 'row.change.chosen' : 'row.change')}>
          {goes.length > 0 && <Steps changes={goes} words={words} />}
          {alsoOn.length > 0 && (
            <p class="also">
              {text('row.also')}{' '}
              {alsoOn.map((other, index) => (
                <>
                  {index > 0 && text('row.comma')}
                  <a href={`#o-${other}`}>{text(`${other}.name`)}</a>
                </>
              ))}
            </p>
          )}
        </Part>
      )}
      {notes.length > 0 && (
        <Part title={text('row.notes')}>
          <ul class="cost">
            {notes.map((reason) => (
              <Note reason={reason} line={line} words={words} />
            ))}
          </ul>
        </Part>
      )}
      {checks.length > 0 && (
        <Part title={text('plan.verify')}>
          {checks.map(({ command, expect }) => (
            <>
              <Command words={words} text={command} wrap />
              {expect !== undefined && <Expect line={expect} />}
            </>
          ))}
        </Part>
      )}
      <div class="two8">
        <Part title={text('row.cost')}>
          <Costs id={id} restart={optimization.restart} drain={optimization.drain} words={words} />
        </Part>
        {(back.length > 0 || `${id}.back` in messages) && (
          <Part title={text('row.back')}>
            {back.length > 0 && <Command words={words} text={setLine(back)} wrap />}
            {`${id}.back` in messages && <p class="hint">{text(`${id}.back`)}</p>}
          </Part>
        )}
      </div>
      <Part title={text('row.measured')}>
        <MeasuredPart {...{ tool, gains, id }} />
      </Part>
      <p class="links">
        <a href={`${links.guides}${id}/${tool.query}`}>{text('row.guide', { name: text(`${id}.name`) })}</a>
        <a href={links.paths + tool.query}>{text('row.path')}</a>
        <a href={`${links.matrix}#${id}`}>{text('row.matrix')}</a>
        {optimization.sources.slice(0, 2).map((source) => (
          <a class="src" href={sourceUrl(source)}>
            {source}
          </a>
        ))}
      </p>
    </div>
  );
}
