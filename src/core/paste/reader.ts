/** Walks through pasted lines and gives each to whoever knows it: a block of YAML, a status, a node, a list of options. */
import { blocksOf, known, optionsIn, PROMPT, record, sharedNames, type Block } from './blocks';
import { isKnownOption } from './config-map';
import { NodeReader, type NodeKind } from './node';
import { PASTE_LIMIT } from './limit';
import { StatusReader } from './status';
import { keyEnd, readYamlLines } from './yaml-subset';
import type { HelmValue, HelmValues, Problem } from '../types';
import { isMap, isSafeKey, MAX_DEPTH } from '../values/keys';

export type PasteKind = NodeKind | 'helm-values' | 'config-map' | 'config-view' | 'status';

/** One kind of output that was recognised: its first line (from 1) and how many lines were of it. */
export interface PasteFinding {
  kind: PasteKind;
  line: number;
  lines: number;
}

const MAX_LINES = 40_000;
const LONGEST_LINE = 4000;

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}m`, 'g');
/** `cilium-dbg config --all`: field names of the program, neither options nor values. */
const DUMP = /^(?:#+ Read-\w+ configurations #+$|[A-Z]\w*\s+: )/;
const CONFIG_VIEW = /^([a-z][a-z0-9.-]{2,80})(?:\s{2,}(\S.*))?$/;

/** Values over values, path by path: maps meet, all else replaces. In one walk, as a paste may have many keys. */
export function over(below: HelmValues, above: HelmValues, depth = 1): HelmValues {
  const out: HelmValues = { ...below };
  for (const [key, value] of Object.entries(above)) {
    if (!isSafeKey(key) || value === undefined) continue;
    const inner = isMap(value) && Object.keys(value).length > 0;
    if (!inner) out[key] = value;
    else if (depth < MAX_DEPTH) {
      const old = Object.hasOwn(out, key) ? out[key] : undefined;
      out[key] = over(isMap(old) ? old : {}, value, depth + 1);
    }
  }
  return out;
}

/** What the lines held, before it becomes a description of a cluster. */
export class PasteReader {
  readonly node = new NodeReader();
  readonly status = new StatusReader();
  readonly options = new Map<string, string>();
  readonly findings = new Map<PasteKind, PasteFinding>();
  readonly unread: number[] = [];
  readonly problems: Problem[] = [];
  helm: HelmValues | undefined;
  /** The same Helm values with every key of them; for a comparison on the page that has them, and for nothing else. */
  given: HelmValues | undefined;
  /** The Helm values are with all defaults. */
  computed = false;
  others = 0;
  private view = false;

  constructor(private readonly lines: readonly string[]) {}

  private found(kind: PasteKind, at: number, count = 1): void {
    const before = this.findings.get(kind);
    if (before) before.lines += count;
    else this.findings.set(kind, { kind, line: at + 1, lines: count });
  }

  read(): void {
    const blocks = blocksOf(this.lines);
    let run: number[] = [];
    const flush = () => {
      if (run.length > 0) this.candidates(run);
      run = [];
    };
    let next = 0;
    for (let at = 0; at < this.lines.length; at += 1) {
      const block = blocks[next];
      if (block && at === block.from) {
        flush();
        this.block(block);
        next += 1;
        at = block.to - 1;
        continue;
      }
      const line = this.lines[at] as string;
      if (line.trim() === '') {
        this.view = false;
        if (run.length > 0) run.push(at);
        continue;
      }
      if (DUMP.test(line)) {
        flush();
        this.unread.push(at);
        continue;
      }
      const command = PROMPT.exec(line)?.[1];
      if (command !== undefined) {
        flush();
        this.node.begin(command);
        continue;
      }
      // A line under a key is part of its YAML, whatever it looks like.
      const kind = run.length > 0 && /^\s/.test(line) && this.yamlRun(run) ? undefined : this.line(line);
      if (kind === undefined) run.push(at);
      else {
        // Its first keys, before one that is known.
        if (kind === 'config-view' && run.every((before) => CONFIG_VIEW.test(this.lines[before] as string))) {
          if (run.length > 0) this.found(kind, run[0] as number, run.length);
          run = [];
        }
        flush();
        this.found(kind, at);
      }
    }
    flush();
  }

  private yamlRun(run: readonly number[]): boolean {
    return keyEnd(this.lines[run[0] as number] as string) >= 0;
  }

  private line(line: string): PasteKind | undefined {
    if (this.status.take(line)) return 'status';
    const node = this.node.take(line);
    if (node !== undefined) return node;
    const [, key, value = ''] = CONFIG_VIEW.exec(line) ?? [];
    if (key === undefined) return undefined;
    if (isKnownOption(key)) {
      this.view = true;
      this.options.set(key, value.trim());
      return 'config-view';
    }
    return this.view ? 'config-view' : undefined;
  }

  private block({ kind, computed, from, to }: Block): void {
    const body = this.lines.slice(kind === 'helm-values' ? from + 1 : from, to);
    const { values, unread } = readYamlLines(body);
    const first = kind === 'helm-values' ? from + 1 : from;
    const nothing = kind === 'helm-values' && body.every((line) => ['', 'null', '{}'].includes(line.trim()));
    if (kind === 'helm-values') {
      this.keepHelm(values);
      if (computed === true) this.computed = true;
    } else {
      const options = optionsIn(values);
      for (const [key, value] of options) this.options.set(key, value);
      // Some other object: nothing in it is for us.
      if (options.size === 0) {
        for (let at = first; at < to; at += 1) this.unread.push(at);
        return;
      }
    }
    if (!nothing) for (const at of unread) this.unread.push(first + at);
    this.found(kind, from, to - from);
  }

  private keepHelm(values: HelmValues): void {
    const { values: kept, others } = known(values);
    this.others += others;
    const tag = record(values['image'])['tag'];
    if (typeof tag === 'string' && /^v?\d+\.\d+\.\d+/.test(tag)) this.node.release ??= tag.replace(/^v/, '');
    this.helm = over(this.helm ?? {}, kept);
    this.given = over(this.given ?? {}, values);
  }

  /** Lines nobody took: YAML without a header, or nothing that is known. */
  private candidates(run: readonly number[]): void {
    const from = run[0] as number;
    const lines = run.map((at) => this.lines[at] as string);
    const filled = run.filter((_, index) => (lines[index] as string).trim() !== '');
    const { values, unread } = readYamlLines(lines);
    const options = optionsIn(values);
    const kept = known(values);
    const tagged = isMap(values['image']) && typeof values['image']['tag'] === 'string';
    if (!sharedNames(options)) {
      for (const [key, value] of options) this.options.set(key, value);
      this.found('config-map', from, filled.length - unread.length);
    } else if (Object.keys(kept.values).length > 0 || tagged) {
      this.keepHelm(values);
      this.found('helm-values', from, filled.length - unread.length);
    } else {
      for (const at of filled) this.unread.push(at);
      return;
    }
    for (const at of unread) this.unread.push(run[at] as number);
  }
}

/** Text of JSON, as -o json prints it, with or without the prompts around it; undefined where it is none. */
function fromJson(lines: readonly string[]): HelmValues | undefined {
  const aside = (line: string | undefined): boolean => line !== undefined && (line.trim() === '' || PROMPT.test(line));
  let [from, to] = [0, lines.length];
  while (aside(lines[from])) from += 1;
  while (to > from && aside(lines[to - 1])) to -= 1;
  if (!/^\s*\{/.test(lines[from] ?? '')) return undefined;
  try {
    const value: unknown = JSON.parse(lines.slice(from, to).join('\n'));
    return isMap(value as HelmValue) ? (value as HelmValues) : undefined;
  } catch {
    return undefined;
  }
}

function takeJson(reader: PasteReader, document: HelmValues, lines: number): void {
  const options = optionsIn(document);
  const kind = sharedNames(options) ? 'helm-values' : 'config-map';
  if (kind === 'config-map') for (const [key, value] of options) reader.options.set(key, value);
  else {
    const { values, others } = known(document);
    reader.helm = values;
    reader.given = over({}, document);
    reader.others = others;
  }
  reader.findings.set(kind, { kind, line: 1, lines });
}

/** Reads a whole text; what is above the limits is cut off and named. Never throws, and its work grows with the text alone. */
export function readerOf(text: string): PasteReader {
  const problems: Problem[] = [];
  const given = String(text ?? '');
  if (given.length > PASTE_LIMIT) problems.push({ id: 'paste.too-long', params: { limit: String(PASTE_LIMIT) } });
  const short = given.slice(0, PASTE_LIMIT).replaceAll(ANSI, '');
  const all = short.split(/\r\n|\n|\r/);
  if (all.length > MAX_LINES) problems.push({ id: 'paste.too-long', params: { limit: `${MAX_LINES} lines` } });
  const lines = all.slice(0, MAX_LINES).map((line) => line.slice(0, LONGEST_LINE).trimEnd());
  const reader = new PasteReader(lines);
  reader.problems.push(...problems);
  const json = fromJson(all);
  if (json) takeJson(reader, json, lines.length);
  else reader.read();
  return reader;
}
