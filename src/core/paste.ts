/**
 * Pasted text, several outputs at once, read into what a cluster is: see `PasteKind` for what is recognised. Nothing is
 * guessed: a line nobody recognises is reported by its number. No value is repeated in the report, and of Helm values only
 * the paths that facts know are kept, so that a secret in the paste ends here.
 */
import { blocksOf, known, optionsIn, PROMPT, record, withoutDefaults, type Block } from './paste/blocks';
import { isKnownOption, lineOf, valuesOf } from './paste/config-map';
import { NodeReader, type NodeKind } from './paste/node';
import { statusRelease, statusRouting, StatusReader, statusValues } from './paste/status';
import { keyEnd, readYamlLines } from './paste/yaml-subset';
import { resolveRelease } from './release';
import type { Environment, HelmValue, HelmValues, Mode, Problem } from './types';
import { isMap } from './values/keys';
import { flatten, setValue } from './values/path';

export type PasteKind = NodeKind | 'helm-values' | 'config-map' | 'config-view' | 'status';

/** One kind of output that was recognised: its first line (from 1) and how many lines were of it. */
export interface PasteFinding {
  kind: PasteKind;
  line: number;
  lines: number;
}

export interface Paste {
  /** What was found, and nothing else: an absent part was not in the text. */
  environment: Partial<Environment>;
  /** The values are all that the cluster sets (Helm values, ConfigMap), not only what a status shows. */
  wholeValues: boolean;
  /** Where the release follows from the options alone, not from a version that was printed. */
  releaseInferred: boolean;
  /** Host routing as the agent states it, to compare with what rules say. */
  statedRouting?: Mode;
  findings: PasteFinding[];
  /** Lines (from 1) that were not understood. */
  unread: number[];
  /** Values of paths that no rule asks for, left out. */
  otherValues: number;
  problems: Problem[];
}

/** Characters and lines that are read. */
export const PASTE_LIMIT = 1_048_576;
const MAX_LINES = 40_000;
const LONGEST_LINE = 4000;
const MAX_PROBLEMS = 40;

const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,20}m`, 'g');
const CONFIG_VIEW = /^([a-z][a-z0-9.-]{2,80})(?:\s{2,}(\S.*))?$/;

class PasteReader {
  readonly node = new NodeReader();
  readonly status = new StatusReader();
  readonly options = new Map<string, string>();
  readonly findings = new Map<PasteKind, PasteFinding>();
  readonly unread: number[] = [];
  readonly problems: Problem[] = [];
  helm: HelmValues | undefined;
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
    for (const [path, value] of flatten(kept)) this.helm = setValue(this.helm, path, value);
    this.helm ??= {};
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
    if (options.size > 0) {
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

/** Text of JSON, as -o json prints it, as lines of the same document; undefined where it is none. */
function fromJson(text: string): HelmValues | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isMap(value as HelmValue) ? (value as HelmValues) : undefined;
  } catch {
    return undefined;
  }
}

function takeJson(reader: PasteReader, document: HelmValues, lines: number): void {
  const options = optionsIn(document);
  if (options.size > 0) for (const [key, value] of options) reader.options.set(key, value);
  const kind = options.size > 0 ? 'config-map' : 'helm-values';
  if (options.size === 0) {
    const { values, others } = known(document);
    reader.helm = values;
    reader.others = others;
  }
  reader.findings.set(kind, { kind, line: 1, lines });
}

/** Values over values, path by path. */
const over = (below: HelmValues, above: HelmValues): HelmValues =>
  flatten(above).reduce((all, [path, value]) => setValue(all, path, value), below);

/**
 * Reads pasted text. `assumed` is the release to translate options by where the text tells none. Never throws; the
 * work is bounded whatever the text.
 */
export function readPaste(text: string, assumed = ''): Paste {
  const problems: Problem[] = [];
  const given = String(text ?? '');
  if (given.length > PASTE_LIMIT) problems.push({ id: 'paste.too-long', params: { limit: String(PASTE_LIMIT) } });
  const short = given.slice(0, PASTE_LIMIT).replaceAll(ANSI, '');
  const all = short.split(/\r\n|\n|\r/);
  if (all.length > MAX_LINES) problems.push({ id: 'paste.too-long', params: { limit: `${MAX_LINES} lines` } });
  const lines = all.slice(0, MAX_LINES).map((line) => line.slice(0, LONGEST_LINE).trimEnd());
  const reader = new PasteReader(lines);
  const json = fromJson(short);
  if (json) takeJson(reader, json, lines.length);
  else reader.read();

  const { node: nodeReader, status, options } = reader;
  const printed = statusRelease(status.lines) ?? nodeReader.release;
  const inferred = printed === undefined ? lineOf(options) : undefined;
  const cilium = printed ?? inferred;
  const { version } = resolveRelease(cilium ?? assumed);
  const translated = options.size > 0 ? valuesOf(options, version) : undefined;
  const helm = reader.helm && reader.computed ? withoutDefaults(reader.helm, version) : reader.helm;
  // What the cluster holds wins over what somebody meant to set; either is all there is, which a status is not.
  const whole = [helm, translated?.values].filter((part) => part !== undefined);
  const stated = whole.length === 0 && status.lines.size > 0 ? statusValues(status.lines, version) : undefined;
  const values = whole.length > 0 ? whole.reduce(over, {}) : stated;
  problems.push(...(translated?.problems ?? []));
  const node = nodeReader.result();
  const routing = statusRouting(status.lines);
  return {
    environment: {
      ...(cilium !== undefined && { cilium }),
      ...(node && { node }),
      ...(values && { values }),
      ...(nodeReader.pathMtu !== undefined && { network: { pathMtu: nodeReader.pathMtu } }),
    },
    wholeValues: reader.helm !== undefined || options.size > 0,
    releaseInferred: inferred !== undefined,
    ...(routing && { statedRouting: routing }),
    findings: [...reader.findings.values()].toSorted((a, b) => a.line - b.line),
    unread: [...new Set(reader.unread)].map((at) => at + 1).toSorted((a, b) => a - b),
    otherValues: reader.others,
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}

/**
 * A cluster with what a paste says of it: found facts replace old ones, whole values replace the values, those of a
 * status are laid over them.
 */
export function applyPaste(before: Environment, { environment, wholeValues }: Paste): Environment {
  const { cilium, node, values, network } = environment;
  const host = node?.host && { host: { ...before.node?.host, ...node.host } };
  const merged = values && (wholeValues ? values : over(before.values ?? {}, values));
  return {
    ...before,
    ...(cilium !== undefined && { cilium }),
    ...(node && { node: { ...before.node, ...node, ...host } }),
    ...(merged && { values: merged }),
    ...(network && { network: { ...before.network, ...network } }),
  };
}
