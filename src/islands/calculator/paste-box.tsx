import { useEffect, useRef, useState } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';
import { PASTE_LIMIT } from '../../core/paste/limit';
import { wordsOf, type Messages, type Words } from '../shared/words';
import type { PastePanel } from './paste-panel';
import { usePart } from './use-part';
import type { Tool } from './use-tool';

/** The part that reads; it is fetched when somebody pastes or asks for the commands. */
export interface PastePart {
  PastePanel: typeof PastePanel;
  /** Its texts. */
  messages: Messages;
}

interface Props {
  tool: Tool;
  words: Words;
  load: () => Promise<PastePart>;
}

/** One field for whatever a node or the cluster prints. What it means, and what to run, is below it when it is asked for. */
export function PasteBox({ tool, words, load }: Props) {
  const { text } = words;
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [asked, ask] = useState(false);
  const open = typed.trim() !== '' || asked || tool.pastes.list.length > 0;
  const { part, failed, ask: fetchPart } = usePart(load);
  useEffect(() => {
    if (open && !failed) fetchPart();
  }, [open]);

  /** Puts a text into the field, which keeps its own: the page must not render a megabyte at every key. */
  const put = (next: string) => {
    if (field.current) field.current.value = next;
    setTyped(next);
    field.current?.focus();
  };
  const cut = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    const { currentTarget } = event;
    if (pasted.length <= PASTE_LIMIT || !(currentTarget instanceof HTMLTextAreaElement)) return;
    // One character more than is read, so that a text too long is said to be.
    event.preventDefault();
    const { selectionStart, selectionEnd } = currentTarget;
    currentTarget.setRangeText(pasted.slice(0, PASTE_LIMIT + 1), selectionStart, selectionEnd, 'end');
    setTyped(currentTarget.value);
  };
  return (
    <section class="paste" data-paste data-open={open ? '' : undefined} aria-label={text('box.title')}>
      <div class="paste-in">
        <label for="paste">
          <Glyph name="paste" />
          {text('box.title')}
        </label>
        <textarea
          class="in mono"
          id="paste"
          name="paste"
          ref={field}
          rows={typed === '' ? 1 : 8}
          placeholder={text('box.example')}
          aria-describedby={open ? 'paste-said' : undefined}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onPaste={cut}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button
          type="button"
          class="btn btn--s btn--bare"
          aria-expanded={asked}
          aria-controls={asked ? 'paste-commands' : undefined}
          onClick={() => ask((before) => !before)}
        >
          {text('box.commands')}
          <Glyph name="down" />
        </button>
      </div>
      {failed && open && (
        <p class="msg" role="alert">
          <Glyph name="warn" />
          <span>
            {text('box.failed')}{' '}
            <button type="button" class="btn btn--s" onClick={fetchPart}>
              {text('box.retry')}
            </button>
          </span>
        </p>
      )}
      {part !== undefined && open && (
        <part.PastePanel
          tool={tool}
          words={wordsOf(words.lang, { ...words.messages, ...part.messages })}
          typed={typed}
          commands={asked}
          put={put}
        />
      )}
    </section>
  );
}
