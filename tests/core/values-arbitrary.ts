/** Helm values of every shape that text can carry: odd keys, texts that look like other types, lists of lists. */
import fc from 'fast-check';
import type { HelmValue, HelmValues } from '../../src/core/types';

const key = fc
  .oneof(
    fc.constantFrom('bpf', 'masquerade', 'kubernetes.io/os', 'a,b', 'c=d', 'e[0]', ' f', 'g\\', 'true', '地址', '1'),
    fc.string({ minLength: 1, maxLength: 6 }),
  )
  .filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));

export const someText = fc.oneof(
  fc.constantFrom(
    '',
    'true',
    'False',
    'null',
    '0',
    '42',
    '-7',
    '007',
    '1.5',
    '{a}',
    'a,b',
    'x}',
    '\\',
    'yes',
    '~',
    '10.0.0.0/8',
  ),
  fc.string(),
  fc.string({ unit: fc.constantFrom('é', '地', '👩‍💻', '\u2028', '\u0085', ' ', ':', '#') }),
);

const scalar: fc.Arbitrary<HelmValue> = fc.oneof(
  someText,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
);

const node = fc.letrec<{ value: HelmValue; map: HelmValues }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(scalar, { maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

export const someValues = node.map;

/** Any text, with control characters and halves of characters. */
export const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\ud800', '\udfff', '\0', '地', '😀', '\ufeff'),
  ),
});
