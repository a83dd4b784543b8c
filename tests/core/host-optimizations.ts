/** What the truth tables of node settings share: the verdict of one optimization for facts of a node. */
import { evaluate } from '../../src/core/index.ts';
import type { Environment, Verdict } from '../../src/core/types.ts';

export const LINES = ['1.13', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19', '1.20'];

export const verdictOf = (id: string, environment: Environment): Verdict => {
  const verdict = evaluate(environment).optimizations.find((entry) => entry.id === id);
  if (!verdict) throw new Error(`no optimization "${id}"`);
  return verdict;
};

/** "status deciding-reason": one cell of a truth table. */
export const cell = (id: string, environment: Environment): string => {
  const { status, reasons } = verdictOf(id, environment);
  return `${status} ${reasons[0]?.id}`;
};

export const notesOf = (id: string, environment: Environment): string[] =>
  verdictOf(id, environment).notes.map((note) => note.id);
