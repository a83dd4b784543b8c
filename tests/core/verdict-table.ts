/** Truth tables of optimizations: a row is a release, what is set, and the verdict it must give. */
import { expect, test } from 'vitest';
import { evaluate, OPTIMIZATION_IDS } from '../../src/core/index.ts';
import type { Environment, HelmValues, Verdict, VerdictStatus } from '../../src/core/types.ts';
import { setValue } from '../../src/core/values/path.ts';

/** Helm paths with values; keys `kernel`, `nics`, `network` … of `More` describe the rest of the cluster. */
export interface More {
  kernel?: string;
  distribution?: string;
  nics?: NonNullable<NonNullable<Environment['node']>['nics']>;
  memoryBytes?: number;
  network?: Environment['network'];
}

/** A row: release, what is told apart, values by path, the verdict, its first reason, and more of the cluster. */
export type Row = [
  cilium: string,
  what: string,
  values: Record<string, unknown>,
  status: VerdictStatus,
  reason?: string | undefined,
  more?: More | undefined,
];

/** A cluster on a new kernel, with values by Helm path. */
export function cluster(cilium: string, values: Record<string, unknown>, more: More = {}): Environment {
  let set: HelmValues = {};
  for (const [path, value] of Object.entries(values)) set = setValue(set, path, value as never);
  const { kernel = '6.12.0', network, ...node } = more;
  return {
    cilium,
    node: { ...(kernel === '' ? {} : { kernel }), ...node },
    values: set,
    ...(network ? { network } : {}),
  };
}

/** The verdict of one optimization in a cluster. */
export function verdictOf(id: string, environment: Environment): Verdict {
  const verdict = evaluate(environment).optimizations.find((entry) => entry.id === id);
  if (!verdict) throw new Error(`no optimization ${id}; there are ${OPTIMIZATION_IDS.join(', ')}`);
  return verdict;
}

/** Runs the rows of an optimization. */
export function table(id: string, rows: Row[]): void {
  test.each(rows)('%s: %s', (cilium, _, values, status, reason, more) => {
    const verdict = verdictOf(id, cluster(cilium, values, more));
    const [first] = verdict.reasons;
    expect({ status: verdict.status, reason: reason === undefined ? undefined : first?.id }).toEqual({
      status,
      reason,
    });
  });
}
/** Ids of what a verdict notes. */
export const notesOf = (id: string, environment: Environment): string[] =>
  verdictOf(id, environment).notes.map((note) => note.id);
