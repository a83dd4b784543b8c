/** What the parts of a guide read of an optimization's fact file, and of the rules it names. */
import guideEn from '../../../content/i18n/messages/guide.yaml?en';
import guideZh from '../../../content/i18n/messages/guide.yaml?zh';
import en from '../../../content/i18n/messages/reasons.yaml?en';
import zh from '../../../content/i18n/messages/reasons.yaml?zh';
import hostRouting from '../../../content/optimizations/host-routing.yaml';
import { evaluate, releases, type Change, type Effect } from '../../core';
import { changesOf } from '../../core/changes';
import { featureInfo } from '../../core/kernel/features';
import { OPTIMIZATIONS, type Optimization } from '../../core/optimizations';
import { nodeConfig, type NodeConfig } from '../../core/output';
import { inRange } from '../../core/range';
import { REQUIREMENTS, RULES } from '../../core/rules';
import { featuresOf } from '../../core/condition';
import { format } from '../../i18n/format';
import type { Lang } from '../../i18n';
import optimizationsEn from '../../i18n/optimizations.en';
import optimizationsZh from '../../i18n/optimizations.zh';

/** An optimization by its id. A guide that names none is a mistake of its author, and the build says which. */
export function optimization(id: string): Optimization {
  const found = OPTIMIZATIONS.find((entry) => entry.id === id);
  if (!found) throw new Error(`content/optimizations has no file for "${id}"`);
  return found;
}

const TEXTS: Record<Lang, Record<string, string>> = {
  zh: { ...zh, ...guideZh, ...optimizationsZh },
  en: { ...en, ...guideEn, ...optimizationsEn },
};

/** A text of the optimizations or of the reasons; undefined where there is none. */
export const textOf = (lang: Lang, key: string): string | undefined => TEXTS[lang][key];

/** What has to restart before a change of it is in effect; some have words of their own, since releases differ. */
export const restartText = ({ id, restart }: Optimization, lang: Lang): string =>
  textOf(lang, `guide.restart.${id}`) ?? textOf(lang, `guide.restart.${restart}`) ?? restart;

/** Texts numbered from 0 under a key, as `costs` are. */
export function listOf(lang: Lang, key: string): string[] {
  const out: string[] = [];
  for (let text = textOf(lang, `${key}.0`); text !== undefined; text = textOf(lang, `${key}.${out.length}`))
    out.push(text);
  return out;
}

/** One rule that holds for an optimization in some releases. */
interface Entry {
  id: string;
  releases: string | undefined;
  effect: Effect;
  feature: string | undefined;
  sources: string[];
}

/** Everything that is checked for an optimization, rule by rule; several entries may share an id. */
function entriesOf({ refusals, rules }: Optimization): Entry[] {
  const demanded = REQUIREMENTS.filter(({ feature, when }) => when !== undefined && refusals.has(feature)).map(
    ({ feature, releases: range, source }) => ({
      id: `feature.${feature}`,
      releases: range,
      effect: 'agent-stops' as const,
      feature,
      sources: [source],
    }),
  );
  const refusing = [...RULES.chart, ...RULES.agent, ...RULES.hostRouting].filter(({ id }) => refusals.has(id));
  const checked = [...refusing, ...rules].map(({ id, releases: range, effect, when, sources }) => ({
    id,
    releases: range,
    effect,
    feature: featuresOf(when)[0],
    sources,
  }));
  return [...demanded, ...checked];
}

/**
 * What asks for an optimization in every cluster, in the words of a release; undefined where it has not the option. Of host
 * routing nobody asks: there it is what a default install lacks, on the kernel of the fact file.
 */
export function asking({ id, enable, releases: range }: Optimization, version: string): Change[] | undefined {
  if (!inRange(version, range)) return undefined;
  if (id === hostRouting.id) return lacking(version);
  return changesOf(
    enable.filter(({ test }) => test === undefined).map(({ fix }) => fix),
    version,
  );
}

/** The nearest changes to BPF host routing, in one order for all releases, so that equal ones are one stretch. */
const lacking = (version: string): Change[] =>
  (evaluate({ cilium: version, node: hostRouting.base.node }).hostRouting.nearest ?? []).toSorted((a, b) =>
    JSON.stringify(b) < JSON.stringify(a) ? -1 : 1,
  );

/** The per-node object that asks for an optimization on labelled nodes, and the walk over one of them. */
export const perNode = (fact: Optimization, version: string): NodeConfig =>
  nodeConfig({
    environment: { cilium: version },
    changes: asking(fact, version) ?? [],
    drain: fact.drain || fact.restart === 'pods',
    name: fact.id,
    label: { key: `fastpath/${fact.id}`, value: 'true' },
  });

/** What a release line does where a condition does not hold, `absent` where it has not the option; patches that differ are told apart. */
export type Cell = { patches: string | undefined; effect: Effect | 'absent' | undefined }[];

export interface Row {
  id: string;
  /** What must hold, in the reader's language. */
  label: string;
  /** One cell a release line. */
  cells: Record<string, Cell>;
  sources: string[];
}

/** Consecutive patches of a line with the same effect, as "1.19.0–1.19.2". */
function cellOf(entries: Entry[], patches: readonly string[], having: string | undefined): Cell {
  const runs: { from: string; to: string; effect: Effect | 'absent' | undefined }[] = [];
  for (const patch of patches) {
    const effect = inRange(patch, having)
      ? entries.find(({ releases: range }) => inRange(patch, range))?.effect
      : 'absent';
    const last = runs.at(-1);
    if (last && last.effect === effect) last.to = patch;
    else runs.push({ from: patch, to: patch, effect });
  }
  if (runs.length === 1) return [{ patches: undefined, effect: runs[0]?.effect }];
  return runs.map(({ from, to, effect }) => ({ patches: from === to ? from : `${from}–${to}`, effect }));
}

/** The requirement table of an optimization: what must hold, and per release what happens where it does not. */
export function requirements(id: string, lang: Lang): Row[] {
  const fact = optimization(id);
  const entries = entriesOf(fact);
  return [...new Set(entries.map((entry) => entry.id))].map((rule) => {
    const own = entries.filter((entry) => entry.id === rule);
    const feature = featureInfo(own[0]?.feature ?? '');
    const params = {
      version: feature?.minKernel ?? '',
      feature: feature?.name ?? '',
      release: '',
    };
    // A feature that is asked for only in some clusters has words of its own.
    const label = rule.startsWith('feature.')
      ? format(
          textOf(lang, `guide.${rule}.held`) ?? textOf(lang, 'guide.feature.held') ?? '{feature} ({version})',
          params,
        )
      : format(textOf(lang, `${rule}.held`) ?? rule, params);
    return {
      id: rule.replaceAll('.', '-'),
      // Rules of optimizations speak in sentences, a heading of a row does not.
      label: label.replace(/[.。]$/, ''),
      cells: Object.fromEntries(releases().map(({ line, patches }) => [line, cellOf(own, patches, fact.releases)])),
      sources: [...new Set(own.flatMap(({ sources }) => sources))],
    };
  });
}
