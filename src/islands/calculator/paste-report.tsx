import { useMemo } from 'preact/hooks';
import { ModeMark } from '../../components/marks/mode-mark';
import { Glyph } from '../../components/marks/glyph';
import { evaluate, type Environment, type HelmValue, type Nic } from '../../core';
import type { Paste } from '../../core/paste';
import type { FactChange } from '../../core/paste/changes';
import { printValue } from '../shared/edit';
import { modeWord } from '../shared/verdict';
import { Rich, type Words } from '../shared/words';
import type { Tool } from './use-tool';

/** Lines that were not understood and are shown; the others are counted. */
const SHOWN = 5;
const LONGEST = 80;
const GIB = 2 ** 30;

/** Names of facts that the form has under another one. */
const NAMES: Record<string, string> = {
  cilium: 'tool.cilium',
  'node.kernel': 'calc.kernel',
  'node.distribution': 'calc.distribution',
  'node.arch': 'calc.arch',
  'node.memoryBytes': 'fact.memory',
  'node.nics': 'paste.fact.nics',
};
const nameOf = (at: string): string => NAMES[at] ?? `fact.${at.replace(/^.*\./, '')}`;

const nicText = ({ driver, mtu, l2, tsoMaxSize }: Nic): string =>
  [
    driver,
    ...(mtu === undefined ? [] : [`MTU ${mtu}`]),
    ...(tsoMaxSize === undefined ? [] : [`tso_max_size ${tsoMaxSize}`]),
    ...(l2 === false ? ['link/none'] : []),
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** A text that counts: one, or several. */
export const counted = (key: string, n: number, { text }: Words): string =>
  text(`${key}.${n === 1 ? 'one' : 'other'}`, { n: String(n) });

/** A value as the form shows it. */
function valueText(at: string, value: HelmValue): string {
  if (at === 'node.memoryBytes') return `${Math.round((Number(value) / GIB) * 10) / 10} GiB`;
  if (at === 'node.nics' && Array.isArray(value)) return value.map((nic) => nicText(nic as unknown as Nic)).join(', ');
  return printValue(value).slice(0, LONGEST * 2);
}

/** One fact: what the form holds, and what it will. */
function Row({ change, words }: { change: FactChange; words: Words }) {
  const { at, helm, from, to } = change;
  const { text } = words;
  const none = <i>{text(helm ? 'tool.default' : 'calc.not-known')}</i>;
  const shown = (value: HelmValue | undefined) => (value === undefined ? none : <code>{valueText(at, value)}</code>);
  return (
    <tr data-change={at}>
      <th scope="row">{helm ? <code>{at}</code> : text(nameOf(at))}</th>
      <td>{shown(from)}</td>
      <td>{shown(to)}</td>
    </tr>
  );
}

/** Lines nobody understood, by number, with their beginning, so that the reader finds them. */
function Unread({ read, typed, words }: { read: Paste; typed: string; words: Words }) {
  const { text } = words;
  const lines = typed.split(/\r\n|\n|\r/);
  const more = read.unread.length - SHOWN;
  return (
    <div class="unread" data-unread={read.unread.length}>
      <p>
        <Glyph name="warn" />
        {text('paste.unread', { count: String(read.unread.length) })}
      </p>
      <ol>
        {read.unread.slice(0, SHOWN).map((at) => (
          <li>
            <span>{at}</span> <code>{(lines[at - 1] ?? '').trim().slice(0, LONGEST)}</code>
          </li>
        ))}
      </ol>
      {more > 0 && <p class="hint">{text('paste.unread.more', { n: String(more) })}</p>}
    </div>
  );
}

/** What is to be known of the reading: the release it follows, what was left out, what the agent itself says. */
function notesOf(read: Paste, stated: boolean | undefined, { text }: Words): string[] {
  const notes: string[] = [];
  const { environment, statedRouting = '' } = read;
  if (read.releaseInferred) notes.push(text('paste.inferred', { release: environment.cilium ?? '' }));
  if (stated !== undefined)
    notes.push(text(stated ? 'paste.routing-agrees' : 'paste.routing-differs', { stated: statedRouting }));
  if (read.otherValues > 0) notes.push(text('paste.others', { count: String(read.otherValues) }));
  return notes;
}

/** What was understood, what was not, and what it would change. */
export function PasteReport({
  read,
  after,
  changes,
  typed,
  tool,
  words,
  onApply,
  onClear,
}: {
  read: Paste;
  after: Environment;
  changes: FactChange[];
  typed: string;
  tool: Tool;
  words: Words;
  onApply: () => void;
  onClear: () => void;
}) {
  const { text } = words;
  const { findings, unread, problems, statedRouting } = read;
  const { mode } = useMemo(() => evaluate(after).hostRouting, [after]);
  const was = tool.report.hostRouting.mode;
  const usable = changes.length > 0 || findings.some(({ kind }) => kind === 'helm-values');
  return (
    <>
      <div class="found">
        <h2>{text(findings.length > 0 ? 'paste.found' : 'paste.none')}</h2>
        {findings.length > 0 && (
          <ul>
            {findings.map(({ kind, line, lines }) => (
              <li data-found={kind}>
                <Glyph name="held" />
                <span>
                  <Rich text={text(`paste.kind.${kind}`)} />
                  <small>
                    {text(lines === 1 ? 'paste.line' : 'paste.lines', { line: String(line), n: String(lines) })}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
        {unread.length > 0 && <Unread {...{ read, typed, words }} />}
        {problems.map(({ id, params }) => (
          <p class="unread" data-problem={id}>
            <Glyph name="warn" />
            {text(`problem.${id}`, params)}
          </p>
        ))}
      </div>
      <div class="fills">
        {changes.length > 0 && (
          <div class="scroll-x" tabIndex={0} role="group" aria-label={text('paste.changes')}>
            <table class="tbl">
              <thead>
                <tr>
                  <th scope="col">{text('paste.changes')}</th>
                  <th scope="col">{text('paste.from')}</th>
                  <th scope="col">{text('paste.to')}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map((change) => (
                  <Row key={`${change.helm} ${change.at}`} change={change} words={words} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {findings.length > 0 && changes.length === 0 && <p class="hint">{text('paste.same')}</p>}
        {notesOf(read, statedRouting && statedRouting === mode, words).map((note) => (
          <p class="hint">{note}</p>
        ))}
        <p class="acts">
          {usable && (
            <button type="button" class="btn btn--main" data-apply onClick={onApply}>
              {changes.length > 0 ? counted('paste.apply', changes.length, words) : text('paste.apply.diff')}
            </button>
          )}
          <button type="button" class="btn" data-clear onClick={onClear}>
            {text('paste.clear')}
          </button>
          {changes.length > 0 && mode !== was && (
            <span class="then">
              <ModeMark mode={was} word={modeWord(was, words)} />
              <Glyph name="right" class="arrow" />
              <ModeMark mode={mode} word={modeWord(mode, words)} />
            </span>
          )}
        </p>
      </div>
    </>
  );
}
