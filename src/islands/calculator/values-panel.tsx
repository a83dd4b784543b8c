import { useRef } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';
import type { ValuesFile, ValuesLine } from '../../core/output';
import { reasonText } from '../../i18n/reason';
import { CopyButton } from '../shared/copy';
import { Segmented } from '../shared/fields';
import { Rich, type Words } from '../shared/words';
import { DownloadButton } from './download';
import type { ComponentChildren } from 'preact';
import type { PanelMode } from './use-plan';

const GUTTER: Record<ValuesLine['kind'], string> = { comment: '', context: '', added: '+', removed: '−' };

/** Marks the lines that the last change brought; they stay marked until the next one. */
function useFresh(file: ValuesFile): (line: ValuesLine) => boolean {
  const seen = useRef<{ text: string; lines: Set<string>; before: Set<string> | undefined }>();
  if (seen.current?.text !== file.text) {
    const lines = new Set(file.lines.map(({ text }) => text));
    seen.current = { text: file.text, lines, before: seen.current?.lines };
  }
  const { before } = seen.current as NonNullable<typeof seen.current>;
  return ({ text, kind }) => kind === 'added' && before !== undefined && !before.has(text);
}

/** A line: key and value apart, comments grey. */
function Line({ line, fresh }: { line: ValuesLine; fresh: boolean }) {
  const { text, kind } = line;
  const [, indent = '', key = '', rest = ''] = /^(\s*)([^:#\s][^:]*):(.*)$/.exec(text) ?? [];
  const comment = text.trimStart().startsWith('#');
  return (
    <div
      class={kind === 'added' ? (fresh ? 'add new' : 'add') : kind === 'removed' ? 'gone' : undefined}
      data-g={GUTTER[kind]}
    >
      <code class={comment ? 'c' : undefined}>
        {comment || key === '' ? (
          text
        ) : (
          <>
            {indent}
            <span class="k">{key}</span>:{kind === 'added' ? <span class="val">{rest}</span> : rest}
          </>
        )}
      </code>
    </div>
  );
}

/** values.yaml with its changed lines, copy and download, and what was done so that this chart takes it. */
export function ValuesPanel({
  file,
  mode,
  modes,
  onMode,
  version,
  words,
  children,
}: {
  file: ValuesFile;
  mode: PanelMode;
  modes: readonly PanelMode[];
  onMode: (mode: PanelMode) => void;
  version: string;
  words: Words;
  /** What else is to be said of the file. */
  children?: ComponentChildren;
}) {
  const { text, messages } = words;
  const fresh = useFresh(file);
  const changed = file.lines.filter(({ kind }) => kind === 'added' || kind === 'removed').length;
  const comment = file.lines.filter(({ path, kind }) => path === undefined && kind === 'comment').length;
  return (
    <div class="panel" id="values" data-values>
      <header>
        <h2>values.yaml</h2>
        <small>{changed === 1 ? text('calc.values.file.one') : text('calc.values.file', { n: String(changed) })}</small>
        <CopyButton words={words} class="btn btn--s btn--bare" label={text('tool.copy')} value={() => file.text} />
        <DownloadButton words={words} name="values.yaml" text={() => file.text} />
      </header>
      <Segmented
        words={words}
        name="file-mode"
        legend={<span class="vh">{text('out.mode')}</span>}
        value={mode}
        onPick={(picked) => onMode(picked as PanelMode)}
        choices={modes.map((value) => ({ value, label: text(`out.mode.${value}`) }))}
      />
      <div class="yaml" tabIndex={0} role="group" aria-label="values.yaml">
        {file.lines.map((line, index) => (
          <Line key={index} line={line} fresh={fresh(line)} />
        ))}
        {file.lines.length === comment && <Line line={{ text: '{}', kind: 'context' }} fresh={false} />}
      </div>
      {file.refusals.map((reason) => (
        <div class="ft ft--stop">
          <Glyph name="failed" />
          <span>
            {text('values.refused')}: <Rich text={reasonText(reason, messages)} />
            {reason.log !== undefined && <code class="log">{reason.log}</code>}
          </span>
        </div>
      ))}
      {file.notes.map(({ id, params }) => (
        <p class="ft">
          <Glyph name="right" />
          <span>
            <Rich text={text(`fit.${id}`)} params={params} />
          </span>
        </p>
      ))}
      {children ?? (
        <p class="ft">
          <Glyph name="held" />
          {text('calc.values.valid', { version })}
        </p>
      )}
    </div>
  );
}
