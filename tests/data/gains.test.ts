import { describe, expect, test } from 'vitest';
import { benchmarks, sourceFiles, words } from '../../src/core/gains/data';
import { effectOf, ratioOf } from '../../src/core/gains/ratio';
import { OPTIMIZATIONS, TOPICS } from '../../src/core/gains/types';
import { FACT_FILES, isRecord, readYaml } from './content.ts';

const data = benchmarks();
const vocabulary = words();
const files = sourceFiles();
const measurements = new Map(data.measurements.map((measurement) => [measurement.id, measurement]));
const SUBJECTS: readonly string[] = [...OPTIMIZATIONS, ...TOPICS];
const place = (source: string): string => `content/benchmarks/sources/${source}.yaml`;

describe('the set', () => {
  test('holds what was collected: nothing lost on the way from file to table', () => {
    expect({
      sources: data.sources.length,
      measurements: data.measurements.length,
      gains: data.gains.length,
      claims: data.claims.length,
    }).toEqual({
      sources: files.length,
      measurements: files.flatMap(([, file]) => (file.figures ?? []).flatMap(({ bars }) => bars)).length,
      gains: files.flatMap(([, file]) => file.gains ?? []).length,
      claims: files.flatMap(([, file]) => file.claims ?? []).length,
    });
    expect(data.measurements.length).toBeGreaterThanOrEqual(474);
    expect(data.gains.length).toBeGreaterThanOrEqual(169);
  });

  test('names every measurement, pair and claim once', () => {
    for (const ids of [data.measurements, data.gains, data.claims].map((list) => list.map(({ id }) => id)))
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('says of every optimization either a headline or what is missing', () => {
    const silent = OPTIMIZATIONS.filter(
      (of) =>
        !data.gains.some((gain) => gain.of === of && gain.headline !== undefined) &&
        !data.gaps.some((gap) => gap.of === of),
    );
    expect(silent, 'Tip: give a pair "headline: 1", or write the gap into content/benchmarks/gaps.yaml.').toEqual([]);
  });
});

describe.each(files)('%s', (id, file) => {
  const own = (file.figures ?? []).flatMap(({ bars }) => bars);

  test('has a source a reader can open', () => {
    expect(file.source, `Tip: "source:" of ${place(id)} is the address of the page, with https://.`).toMatch(
      /^https:\/\/\S+$/,
    );
    expect(file.readAt, 'Tip: "readAt:" says in which file, page or section the numbers stand.').toMatch(/\S/);
  });

  test('says where in the source each number stands', () => {
    expect((file.figures ?? []).filter(({ at }) => !at?.trim()).map(({ bars }) => bars[0]?.id)).toEqual([]);
  });

  test('uses known metrics, units, subjects and ways of reading', () => {
    const wrong = (file.figures ?? []).flatMap(({ metric, unit, about, read, load, bars }) => {
      const of = `at ${bars[0]?.id}`;
      return [
        ...(metric in vocabulary.metrics
          ? []
          : [`${of}: metric ${metric}; known: ${Object.keys(vocabulary.metrics).join(', ')}`]),
        ...(unit in vocabulary.units ? [] : [`${of}: unit ${unit}; add it to content/benchmarks/vocabulary.yaml`]),
        ...(load === undefined || load in vocabulary.loads ? [] : [`${of}: load ${load}; add it to vocabulary.yaml`]),
        ...about.filter((subject) => !SUBJECTS.includes(subject)).map((subject) => `${of}: subject ${subject}`),
        ...(['text', 'label', 'axis'].includes(read) ? [] : [`${of}: read ${read}`]),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test('gives a reading error wherever a bar was measured, and none that is no number', () => {
    const wrong = (file.figures ?? []).flatMap(({ read, bars }) =>
      bars
        .filter(({ error }) => (read === 'axis' || error !== undefined ? !(error !== undefined && error >= 0) : false))
        .map((bar) => `${bar.id}: read from ${read}, error ${String(bar.error)}`),
    );
    expect(wrong, 'Tip: "error:" is what one pixel is worth, in the unit of the value.').toEqual([]);
  });

  test('has values that are numbers, and means that are the means of their samples', () => {
    const wrong = own.flatMap(({ id: bar, value, samples, derived }) => {
      if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return [`${bar}: value ${String(value)}`];
      if (!samples) return [];
      const sum = samples.reduce((total, sample) => total + sample, 0);
      const fits = [sum, sum / samples.length, Math.max(...samples)].some(
        (result) => Math.abs(result - value) <= Math.abs(value) * 0.002 + 0.002,
      );
      return fits && (derived || value === Math.max(...samples))
        ? []
        : [`${bar}: ${value} is neither the sum ${sum} nor the mean ${sum / samples.length} nor the worst`];
    });
    expect(wrong).toEqual([]);
  });

  test('pairs only its own measurements, of one metric and unit, none of them flagged or superseded', () => {
    const wrong = (file.gains ?? []).flatMap(({ of, from, to }) => {
      const [a, b] = [measurements.get(from), measurements.get(to)];
      if (!a || !b) return [`${of}: ${a ? to : from} is no measurement`];
      if (a.source !== id || b.source !== id)
        return [`${of}: ${from} and ${to} are of ${a.source} and ${b.source}: a pair joins one source`];
      if (a.metric !== b.metric || a.unit !== b.unit)
        return [`${of}: ${from} in ${a.unit}, ${to} in ${b.unit}: a pair has one unit`];
      if (a.side !== b.side || a.load !== b.load) return [`${of}: ${from} and ${to} differ in side or load`];
      if (a.superseded || b.superseded) return [`${of}: ${a.superseded ? from : to} was replaced by its author`];
      return from === to ? [`${of}: ${from} with itself`] : [];
    });
    expect(wrong).toEqual([]);
  });

  test('states the ratios that its numbers give', () => {
    const wrong = (file.gains ?? []).flatMap(({ from, to, ratio }) => {
      const [a, b] = [measurements.get(from), measurements.get(to)];
      const expected = a && b ? ratioOf(a, b) : Number.NaN;
      return Math.abs(expected - ratio) <= 0.0001
        ? []
        : [`${from} → ${to}: says ${ratio}, the numbers give ${expected}`];
    });
    expect(wrong, 'Tip: ratio is the value of "to" by the value of "from", four decimals.').toEqual([]);
  });

  test('grades every pair, and words its conditions in both languages', () => {
    const wrong = (file.gains ?? []).flatMap(({ to, of, grade, setup, caveat }) => [
      ...(vocabulary.grades.includes(grade) ? [] : [`${to}: grade ${grade}`]),
      ...(SUBJECTS.includes(of) ? [] : [`${to}: ${of} is no optimization`]),
      ...[setup, caveat]
        .filter((key) => key !== undefined)
        .filter((key) => !file.texts?.[key]?.zh || !file.texts[key]?.en)
        .map((key) => `${to}: no text ${key}`),
      // A doubt must be said where the grade says there is one.
      ...(grade === 'isolated' || caveat !== undefined ? [] : [`${to}: grade ${grade} without a caveat`]),
    ]);
    expect(wrong).toEqual([]);
    const used = new Set((file.gains ?? []).flatMap(({ setup, caveat }) => [setup, caveat]));
    expect(
      Object.keys(file.texts ?? {}).filter((key) => !used.has(key)),
      'texts no pair uses',
    ).toEqual([]);
  });
});

describe('presentation rules', () => {
  test('no weak pair and no fixed bug is shown first', () => {
    const wrong = data.gains.filter(
      ({ grade, headline }) => headline !== undefined && ['weak', 'bug-fix'].includes(grade),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('Hubble has no headline: its only on/off test is not valid', () => {
    expect(data.gains.filter(({ of, headline }) => of === 'hubble' && headline !== undefined)).toEqual([]);
    expect(data.gaps.some(({ of }) => of === 'hubble')).toBe(true);
  });

  test('losses are in the set and known as such', () => {
    const losses = data.gains.filter(({ ratio, better }) => effectOf(ratio, better) === 'loss').map(({ of }) => of);
    for (const of of ['host-routing', 'native-routing', 'kube-proxy-replacement', 'map-sizing'])
      expect(losses, of).toContain(of);
  });

  test('values with a known problem are in no headline but the one that says so', () => {
    const flagged = data.gains.filter(
      ({ headline, baseline, tuned, caveat }) =>
        headline !== undefined && [baseline, tuned].some((id) => measurements.get(id)?.flag) && caveat === undefined,
    );
    expect(flagged.map(({ id }) => id)).toEqual([]);
  });

  test('the figures of the seed article are there', () => {
    const find = (from: string, to: string) =>
      data.gains.find(({ baseline, tuned }) => baseline === from && tuned === to)?.ratio;
    expect(find('docs21-stream1-legacy', 'docs21-stream1-cilium')).toBe(1.1816);
    expect(find('docs21-stream32-legacy', 'docs21-stream32-cilium')).toBe(1.0122);
    const cpu = data.gains.filter(
      ({ of, metric, source }) => of === 'host-routing' && metric === 'cpu_busy' && source === 'cilium-docs-2021',
    );
    expect(cpu.map(({ ratio }) => ratio)).toEqual(expect.arrayContaining([0.799, 0.7569, 0.7073, 0.8528]));
    const release = data.gains.filter(({ source }) => source === 'cilium-blog-1.9').map(({ ratio }) => ratio);
    expect(release).toEqual(expect.arrayContaining([2.9342, 2.0566]));
  });
});

test('names of sources in gaps and contradictions exist', () => {
  const known = new Set(data.sources.map(({ id }) => id));
  expect(data.contradictions.flatMap(({ sources }) => sources).filter((source) => !known.has(source))).toEqual([]);
});

test('every file of the folder is read', () => {
  const other = FACT_FILES.filter((file) => file.startsWith('content/benchmarks/') && !file.includes('/sources/'));
  expect(other).toEqual(['content/benchmarks/gaps.yaml', 'content/benchmarks/vocabulary.yaml']);
  for (const file of other) expect(isRecord(readYaml(file)), file).toBe(true);
});
