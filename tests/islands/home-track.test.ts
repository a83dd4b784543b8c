import { expect, test } from 'vitest';
import { presets } from '../../src/core/index.ts';
import { align } from '../../src/core/paths/align.ts';
import { draw } from '../../src/core/paths/drawing.ts';
import { atlas } from '../../src/core/paths/facts.ts';
import { routeOf } from '../../src/core/paths/route.ts';
import { sidesOf } from '../../src/core/paths/situation.ts';
import { HOOKS } from '../../src/islands/home/track.tsx';

test('the drawing of the home page has the hooks and tables that the facts give for a packet to outside', () => {
  const scenario = atlas.scenarios.find(({ id }) => id === 'pod-outside');
  const environment = presets[0]?.environment;
  if (!scenario || !environment) throw new Error('The first preset and the scenario "pod-outside" must be there');
  const Legacy = routeOf(atlas, scenario, 'request', 'Legacy', sidesOf(environment).Legacy.situation);
  const { marks } = draw({ rows: align(Legacy, undefined), Legacy, BPF: undefined });
  const hooks = marks.filter(({ shape }) => shape === 'hook');
  expect(hooks.map(({ label, tables }) => [label, tables.map(({ name }) => name)])).toEqual(Object.entries(HOOKS));
});
