import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { flatten, getValue, setValue, unsetValue } from '../../src/core/values/path';
import { printYaml } from '../../src/core/values/yaml';
import { someText, someValues } from './values-arbitrary';

describe('paths', () => {
  const values = { bpf: { masquerade: true }, nodeSelector: { 'kubernetes.io/os': 'linux' }, l: [1] };

  test('reading', () => {
    expect(getValue(values, 'bpf.masquerade')).toBe(true);
    expect(getValue(values, String.raw`nodeSelector.kubernetes\.io/os`)).toBe('linux');
    for (const path of ['', 'x', 'l.0', 'bpf.masquerade.x', 'toString', '__proto__', 'constructor.name'])
      expect(getValue(values, path), path).toBeUndefined();
    expect(getValue(undefined, 'a')).toBeUndefined();
  });

  test('changing leaves the original and drops empty parents', () => {
    const before = structuredClone(values);
    expect(setValue(values, 'bpf.tproxy', 'x').bpf).toEqual({ masquerade: true, tproxy: 'x' });
    expect(setValue(undefined, 'a.b', 1)).toEqual({ a: { b: 1 } });
    expect(unsetValue(values, 'bpf.masquerade')).toEqual({ nodeSelector: before.nodeSelector, l: [1] });
    expect(unsetValue(values, 'nothing.there')).toEqual(before);
    expect(values).toEqual(before);
  });

  test('no path reaches a prototype', () => {
    for (const path of ['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted', '', 'a..b'])
      expect(setValue({}, path, 1), path).toEqual({});
    expect('polluted' in {}).toBe(false);
  });

  test('every flattened value is where its path says, and they make up the whole', () => {
    fc.assert(
      fc.property(someValues, (all) => {
        let rebuilt = {};
        for (const [path, value] of flatten(all)) {
          expect(getValue(all, path)).toEqual(value);
          rebuilt = setValue(rebuilt, path, value);
        }
        expect(rebuilt).toEqual(all);
        expect(flatten(all).reduce((rest, [path]) => unsetValue(rest, path), all)).toEqual({});
      }),
    );
  });
});

describe('YAML', () => {
  test('as a person writes it', () => {
    const values = {
      kubeProxyReplacement: 'true',
      ipv4NativeRoutingCIDR: '10.0.0.0/8',
      bpf: { masquerade: true, mapDynamicSizeRatio: 0.08 },
      devices: ['eth0', 'yes'],
      tolerations: [{ key: 'a', operator: 'Exists' }],
      empty: {},
      none: [],
      nothing: null,
    };
    expect(printYaml(values)).toBe(`kubeProxyReplacement: "true"
ipv4NativeRoutingCIDR: 10.0.0.0/8
bpf:
  masquerade: true
  mapDynamicSizeRatio: 0.08
devices:
  - eth0
  - "yes"
tolerations:
  - key: a
    operator: Exists
empty: {}
none: []
nothing: null`);
    expect(printYaml({})).toBe('{}');
  });

  test('any values come back from a parser, of YAML 1.2 and of 1.1', () => {
    fc.assert(
      fc.property(someValues, someText, (values, text) => {
        const all = { ...values, [text]: text };
        expect(parse(printYaml(all))).toEqual(all);
        expect(parse(printYaml(all), { version: '1.1' })).toEqual(all);
      }),
    );
  });

  test.each([
    'yes',
    'No',
    'on',
    'y',
    '~',
    '0x1f',
    '0o7',
    '1_000',
    '12:30',
    '2026-11-22',
    '1e3',
    'e0',
    'E-12',
    '.5',
    '-',
    '',
    ' a',
    '#',
    'NULL',
    '.inf',
    '1.18',
  ])('the text %j stays text', (text) => {
    for (const version of ['1.1', '1.2'] as const)
      expect(parse(printYaml({ a: text }), { version })).toEqual({ a: text });
  });
});
