/**
 * The text of `helm --set`: where an argument ends, what its key is, what type its value gets.
 * Source: "helm/helm@main: pkg/strvals/parser.go".
 */

/** One step of a key: a name in a map, or a place in a list. */
export type Step = string | number;

/** Helm itself stops at 65,536; nothing in the chart needs a list this long by index. */
export const MAX_INDEX = 63;

/** The type `--set` gives a text: null, true and false in any case; whole numbers without a leading zero; else text. */
export function typed(text: string): string | number | boolean | null {
  const lower = text.toLowerCase();
  if (lower === 'true') return true;
  if (lower === 'false') return false;
  if (lower === 'null') return null;
  if (text === '0') return 0;
  if (!/^[-+]?\d+$/.test(text) || text.startsWith('0')) return text;
  const number = Number(text);
  // Helm holds 64 bits; a number that JavaScript cannot hold exactly stays the text it is.
  return Number.isSafeInteger(number) ? number + 0 : text;
}

/** Splits at commas that are neither escaped nor inside a list `={…}`; the last of `most` parts is all the rest. */
export function splitArguments(text: string, most: number): string[] {
  const parts: string[] = [];
  let start = 0;
  let inList = false;
  let inKey = true;
  for (let at = 0; at < text.length && parts.length < most - 1; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '=' && inKey) {
      inKey = false;
      inList = text.charAt(at + 1) === '{';
    } else if (char === '}') inList = false;
    else if (char === ',' && !inList) {
      parts.push(text.slice(start, at));
      start = at + 1;
      inKey = true;
    }
  }
  return [...parts, text.slice(start)];
}

/** What is wrong with an argument: its form, a key that may not be used, an index, or the depth. */
export type Fault = 'syntax' | 'key' | 'index' | 'depth';

/** Reads the key before the first `=`; gives its steps and where the value begins, or what is wrong. */
export function readKey(text: string): { steps: Step[]; rest: string } | Fault {
  const steps: Step[] = [];
  let at = /^\s*/.exec(text)?.[0].length ?? 0;
  for (;;) {
    let key = '';
    for (; at < text.length && !'.=['.includes(text.charAt(at)); at++) {
      if (text.charAt(at) === '\\') at++;
      key += text.charAt(at);
    }
    if (key === '') return 'syntax';
    steps.push(key);
    let index = /^\[(\d+)\]/.exec(text.slice(at, at + 12));
    for (; index; index = /^\[(\d+)\]/.exec(text.slice(at, at + 12))) {
      if (Number(index[1]) > MAX_INDEX) return 'index';
      steps.push(Number(index[1]));
      at += index[0].length;
    }
    if (text.charAt(at) === '=') return { steps, rest: text.slice(at + 1) };
    if (text.charAt(at) === '[') return 'index';
    if (text.charAt(at) !== '.') return 'syntax';
    at++;
  }
}

/** Splits the inside of a list and takes the escapes away; null where the list does not end with the text. */
export function readList(text: string): string[] | null {
  const items: string[] = [];
  let item = '';
  for (let at = 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') item += text.charAt(++at);
    else if (char === ',') {
      items.push(item);
      item = '';
    } else if (char === '}') return at === text.length - 1 ? (text === '{}' ? [] : [...items, item]) : null;
    else item += char;
  }
  return null;
}

/** A text without its escapes. */
export const unescape = (text: string): string => text.replaceAll(/\\([\s\S]?)/g, '$1');
