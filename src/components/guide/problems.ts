/** The problems of content/problems, by group, in the language of a page. */
import type { Lang } from '../../i18n';
import { linesOfRule } from '../facts/log-lines';

type Texts = Record<Lang, string>;

/** An entry of a file of content/problems; its README tells the fields. */
export interface Problem {
  id: string;
  rank?: number;
  releases?: string;
  reported?: string;
  see: Texts;
  rules?: string[];
  logs?: string[];
  why: Texts;
  do: Texts;
  guide: string;
  sources: string[];
}

interface Group {
  group: string;
  /** The guide that shows it. */
  page: string;
  problems: Problem[];
}
const files = import.meta.glob<Group>('../../../content/problems/*.yaml', { eager: true, import: 'default' });
const groups = new Map(Object.values(files).map((file) => [file.group, file]));

/** The problems of a group. A page that names none is a mistake of its author, and the build says which. */
export function problemsOf(group: string): Problem[] {
  const found = groups.get(group);
  if (!found) throw new Error(`content/problems has no file for "${group}"`);
  return found.problems;
}

/** The ranked problems, the most pressing first, each with the guide that shows it. */
export const topProblems = (): (Problem & { page: string })[] =>
  [...groups.values()]
    .flatMap(({ page, problems }) => problems.map((problem) => ({ ...problem, page })))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));

/** The lines a problem leaves in a log: those of its rules, then its own; each once. */
export function logLines(problem: Problem): string[] {
  const ofRules = (problem.rules ?? []).flatMap(linesOfRule);
  return [...new Set([...ofRules, ...(problem.logs ?? [])])];
}
