/** The few words of a closed row: a number with its bed, a loss as plainly as a gain, and none where there is none. */
import { describe, expect, test } from 'vitest';
import { evaluate, OPTIMIZATION_IDS, presets } from '../../src/core/index.ts';
import { gainFor, type Fit } from '../../src/core/gains/index.ts';
import { summariesOf, summaryOf } from '../../src/islands/calculator/gain-summary.ts';
import { messages as en } from '../../src/islands/calculator/gains-en.ts';
import { messages as zh } from '../../src/islands/calculator/gains-zh.ts';
import { wordsOf } from '../../src/islands/shared/words.tsx';

const english = wordsOf('en', en);
const chinese = wordsOf('zh', zh);
const fit = (change: Partial<Fit>): Fit => ({
  ...(gainFor('host-routing', { cilium: '1.20.0', values: { routingMode: 'native' } }) as Fit),
  spread: { low: 1.2, high: 1.2, count: 1 },
  ...change,
});

describe('the number', () => {
  test.each<[string, Partial<Fit>, string, string | undefined]>([
    ['a ratio with what reading errors allow', { ratio: 1.18, range: [1.169, 1.194] }, '1.17–1.19×', undefined],
    ['several tests that fit as well', { spread: { low: 1.04, high: 1.67, count: 3 } }, '1.04–1.67×', undefined],
    ['some of them lose', { spread: { low: 0.63, high: 1.28, count: 2 } }, '0.63–1.28×', 'mixed'],
    [
      'less is better: both values',
      {
        better: 'lower',
        unit: 'us',
        axis: false as never,
        from: 1052,
        to: 251,
        ratio: 0.24,
        spread: { low: 0.24, high: 0.24, count: 1 },
      },
      '1,052 → 251',
      undefined,
    ],
    [
      'less is better, and it is more',
      { better: 'lower', unit: 'MB', from: 90, to: 289.7, ratio: 3.2, spread: { low: 3.2, high: 3.2, count: 1 } },
      '90 → 289.7',
      'loss',
    ],
  ])('%s', (_, change, big, tone) => {
    const summary = summaryOf(fit(change), english);
    expect(summary.big.replaceAll('≈', '')).toContain(big);
    expect(summary.tone).toBe(tone);
  });

  test('a missing number is said, never left blank', () => {
    for (const words of [english, chinese]) {
      const { big, small } = summaryOf({ kind: 'none', of: 'tuned', status: 'no-number' }, words);
      expect(big).toBe('');
      expect(small).toBe(words.messages['gains.status.no-number']);
    }
  });
});

test.each(presets.map(({ id, environment }) => [id, environment] as const))(
  'every row of %s has words in both languages, and the year where the source has one',
  (_, environment) => {
    const report = evaluate(environment);
    for (const words of [english, chinese]) {
      const making = summariesOf(environment, report, words);
      let step = making.next();
      while (!step.done) step = making.next();
      expect(Object.keys(step.value)).toEqual([...OPTIMIZATION_IDS]);
      for (const [id, { big, small }] of Object.entries(step.value)) {
        expect(big + small, id).not.toMatch(/gains?\.[a-z]|NaN|undefined/);
        expect(small, id).not.toBe('');
        const gain = gainFor(id, environment, report);
        if (gain?.kind === 'measured' && gain.bed.year !== undefined) expect(small).toContain(String(gain.bed.year));
      }
    }
  },
);
