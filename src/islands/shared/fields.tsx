import { useMemo } from 'preact/hooks';
import { releases, type Environment, type Report } from '../../core';
import { understood } from '../../core/kernel/understood';
import { Glyph } from '../../components/marks/glyph';
import { Rich, type Words } from './words';

export { Segmented, type Choice } from './segmented';

interface FieldProps {
  words: Words;
  environment: Environment;
  report: Report;
  /** Ids of the page's fields must differ where two forms meet. */
  id: string;
  onInput: (text: string) => void;
}

/** More than any line a person pastes by intent; a pasted megabyte would only make the page slow. */
const LONGEST = 4096;

/** The field for a node's `uname -r`: keeps what was typed, and says below what it was taken for. */
export function KernelField({ words, environment, report, id, onInput }: FieldProps) {
  const { text, lang } = words;
  const said = understood(report.kernel, lang, environment.node?.distribution);
  const typed = environment.node?.kernel ?? '';
  return (
    <div class="field">
      <label class="label" for={id}>
        {text('tool.kernel')} <code>uname -r</code>
      </label>
      <input
        class="in mono"
        id={id}
        name="kernel"
        value={typed}
        onInput={(event) => onInput(event.currentTarget.value.slice(0, LONGEST))}
        aria-invalid={!said.ok && typed !== '' ? 'true' : undefined}
        aria-describedby={`${id}-said`}
        placeholder="6.8.0-52-generic"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
      />
      <span class="note said" id={`${id}-said`} data-understood data-ok={said.ok ? 'yes' : 'no'}>
        {said.ok ? (
          <Rich text={text('tool.kernel.read')} params={{ what: text(said.summary.id, said.summary.params) }} />
        ) : (
          text(said.summary.id, said.summary.params)
        )}
        {said.notes.slice(0, 2).map((note) => (
          <>
            {text('tool.space')}
            {text('tool.sentence', { sentence: text(note.id, note.params) })}
          </>
        ))}
      </span>
    </div>
  );
}

/** Release lines and their patches, newest first, for a list to pick from. */
function ReleaseOptions({ typed }: { typed: string }) {
  const lines = releases();
  const listed = lines.some(({ patches }) => patches.includes(typed));
  // The same nodes at every key stroke, so that nothing compares a hundred options again.
  const options = useMemo(
    () =>
      lines.toReversed().map(({ line, patches }) => (
        <optgroup label={line}>
          {patches.toReversed().map((patch) => (
            <option value={patch}>{patch}</option>
          ))}
        </optgroup>
      )),
    [lines],
  );
  return (
    <>
      {!listed && <option value={typed}>{typed.slice(0, 40)}</option>}
      {options}
    </>
  );
}

/** The field for Cilium's release: any patch may be typed, every known one picked from the list at its end. */
export function ReleaseField({ words, environment, report, id, onInput, note }: FieldProps & { note?: string }) {
  const { text } = words;
  const { match, version, line } = report.release;
  return (
    <div class="field">
      <label class="label" for={id}>
        {text('tool.cilium')}
      </label>
      <div class="pick">
        <input
          class="in mono"
          id={id}
          name="cilium"
          value={environment.cilium}
          onInput={(event) => onInput(event.currentTarget.value.slice(0, LONGEST))}
          aria-invalid={match === 'fallback' ? 'true' : undefined}
          aria-describedby={`${id}-said`}
          spellcheck={false}
          autocomplete="off"
          inputMode="decimal"
        />
        <span class="pick-list">
          <Glyph name="down" />
          <select
            aria-label={text('tool.cilium.pick')}
            value={environment.cilium}
            onChange={(event) => onInput(event.currentTarget.value)}
          >
            <ReleaseOptions typed={environment.cilium} />
          </select>
        </span>
      </div>
      <span class="note said" id={`${id}-said`} data-ok={match === 'fallback' ? 'no' : 'yes'}>
        {match === 'exact' ? note : text(`tool.cilium.${match}`, { version, line })}
      </span>
    </div>
  );
}
