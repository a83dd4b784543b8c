import { describe, expect, test } from 'vitest';
import { evaluate, presets, releases } from '../../../src/core';
import { on } from './clusters';

/**
 * The status of every optimization for every preset on every release line: any change of a rule shows here as a
 * difference to read. `vitest --update` writes the files anew.
 */
describe.each(presets)('$id', ({ id, environment }) => {
  test('statuses', async () => {
    const lines = releases();
    const reports = lines.map(({ newest }) => evaluate(on(environment, newest)));
    const row = (name: string, cells: string[]): string =>
      [name.padEnd(24), ...cells.map((cell) => cell.padEnd(12))].join('').trimEnd();
    const ids = reports.at(-1)?.optimizations.map((verdict) => verdict.id) ?? [];
    const table = [
      row(
        id,
        lines.map(({ line }) => line),
      ),
      row(
        'agent starts',
        reports.map(({ agent }) => String(agent.starts)),
      ),
      row(
        'host routing',
        reports.map(({ hostRouting }) => hostRouting.mode),
      ),
      ...ids.map((optimization) =>
        row(
          optimization,
          reports.map(
            ({ optimizations }) => optimizations.find((verdict) => verdict.id === optimization)?.status ?? '-',
          ),
        ),
      ),
    ];
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot(`golden/${id}.txt`);
  });
});
