/** The words of a view, handed into the core: it knows ids and parameters, the view knows the language. */

/** A message of `content/i18n/messages` by its key, with parameters put in. A missing one gives its key. */
export type Text = (key: string, params?: Record<string, string>) => string;

/** A message not yet worded. */
export interface Message {
  id: string;
  params: Record<string, string>;
}

/** Columns that a text takes in a terminal: Han, kana and full-width forms take two. */
export const columns = (text: string): number =>
  [...text].reduce(
    (sum, char) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(char)
        ? 2
        : 1),
    0,
  );

/** Marks that may not begin a line. */
const NO_START = /^[，。；：！？、）】》…%,.;:!?)\]]/u;

/**
 * A text in lines of at most `width` columns: broken at blanks, and between Han. A word longer than a line stays whole.
 * No line begins with a mark that closes.
 */
export function wrap(text: string, width: number): string[] {
  const pieces =
    text.match(
      /[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60](?:[，。；：！？、）】》])*|\s+|[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+[，。；：！？、）】》]*/gu,
    ) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && columns(line + piece) > width && !NO_START.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += line === '' ? piece.trimStart() : piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
