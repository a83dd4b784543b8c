/**
 * The YAML that `helm get values` and `kubectl get -o yaml` print, and most of what people write by hand: block maps and
 * lists, quoted and block texts, flow collections on one line, comments. Anchors, tags and complex keys are left unread.
 * The page so needs no YAML library; its work grows with the number of lines alone.
 */
import type { HelmValue, HelmValues } from '../types';
import { isSafeKey, MAX_DEPTH } from '../values/keys';
import { readFlow, readScalar, withoutComment } from './yaml-scalar';

interface Line {
  indent: number;
  text: string;
  /** Place among the lines given. */
  at: number;
}

export interface YamlText {
  values: HelmValues;
  /** Places of lines that could not be read. */
  unread: number[];
}

const BLANK = /^\s*(?:#.*)?$/;

/** Where the key of "key: value" ends; -1 where a line has none. Quoted keys may hold colons. */
export function keyEnd(text: string): number {
  const quote = text.charAt(0);
  let from = 0;
  if (quote === '"' || quote === "'") {
    from = text.indexOf(quote, 1);
    if (from < 0) return -1;
    from += 1;
    return text.charAt(from) === ':' && (from + 1 === text.length || text.charAt(from + 1) === ' ') ? from : -1;
  }
  if (/^[[\]{},&*!|>%@`?]/.test(text)) return -1;
  for (let at = text.indexOf(':', from); at >= 0; at = text.indexOf(':', at + 1)) {
    if (at + 1 === text.length || /\s/.test(text.charAt(at + 1))) return at;
  }
  return -1;
}

class Reader {
  at = 0;
  readonly unread: number[] = [];
  constructor(
    private readonly lines: Line[],
    private readonly raw: readonly string[],
  ) {}

  private get line(): Line | undefined {
    return this.lines[this.at];
  }

  /** Leaves a line, and what is below it, unread. */
  private skip(indent: number): void {
    do {
      this.unread.push((this.line as Line).at);
      this.at += 1;
    } while (this.line && this.line.indent > indent);
  }

  map(indent: number, depth: number): HelmValues {
    const out: HelmValues = {};
    for (let line = this.line; line && line.indent >= indent; line = this.line) {
      if (line.indent > indent) {
        this.skip(indent);
        continue;
      }
      if (line.text.startsWith('- ') || line.text === '-') break;
      const end = keyEnd(line.text);
      const key = end < 0 ? '' : String(readScalar(line.text.slice(0, end).trim()) ?? '');
      if (!isSafeKey(key)) {
        this.skip(indent);
        continue;
      }
      const value = this.value(line, line.text.slice(end + 1).trim(), indent, depth);
      if (value !== undefined) out[key] = value;
    }
    return out;
  }

  /** The value behind "key:" or "-"; moves behind it. Undefined: unread. */
  private value(line: Line, rest: string, indent: number, depth: number): HelmValue | undefined {
    const text = withoutComment(rest);
    if (/^[|>][+-]?\d*[+-]?$/.test(text)) return this.block(line, text, indent);
    if (/^[&*!%@`]/.test(text) || depth >= MAX_DEPTH) {
      this.skip(indent);
      return undefined;
    }
    this.at += 1;
    if (text !== '') {
      const value = /^[[{]/.test(text) ? readFlow(text) : readScalar(text);
      if (value === undefined) this.unread.push(line.at);
      return value;
    }
    const next = this.line;
    const inList = next?.indent === indent && (next.text.startsWith('- ') || next.text === '-');
    if (!next || (next.indent <= indent && !inList)) return null;
    return this.node(depth + 1);
  }

  node(depth: number): HelmValue {
    const line = this.line as Line;
    if (line.text.startsWith('- ') || line.text === '-') return this.list(line.indent, depth);
    if (keyEnd(line.text) >= 0) return this.map(line.indent, depth);
    this.at += 1;
    return readScalar(withoutComment(line.text)) ?? null;
  }

  private list(indent: number, depth: number): HelmValue[] {
    const out: HelmValue[] = [];
    for (let line = this.line; line && line.indent >= indent; line = this.line) {
      if (line.indent > indent) {
        this.skip(indent);
        continue;
      }
      if (!line.text.startsWith('- ') && line.text !== '-') break;
      const rest = line.text.slice(1).trimStart();
      if (rest !== '' && !/^["'[{]/.test(rest) && keyEnd(rest) >= 0 && depth < MAX_DEPTH) {
        // "- key: value" begins a map that goes on below it.
        line.indent = indent + line.text.length - rest.length;
        line.text = rest;
        out.push(this.map(line.indent, depth + 1));
      } else {
        const value = this.value(line, rest, indent, depth);
        if (value !== undefined) out.push(value);
      }
    }
    return out;
  }

  /** A text of several lines, taken from the lines as they are. */
  private block(line: Line, header: string, indent: number): string {
    this.at += 1;
    let end = line.at + 1;
    while (end < this.raw.length) {
      const raw = this.raw[end] as string;
      if (raw.trim() !== '' && raw.length - raw.trimStart().length <= indent) break;
      end += 1;
    }
    while (this.line && this.line.at < end) this.at += 1;
    const body = this.raw.slice(line.at + 1, end);
    const margin = body.find((text) => text.trim() !== '');
    const width = margin === undefined ? 0 : margin.length - margin.trimStart().length;
    const text = body.map((each) => each.slice(width)).join(header.startsWith('>') ? ' ' : '\n');
    return header.includes('-') ? text.trimEnd() : `${text.trimEnd()}\n`;
  }
}

/** Reads lines as one map. Never throws; what is no map at its top gives no values, and its lines are unread. */
export function readYamlLines(raw: readonly string[]): YamlText {
  const lines: Line[] = [];
  const unread: number[] = [];
  raw.forEach((given, at) => {
    const text = given.trimEnd();
    if (BLANK.test(text) || text === '---' || text === '...') return;
    const indent = text.length - text.trimStart().length;
    if (text.slice(0, indent).includes('\t')) unread.push(at);
    else lines.push({ indent, text: text.slice(indent), at });
  });
  const reader = new Reader(lines, raw);
  const values: HelmValues = {};
  while (reader.at < lines.length) {
    const { indent, at } = lines[reader.at] as Line;
    const before = reader.at;
    Object.assign(values, reader.map(indent, 1));
    if (reader.at === before) {
      reader.at += 1;
      unread.push(at);
    }
  }
  return { values, unread: [...unread, ...reader.unread] };
}
