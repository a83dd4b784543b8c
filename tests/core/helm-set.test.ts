import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSet, parseSetJson, parseSetString, printSet } from '../../src/core/values/helm-set';
import { anyText, someValues } from './values-arbitrary';

describe('as helm reads it', () => {
  test.each([
    ['name1=null,f=false,t=TRUE', { name1: null, f: false, t: true }],
    [
      'a=1,b=-2,c=0,d=00009,e=1.5,f=12345678901234567890',
      { a: 1, b: -2, c: 0, d: '00009', e: '1.5', f: '12345678901234567890' },
    ],
    ['a=1,b=2,', { a: 1, b: 2 }],
    ['a=,b.c=', { a: '', b: { c: '' } }],
    [String.raw`a=one\,two,b=three\=four,c=x=y`, { a: 'one,two', b: 'three=four', c: 'x=y' }],
    ['a=one two', { a: 'one two' }],
    ['outer.a=1,outer.b.c=2', { outer: { a: 1, b: { c: 2 } } }],
    ['l={a,b},m={1021,true}', { l: ['a', 'b'], m: [1021, true] }],
    [String.raw`l={a\,b,c\}},m=\{x`, { l: ['a,b', 'c}'], m: '{x' }],
    ['list[0].foo=bar,list[0].hi=x,list[2]=y', { list: [{ foo: 'bar', hi: 'x' }, null, 'y'] }],
    ['n[1][1]=1', { n: [null, [null, 1]] }],
    [String.raw`a.kubernetes\.io/os=linux`, { a: { 'kubernetes.io/os': 'linux' } }],
    ['a=1,a=2', { a: 2 }],
    ['', {}],
  ])('%s', (text, values) => {
    expect(parseSet(text)).toEqual({ values, problems: [] });
  });

  test('--set-string types nothing', () => {
    expect(parseSetString('a=true,b=1,c={1,null}').values).toEqual({ a: 'true', b: '1', c: ['1', 'null'] });
  });

  test('later text goes onto earlier values and leaves them as they are', () => {
    const before = { a: { b: 1 } };
    expect(parseSet('a.c=2', before).values).toEqual({ a: { b: 1, c: 2 } });
    expect(before).toEqual({ a: { b: 1 } });
  });
});

describe('bad parts are named and dropped, the rest is kept', () => {
  test.each([
    ['name1', 'set.syntax'],
    ['=x', 'set.syntax'],
    ['a..b=1', 'set.syntax'],
    ['a.=1', 'set.syntax'],
    ['a={1,2', 'set.syntax'],
    ['a={1}2', 'set.syntax'],
    [']x[9999999999]=1', 'set.index'],
    ['a[64]=1', 'set.index'],
    ['a[-1]=1', 'set.index'],
    ['a[0]b=1', 'set.syntax'],
    ['__proto__.polluted=1', 'set.key'],
    ['constructor.prototype.polluted=1', 'set.key'],
    [`${'a.'.repeat(40)}b=1`, 'set.depth'],
    ['good.deeper=1', 'set.conflict'],
  ])('%s', (bad, id) => {
    const { values, problems } = parseSet(`good=yes,${bad}`);
    expect(values).toEqual({ good: 'yes' });
    expect(problems.map((problem) => problem.id)).toEqual([id]);
    expect('polluted' in {}).toBe(false);
  });

  test('commas alone', () => {
    expect(parseSet('a=1,,=,b=2')).toMatchObject({ values: { a: 1, b: 2 }, problems: [{}, {}] });
  });

  test('JSON', () => {
    const { values, problems } = parseSetJson([
      'a=0.5',
      'b=[',
      'c={"__proto__":{"x":1},"d":[]}',
      `e=${'['.repeat(9000)}`,
    ]);
    expect(values).toEqual({ a: 0.5, c: { d: [] } });
    expect(problems.map(({ id }) => id)).toEqual(['set.syntax', 'set.syntax']);
  });

  test('JSON may hold brackets in its texts, and nests as deep as values may', () => {
    const text = '[{'.repeat(40);
    expect(parseSetJson([`a=["${text}",1]`])).toEqual({ values: { a: [text, 1] }, problems: [] });
    expect(parseSetJson([`a=${'['.repeat(25)}${']'.repeat(25)}`]).problems).toHaveLength(1);
  });

  test.each([',', '.', '=', '\\', '[', '{', 'a.', 'a[0]', 'a=1,', 'a=', 'a[63]=1,', '{a,', '}'])(
    'a megabyte of %j is answered',
    (unit) => {
      const text = unit.repeat(2 ** 20 / unit.length);
      for (const input of [text, `a=${text}`]) {
        expect(parseSet(input).problems.length).toBeLessThanOrEqual(20);
        parseSetString(input);
        parseSetJson([input]);
      }
    },
  );

  test('any text is answered, and quickly when long', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: fc.constantFrom(...'a.=,[]{}\\0 1') })), (text) => {
        const { values, problems } = parseSet(text);
        expect(problems.length).toBeLessThanOrEqual(20);
        expect(Object.getPrototypeOf(values) === Object.prototype).toBe(true);
        parseSetString(text);
        parseSetJson([text]);
      }),
    );
    const many = Array.from({ length: 10_000 }, (_, n) => `k${n}=1`).join(',');
    expect(Object.keys(parseSet(many).values).length).toBe(10_000);
  });
});

describe('printing', () => {
  test('what --set would turn into something else goes to --set-string or --set-json', () => {
    expect(
      printSet({
        kubeProxyReplacement: 'true',
        bpf: { masquerade: true, mapDynamicSizeRatio: 0.08 },
        l: [],
        n: '42',
        m: 42,
      }),
    ).toEqual({
      set: 'bpf.masquerade=true,m=42',
      setString: 'kubeProxyReplacement=true,n=42',
      setJson: ['bpf.mapDynamicSizeRatio=0.08', 'l=[]'],
    });
  });

  test('reading gives back what was printed, in whatever order the keys came', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const { set, setString, setJson } = printSet(values);
        const first = parseSet(set);
        const second = parseSetString(setString, first.values);
        const third = parseSetJson(setJson, second.values);
        expect([...first.problems, ...second.problems, ...third.problems]).toEqual([]);
        expect(third.values).toEqual(values);
        expect(printSet(third.values)).toEqual({ set, setString, setJson });
      }),
    );
  });
});
