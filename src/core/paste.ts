/**
 * Pasted text, several outputs at once, read into what a cluster is: see `PasteKind` for what is recognised. Nothing is
 * guessed: a line nobody recognises is reported by its number. No value is repeated in the report, and of Helm values only
 * the paths that facts know are kept, so that a secret in the paste ends here.
 */
import { withoutDefaults } from './paste/blocks';
import { lineOf, valuesOf } from './paste/config-map';
import { over, readerOf, type PasteFinding } from './paste/reader';
import { statusRelease, statusRouting, statusValues } from './paste/status';
import { resolveRelease } from './release';
import type { Environment, HelmValues, Mode, Problem } from './types';
import { flatten } from './values/path';

export { applyPaste } from './paste/apply';
export { PASTE_LIMIT } from './paste/limit';
export type { PasteFinding, PasteKind } from './paste/reader';

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

const MAX_PROBLEMS = 40;
/** Some three times as many as the largest chart has. */
const MAX_GIVEN = 4000;

/**
 * Reads pasted text. `assumed` is the release to translate options by where the text tells none. Never throws; the
 * work is bounded whatever the text.
 */
export function readPaste(text: string, assumed = ''): Paste {
  const reader = readerOf(text);
  const { node: nodeReader, status, options, problems } = reader;
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
 * The Helm values of a text with every key of them, also those no rule asks for, to hold against a chart. They may hold
 * secrets: show them to the reader who pasted them, and put them into no link. Undefined where the text has none, more
 * than any chart has, or only with all defaults, which nobody wrote.
 */
export function pastedValues(text: string): HelmValues | undefined {
  const { given, computed } = readerOf(text);
  return computed || flatten(given).length > MAX_GIVEN ? undefined : given;
}
