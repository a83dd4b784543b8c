import { useEffect, useMemo, useState } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';
import { applyPaste, pastedValues, readPaste, type Paste } from '../../core/paste';
import { known } from '../../core/paste/blocks';
import { changesBetween, standing, takeBack } from '../../core/paste/changes';
import { clusterCommands, nodeCommand } from '../../core/paste/commands';
import { Command } from '../shared/copy';
import { Rich, type Words } from '../shared/words';
import { counted, PasteReport } from './paste-report';
import type { Pasted } from './use-pastes';
import type { Tool } from './use-tool';

/** Milliseconds without a key after which the text is read, and after which a screen reader is told. */
const PAUSE = 60;
const SAY_AFTER = 700;

interface Props {
  tool: Tool;
  words: Words;
  /** What stands in the field. */
  typed: string;
  /** Whether the commands are asked for. */
  commands: boolean;
  /** Puts a text into the field and the focus on it. */
  put: (text: string) => void;
}

/** Kinds of output in words, "kernel release, operating system". */
const kindsText = (kinds: readonly string[], { text }: Words): string =>
  kinds.map((kind) => text(`paste.kind.${kind}`).replaceAll('`', '')).join(text('row.comma'));

/** The text, read when its writer pauses. */
function useRead(typed: string, cilium: string): Paste | undefined {
  const [read, set] = useState<Paste>();
  useEffect(() => {
    if (typed.trim() === '') {
      set(undefined);
      return undefined;
    }
    const timer = setTimeout(() => set(readPaste(typed, cilium)), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, cilium]);
  return read;
}

/** What to run so that there is something to paste. */
function Commands({ tool, words }: Pick<Props, 'tool' | 'words'>) {
  const { text } = words;
  const { release } = tool.report;
  return (
    <div class="paste-run" id="paste-commands" data-paste-commands>
      <div>
        <h2>{text('paste.run.node')}</h2>
        <Command words={words} text={nodeCommand()} />
      </div>
      <div>
        <h2>{text('paste.run.cluster', { version: release.version })}</h2>
        <Command words={words} text={clusterCommands(release)} />
        <p class="hint">{text('paste.run.stays')}</p>
      </div>
    </div>
  );
}

/** One text that is in the form already, with the way to take it out again. */
function Entry({ entry, words, onUndo }: { entry: Pasted; words: Words; onUndo: () => void }) {
  const { text } = words;
  return (
    <li data-pasted={entry.id}>
      <Glyph name="held" />
      <span>
        {text('paste.done.from', {
          done: counted('paste.done', entry.changes.length, words),
          what: kindsText(entry.kinds, words) || text('paste.kind.none'),
        })}
        {entry.unread > 0 && <small>{text('paste.unread', { count: String(entry.unread) })}</small>}
      </span>
      <button type="button" class="btn btn--s" onClick={onUndo}>
        {text('paste.undo')}
      </button>
    </li>
  );
}

/** What the text was read as and would change, the button that does it, and what was filled in before. */
export function PastePanel({ tool, words, typed, commands, put }: Props) {
  const { text } = words;
  const { environment, pastes } = tool;
  const read = useRead(typed, environment.cilium);
  const onto = { example: tool.preset !== undefined && pastes.list.length === 0 };
  const after = useMemo(() => read && applyPaste(environment, read, onto), [read, environment, onto.example]);
  const changes = useMemo(() => after && changesBetween(environment, after), [after]);

  const say = (parts: string[]) =>
    tool.say(parts.map((part) => text('tool.sentence', { sentence: part })).join(text('tool.space')));

  useEffect(() => {
    if (!read) return undefined;
    const kinds = kindsText(
      read.findings.map(({ kind }) => kind),
      words,
    );
    const parts = [
      kinds === '' ? text('paste.none') : text('paste.found.say', { what: kinds }),
      ...(read.unread.length > 0 ? [text('paste.unread', { count: String(read.unread.length) })] : []),
    ];
    const timer = setTimeout(() => say(parts), SAY_AFTER);
    return () => clearTimeout(timer);
  }, [read]);

  const apply = () => {
    // Text and form may be a moment ahead of what was read.
    const now = tool.latest().environment;
    const paste = readPaste(typed, now.cilium);
    const next = applyPaste(now, paste, onto);
    const all = pastedValues(typed);
    const made = changesBetween(now, next);
    pastes.add(
      {
        text: typed,
        kinds: paste.findings.map(({ kind }) => kind),
        unread: paste.unread.length,
        changes: made,
        given: all && { all, known: known(all).values },
      },
      next,
    );
    say([counted('paste.done', made.length, words)]);
    put('');
  };
  const undo = (entry: Pasted) => {
    const now = tool.latest().environment;
    pastes.remove(entry.id, takeBack(now, entry.changes));
    say([counted('paste.undone', standing(now, entry.changes).length, words)]);
    put(typed.trim() === '' ? entry.text : typed);
  };
  // What was changed again entirely since needs no way back.
  const list = pastes.list.filter(
    (entry) => entry.changes.length === 0 || standing(environment, entry.changes).length > 0,
  );
  return (
    <div class="paste-out">
      {list.length > 0 && (
        <ul class="pasted">
          {list.map((entry) => (
            <Entry key={entry.id} entry={entry} words={words} onUndo={() => undo(entry)} />
          ))}
        </ul>
      )}
      <div id="paste-said" data-paste-report>
        {read && after && changes && (
          <PasteReport
            {...{ read, after, changes, words, tool }}
            typed={typed}
            onApply={apply}
            onClear={() => put('')}
          />
        )}
      </div>
      {read && read.findings.length === 0 && !commands && (
        <p class="hint">
          <Rich text={text('paste.none.try')} />
        </p>
      )}
      {commands && <Commands tool={tool} words={words} />}
    </div>
  );
}
