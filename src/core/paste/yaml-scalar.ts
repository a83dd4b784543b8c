/** Single values of YAML on one line: plain and quoted texts, and flow collections. */
import type { HelmValue, HelmValues } from '../types';
import { isSafeKey, MAX_DEPTH } from '../values/keys';

/** A value without the comment behind it; a "#" inside quotes, or without a space before it, is text. */
export function withoutComment(text: string): string {
  const quote = text.charAt(0);
  if (quote === '"' || quote === "'") {
    for (let at = 1; at < text.length; at += 1) {
      if (quote === '"' && text.charAt(at) === '\\') at += 1;
      else if (text.charAt(at) === quote) {
        if (quote === "'" && text.charAt(at + 1) === "'") at += 1;
        else return text.slice(0, at + 1);
      }
    }
    return text;
  }
  if (text.startsWith('#')) return '';
  for (let at = text.indexOf('#'); at > 0; at = text.indexOf('#', at + 1)) {
    if (/\s/.test(text.charAt(at - 1))) return text.slice(0, at).trimEnd();
  }
  return text;
}

/** Words that are no text, in the cases Helm's parser knows. Source: "kubernetes-sigs/yaml@master: goyaml.v2/resolve.go". */
const NULL = /^(?:~?|null|Null|NULL)$/;
const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** One plain or quoted value with its YAML type, as Helm's parser sees it; undefined for a quote without its end. */
export function readScalar(text: string): HelmValue | undefined {
  if (text.startsWith('"')) {
    if (text.length < 2 || !text.endsWith('"')) return undefined;
    try {
      return String(JSON.parse(text));
    } catch {
      return text.slice(1, -1);
    }
  }
  if (text.startsWith("'"))
    return text.length > 1 && text.endsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : undefined;
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (/^[-+]?(?:0|[1-9]\d{0,15}|\d{0,15}\.\d{1,15}|\d{1,15}(?:\.\d{0,15})?e[-+]?\d{1,3})$/i.test(text)) {
    const number = Number(text);
    if (Number.isFinite(number)) return number;
  }
  return text;
}

/** A flow collection that ends on its line; undefined for anything else. */
export function readFlow(text: string): HelmValue | undefined {
  let at = 0;
  const space = () => {
    while (text.charAt(at) === ' ') at += 1;
  };
  /** Text up to one of the ends, or a quoted one. */
  const word = (ends: string): string | undefined => {
    const start = at;
    const quote = text.charAt(at);
    if (quote === '"' || quote === "'") {
      const whole = withoutComment(text.slice(at));
      at += whole.length;
      // Without its end the quote takes the rest of the line.
      return whole.length > 1 && whole.endsWith(quote) ? whole : undefined;
    }
    while (at < text.length && !ends.includes(text.charAt(at))) at += 1;
    return text.slice(start, at).trim();
  };
  const value = (ends: string, depth: number): HelmValue | undefined => {
    space();
    if (depth > MAX_DEPTH) return undefined;
    if (text.charAt(at) === '[') return list(depth);
    if (text.charAt(at) === '{') return map(depth);
    const found = word(ends);
    return found === undefined ? undefined : readScalar(found);
  };
  const list = (depth: number): HelmValue[] | undefined => {
    const out: HelmValue[] = [];
    for (at += 1; ;) {
      space();
      if (text.charAt(at) === ']') {
        at += 1;
        return out;
      }
      const item = value(',]', depth + 1);
      if (item === undefined) return undefined;
      out.push(item);
      space();
      if (text.charAt(at) === ',') at += 1;
      else if (text.charAt(at) !== ']') return undefined;
    }
  };
  const map = (depth: number): HelmValues | undefined => {
    const out: HelmValues = {};
    for (at += 1; ;) {
      space();
      if (text.charAt(at) === '}') {
        at += 1;
        return out;
      }
      const key = readScalar(word(':,}') ?? '"');
      space();
      if (key === undefined || key === null || text.charAt(at) !== ':') return undefined;
      at += 1;
      const item = value(',}', depth + 1);
      if (item === undefined) return undefined;
      if (isSafeKey(String(key))) out[String(key)] = item;
      space();
      if (text.charAt(at) === ',') at += 1;
      else if (text.charAt(at) !== '}') return undefined;
    }
  };
  const found = value(',', 0);
  return found !== undefined && /^\s*(?:#.*)?$/.test(text.slice(at)) ? found : undefined;
}
