import { Glyph } from '../../components/marks/glyph';
import type { Words } from '../shared/words';

/** Gives a text to the reader as a file; nothing leaves the browser. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A button that saves a file. */
export function DownloadButton({ words, name, text }: { words: Words; name: string; text: () => string }) {
  return (
    <button type="button" class="btn btn--s btn--bare" data-download={name} onClick={() => save(name, text())}>
      <Glyph name="save" />
      <span class="vh">{words.text('out.download', { name })}</span>
    </button>
  );
}
