/** What the explorer shows, and how an address says it. */
import type { Pair } from '../../core/gains/pairs';
import type { Own } from './query';
import { GROUPS, inGroup, SUBJECTS, table, type Group } from './table';
import { GRADES, type Subject } from '../../core/gains/types';

export const SORTS = ['first', 'ratio', 'grade', 'year'] as const;
export type Sort = (typeof SORTS)[number];
export const FILTERS = ['source', 'cpu', 'link', 'kernel', 'grade'] as const;
export type Filter = (typeof FILTERS)[number];

export interface View {
  of: Subject;
  group: Group;
  sort: Sort;
  as: 'bars' | 'table';
  /** Absent: everything. "-" means: not stated. */
  filter: Partial<Record<Filter, string>>;
}

export const FIRST: View = { of: 'host-routing', group: 'rates', sort: 'first', as: 'bars', filter: {} };
/** Stands for "the source does not say". */
export const UNSTATED = '-';

/** What a pair is to a filter. */
export function valueOf(pair: Pair, filter: Filter): string {
  if (filter === 'source') return pair.source;
  if (filter === 'grade') return pair.grade;
  const value = table.sources[pair.source]?.[filter];
  return value === undefined ? UNSTATED : String(value);
}

/** The choices of a filter, in order of appearance; numbers by size; "not stated" last. */
export function choicesOf(filter: Filter): string[] {
  const values = [...new Set(table.pairs.map((pair) => valueOf(pair, filter)))];
  const rank = (value: string): number => (value === UNSTATED ? Infinity : Number.parseFloat(value) || 0);
  return filter === 'link' || filter === 'kernel'
    ? values.toSorted((a, b) => rank(a) - rank(b))
    : values.toSorted((a, b) => +(a === UNSTATED) - +(b === UNSTATED) || (a < b ? -1 : 1));
}

export const passes = (pair: Pair, { filter }: View): boolean =>
  FILTERS.every((key) => filter[key] === undefined || filter[key] === valueOf(pair, key));

const yearOf = (pair: Pair): number => table.sources[pair.source]?.year ?? 0;
const ORDER: Record<Sort, (a: Pair, b: Pair) => number> = {
  first: (a, b) => (a.headline ?? 9) - (b.headline ?? 9),
  ratio: (a, b) => b.ratio - a.ratio,
  grade: () => 0,
  year: (a, b) => yearOf(b) - yearOf(a),
};

/** The pairs of the chosen optimization that the view shows, in its order. */
export function shown(view: View): Pair[] {
  return table.pairs
    .filter((pair) => pair.of === view.of && inGroup(pair, view.group) && passes(pair, view))
    .toSorted((a, b) => ORDER[view.sort](a, b) || GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
}

/** The pairs of one source in the order of its tests: by metric, then by side, streams and Services. */
export const inTests = (pairs: readonly Pair[]): Pair[] => {
  const metrics = Object.keys(table.metrics);
  return pairs.toSorted(
    (a, b) =>
      metrics.indexOf(a.metric) - metrics.indexOf(b.metric) ||
      (a.side ?? '').localeCompare(b.side ?? '') ||
      (a.streams ?? 0) - (b.streams ?? 0) ||
      (a.when.services ?? 0) - (b.when.services ?? 0),
  );
};

/** The group to look at for a subject: the chosen one where it has pairs, else the first that does. */
export function groupWith(of: Subject, group: Group): Group {
  const own = table.pairs.filter((pair) => pair.of === of);
  if (own.length === 0 || own.some((pair) => inGroup(pair, group))) return group;
  return GROUPS.find((other) => own.some((pair) => inGroup(pair, other))) ?? group;
}

const one = <T extends string>(list: readonly T[], text: string | null): T | undefined =>
  list.find((item) => item === text);

/** Reads the explorer's part of a query; what it does not know stays as it is at first. The calculator names an optimization in the hash. */
export function readView(query: URLSearchParams, hash = ''): View {
  const filter: View['filter'] = {};
  for (const key of FILTERS) {
    const value = query.get(`f-${key}`);
    if (value !== null && choicesOf(key).includes(value)) filter[key] = value;
  }
  return {
    of: one(SUBJECTS, query.get('of')) ?? one(SUBJECTS, hash.replace('#', '')) ?? FIRST.of,
    group: one(GROUPS, query.get('metric')) ?? FIRST.group,
    sort: one(SORTS, query.get('sort')) ?? FIRST.sort,
    as: query.get('as') === 'table' ? 'table' : 'bars',
    filter,
  };
}

/** The view as keys of the address; undefined where it is as at first. */
export function ownOf(view: View): Own {
  const but = (value: string, first: string): string | undefined => (value === first ? undefined : value);
  return {
    of: but(view.of, FIRST.of),
    metric: but(view.group, FIRST.group),
    sort: but(view.sort, FIRST.sort),
    as: but(view.as, FIRST.as),
    ...Object.fromEntries(FILTERS.map((key) => [`f-${key}`, view.filter[key]])),
  };
}
