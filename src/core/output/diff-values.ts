/** Values that a reader pasted, held against one exact chart: what it does not know, drops, refuses, or takes for less. */
import { applyChanges } from '../changes';
import { evaluate } from '../evaluate';
import { releases } from '../release';
import type { Change, CiliumRelease, Environment, HelmValue, HelmValues, Reason, Source } from '../types';
import { flatten, getValue } from '../values/path';
import { printYaml } from '../values/yaml';
import { fitValues } from './fit';
import { besideOff, KEYS, keyAt, numberForm, schemaOf, sourcesOf, standingOf, wordsOf, type HelmKey } from './keys';
import { diffLines, type DiffLine } from './line-diff';
import { nearestKey } from './near';

/** One thing about one value. Worded by `issue.<id>` of content/i18n/messages/plan.yaml. */
export interface ValueIssue {
  /**
   * unknown: not among the keys known; near: and one is spelled almost so; ignored: this chart drops it; refused: it
   * stops on it; shape: a map is meant; type, word, million: the chart, its schema or the agent refuses the value; zero,
   * without, beside: it would not do what it says; renamed: still honoured by an old name.
   */
  id:
    | 'unknown'
    | 'near'
    | 'ignored'
    | 'refused'
    | 'shape'
    | 'type'
    | 'word'
    | 'million'
    | 'zero'
    | 'without'
    | 'beside'
    | 'renamed';
  /** stop: chart or agent stops; lost: the value does nothing; hint: nothing is wrong yet. */
  weight: 'stop' | 'lost' | 'hint';
  path: string;
  params: Record<string, string>;
  sources: Source[];
}

export interface ValuesDiff {
  issues: ValueIssue[];
  /** What chart or agent refuse about the values together, in their own words where they have any. */
  contradictions: Reason[];
  /** Optimizations that the values ask for and do not get, with the reasons. */
  ineffective: { id: string; reasons: Reason[] }[];
  /** The values with changes, as this chart takes them; keys that are not known stay. */
  values: HelmValues;
  lines: DiffLine[];
}

