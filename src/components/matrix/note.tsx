import type { Change } from '../../core';
import { sourceUrl } from '../../core/source';
import { format } from '../../i18n/format';
import { reasonText } from '../../i18n/reason';
import { ChangeText } from '../../islands/shared/change-text';
import { sourcesFor } from '../../islands/shared/sources';
import { Rich, sentence, type Words } from '../../islands/shared/words';
import type { Note } from './notes';

/** A note as a popover: the browser opens, closes and places it, so that no script is needed. */
export function NoteView({ id, note, words }: { id: string; note: Note; words: Words }) {
  const text = (key: string) => format(words.messages[key] ?? key);
  const steps = note.changes.filter((change: Change) => change.kind !== 'value' || change.to !== undefined);
  return (
    <div popover="auto" id={id} class="pop">
      {note.reasons.map((reason) => (
        <>
          <p>
            <Rich text={sentence(reasonText(reason, words.messages), words)} />
          </p>
          {reason.log !== undefined && reason.state !== 'held' && <code class="log">{reason.log}</code>}
          {reason.settle && <code class="log">{reason.settle.command}</code>}
        </>
      ))}
      {steps.length > 0 && (
        <>
          <p class="label">{text('matrix.nearest')}</p>
          <ul>
            {steps.map((change) => (
              <li>
                <ChangeText change={change} words={words} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="srcs">
        {sourcesFor(note.sources, note.line)
          .slice(0, 3)
          .map((source) => (
            <a class="src" href={sourceUrl(source)}>
              {source}
            </a>
          ))}
      </p>
      <button type="button" class="btn btn--s" popovertarget={id} popovertargetaction="hide">
        {text('matrix.close')}
      </button>
    </div>
  );
}
