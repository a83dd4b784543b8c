import { expect, test } from 'vitest';
import { releases } from '../../src/core/index.ts';
import { linesOf, stretchesOf } from '../../src/components/facts/release-range.ts';

const newest = releases().at(-1)?.line ?? '';

test.each([
  [undefined, [{ from: undefined, to: undefined }]],
  ['<1.16.0', [{ from: undefined, to: '1.15' }]],
  ['>=1.16.3', [{ from: '1.16.3', to: undefined }]],
  ['1.16.0', [{ from: '1.16.0', to: '1.16.0' }]],
  ['>=1.14.0 <1.18.0', [{ from: '1.14', to: '1.17' }]],
  ['>=1.19.0 <1.19.3', [{ from: '1.19.0', to: '1.19.2' }]],
  ['>=1.14.0 <1.15.0', [{ from: '1.14', to: '1.14' }]],
  [
    '>=1.13.11 <1.14.0 || >=1.20.0',
    [
      { from: '1.13.11', to: '1.13.18' },
      { from: '1.20', to: undefined },
    ],
  ],
  ['>=9.0.0', []],
])('%s', (range, stretches) => {
  expect(stretchesOf(range)).toEqual(stretches);
});

test('lines a range touches', () => {
  expect(linesOf('>=1.19.0 <1.19.3')).toEqual(['1.19']);
  expect(linesOf(`>=${newest}.0`)).toEqual([newest]);
});