const show = (value: HelmValue | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Compares pasted values with what a chart takes. `environment` adds facts of node and network for what the agent would
 * say; `changes` are laid over the values, so that the lines show what is to be done. Never throws.
 */
export function diffValues(
  pasted: HelmValues,
  release: CiliumRelease,
  { environment, changes = [] }: { environment?: Environment; changes?: readonly Change[] } = {},
): ValuesDiff {
  const cluster: Environment = { ...environment, cilium: release.version, values: pasted };
  const report = evaluate(cluster);
  const after =
    applyChanges(
      cluster,
      changes.filter(({ kind }) => kind === 'value'),
    ).values ?? {};
  const { values } = fitValues(after, release);
  const print = (what: HelmValues): string[] => (Object.keys(what).length > 0 ? printYaml(what).split('\n') : []);
  return {
    issues: issuesOf(pasted, release),
    contradictions:
      report.agent.starts === false
        ? report.agent.reasons.filter(({ state, id }) => state === 'failed' && id !== 'chart.type')
        : [],
    ineffective: report.optimizations
      .filter(({ asked, status }) => asked === true && status !== 'on' && status !== 'unknown')
      .map(({ id, reasons }) => ({ id, reasons })),
    values,
    lines: diffLines(print(pasted), print(values)),
  };
}

/** Every value that this chart does not take as it stands, in the order of the paste. */
export function issuesOf(values: HelmValues, release: CiliumRelease): ValueIssue[] {
  return flatten(values).flatMap(([path, value]) => {
    if (value === null) return [];
    if (isFree(path)) return ofExtra(path, value, release);
    const key = keyAt(path);
    return key ? ofKnown(key, value, values, release) : ofUnknown(path, value, release);
  });
}

/** Maps whose inside is anybody's. */
const FREE = KEYS.filter(({ types }) => types[0] === 'map').map(({ path }) => `${path}.`);
const isFree = (path: string): boolean => FREE.some((start) => path.startsWith(start));

/** A free key whose number would reach the agent, or was copied, in exponent form. */
function ofExtra(path: string, value: HelmValue, { version }: CiliumRelease): ValueIssue[] {
  const broken = typeof value === 'number' ? value >= 1_000_000 : /^\d+(?:\.\d+)?e\+?\d+$/i.test(show(value));
  if (!path.startsWith('extraConfig.') || !broken) return [];
  const params = { path, value: show(value), release: version, form: 'quoted' };
  return [{ id: 'million', weight: 'stop', path, params, sources: [`cilium/charts@${version}: values.yaml`] }];
}

function ofUnknown(path: string, value: HelmValue, release: CiliumRelease): ValueIssue[] {
  const inside = KEYS.filter((key) => key.path.startsWith(`${path}.`));
  const params = { path, value: show(value), release: release.version };
  if (inside.length > 0) {
    if (typeof value === 'object') return [];
    const meant = inside.find((key) => key.path === `${path}.enabled`) ?? (inside[0] as HelmKey);
    return [
      { id: 'shape', weight: 'stop', path, params: { ...params, key: meant.path }, sources: sourcesOf(meant, release) },
    ];
  }
  const near = nearestKey(path);
  return near === undefined
    ? [{ id: 'unknown', weight: 'hint', path, params, sources: [] }]
    : [{ id: 'near', weight: 'lost', path, params: { ...params, key: near }, sources: [] }];
}

function ofKnown(key: HelmKey, value: HelmValue, values: HelmValues, release: CiliumRelease): ValueIssue[] {
  const { version } = release;
  const { path } = key;
  const sources = sourcesOf(key, release);
  const issue = (
    id: ValueIssue['id'],
    weight: ValueIssue['weight'],
    params: Record<string, string> = {},
  ): ValueIssue => ({
    id,
    weight,
    path,
    params: { path, value: show(value), release: version, ...params },
    sources,
  });
  const standing = standingOf(key, version);
  if (standing !== 'honoured') {
    if (value === '' || value === false)
      return standing === 'refused' && value === '' ? [] : [issue('ignored', 'hint', span(key))];
    return [issue(standing, standing === 'refused' ? 'stop' : 'lost', span(key))];
  }
  const out: ValueIssue[] = [];
  const schema = schemaOf(key, version);
  const words = wordsOf(key, version);
  if (schema && !schema.includes(jsonType(value)) && !(jsonType(value) === 'integer' && schema.includes('number')))
    out.push(issue('type', 'stop', { type: schema.filter((type) => type !== 'null').join(', ') }));
  else if (words && value !== '' && typeof value !== 'object' && !words.some((word) => String(word) === String(value)))
    out.push(
      issue('word', 'stop', {
        words: words
          .filter((word) => word !== '')
          .map(String)
          .join(', '),
      }),
    );
  else if (typeof value === 'number') {
    const form = numberForm(key, value, version);
    if (form !== 'plain') out.push(issue(value === 0 ? 'zero' : 'million', value === 0 ? 'lost' : 'stop', { form }));
    else if (key.types[0] === 'text' && value >= 1_000_000) out.push(issue('million', 'stop', { form: 'quoted' }));
  }
  const lacking = key.with.find(([needed, to]) => String(getValue(values, needed) ?? '') !== String(to));
  if (lacking && value !== false) out.push(issue('without', 'lost', { key: lacking[0], to: show(lacking[1]) }));
  const [flag] = value === false ? Object.entries(besideOff(key, version)) : [];
  if (flag && getValue(values, `extraConfig.${flag[0]}`) === undefined)
    out.push(issue('beside', 'lost', { key: `extraConfig.${flag[0]}`, to: flag[1] }));
  if (key.moved !== undefined) {
    const target = keyAt(key.moved);
    if (target && standingOf(target, version) === 'honoured') out.push(issue('renamed', 'hint', { key: target.path }));
  }
  return out;
}

/** A value's type in JSON Schema's words. */
function jsonType(value: HelmValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

const spans = new Map<string, Record<string, string>>();

/** First and last chart that honours a key, and what took over: '' where there is none, or no end. */
function span(key: HelmKey): Record<string, string> {
  let found = spans.get(key.path);
  if (!found) {
    const all = releases().flatMap(({ patches }) => patches);
    const honoured = all.filter((version) => standingOf(key, version) === 'honoured');
    const last = honoured.at(-1) ?? '';
    found = {
      since: honoured[0] ?? '',
      until: last === all.at(-1) ? '' : last,
      instead: [...new Set([...key.replacedBy, ...(key.moved === undefined ? [] : [key.moved])])].join(', '),
    };
    spans.set(key.path, found);
  }
  return found;
}
