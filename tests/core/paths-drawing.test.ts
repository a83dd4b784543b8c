/**
 * The structure of every drawing, preset by preset: which hops stand in which line, on which way, in which shape, and in
 * which layer. A change of facts or of the drawing shows here as a difference that a person can read.
 */
import { describe, expect, test } from 'vitest';
import { presets, type Environment } from '../../src/core/index.ts';
import { align } from '../../src/core/paths/align.ts';
import { anyAt, draw, type Pair } from '../../src/core/paths/drawing.ts';
import { atlas } from '../../src/core/paths/facts.ts';
import { legsOf, routeOf, type Direction } from '../../src/core/paths/route.ts';
import { sidesOf } from '../../src/core/paths/situation.ts';
import { WAYS, type Both, type Scenario } from '../../src/core/paths/types.ts';

const DIRECTIONS = ['request', 'reply'] as const satisfies Direction[];

function pairOf(environment: Environment, scenario: Scenario<Both>, direction: Direction): Pair<Both> | undefined {
  const sides = sidesOf(environment);
  if (WAYS.every((way) => legsOf(scenario, direction, sides[way].situation).length === 0)) return undefined;
  const Legacy = routeOf(atlas, scenario, direction, 'Legacy', sides.Legacy.situation);
  const BPF = routeOf(atlas, scenario, direction, 'BPF', sides.BPF.situation);
  return { rows: align(Legacy, BPF), Legacy, BPF };
}

function linesOf(pair: Pair<Both>): string[] {
  const { marks } = draw(pair, { width: 1200, compact: false });
  return marks.map(({ row, way, shape, tables }) => {
    const { hop, node } = anyAt(pair, row);
    const inside = tables.map(({ name }) => name).join(' ');
    return `  ${way.padEnd(6)} ${shape.padEnd(6)} node ${node} ${hop.where.padEnd(5)} ${hop.id}${inside && ` (${inside})`}`;
  });
}

describe.each(presets.map(({ id, environment }) => [id, environment] as const))('preset %s', (id, environment) => {
  test('draws every scenario as before', async () => {
    const text = atlas.scenarios.flatMap((scenario) =>
      DIRECTIONS.flatMap((direction) => {
        const pair = pairOf(environment, scenario, direction);
        return pair ? [`${scenario.id} ${direction}`, ...linesOf(pair), ''] : [];
      }),
    );
    await expect(text.join('\n')).toMatchFileSnapshot(`golden/paths/${id}.txt`);
  });
});
