/** Whether a problem is what somebody looks for: by words, or by a whole line of a log. */

/** What is known of a problem to be found by. */
export interface Findable {
  /** All its text. */
  text: string;
  /** Its log lines; `<…>` in them stands for what differs. */
  lines: string[];
}

/** Parts of a line that never change; short ones would be in any log. */
const fixed = (line: string): string[] =>
  line
    .toLowerCase()
    .split(/<[^>]*>/)
    .map((part) => part.trim())
    .filter((part) => part.length > 5);

/** True when every word of the query is in the text, or when the query holds all that is fixed of one of the lines. */
export function matches(query: string, { text, lines }: Findable): boolean {
  const wanted = query.toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  const all = text.toLowerCase();
  if (words.every((word) => all.includes(word))) return true;
  return lines.some((line) => {
    const parts = fixed(line);
    return parts.length > 0 && parts.every((part) => wanted.includes(part));
  });
}
