import { expect, test } from 'vitest';
import { decode, readTags } from './html.ts';

const names = (html: string): string[] => readTags(html).map((tag) => tag.name);

test('reads tags and their attributes in every form of quotes', () => {
  const [tag] = readTags(`<a href="/x?a=1&amp;b=2" class='y' data-z=1 hidden>text</a>`);
  expect(Object.fromEntries(tag?.attributes ?? [])).toEqual({
    href: '/x?a=1&b=2',
    class: 'y',
    'data-z': '1',
    hidden: '',
  });
  expect(tag?.raw).toBe('text');
});

test('does not take text in scripts, styles and comments for tags', () => {
  expect(names('<script>if (a<b) document.write("<i>")</script><!-- <b> --><style>a>b{}</style><p>')).toEqual([
    'script',
    'style',
    'p',
  ]);
});

test('keeps the text of a script as it stands, for its hash', () => {
  expect(readTags('<script type="module">\n a &amp;& b </script>')[0]?.raw).toBe('\n a &amp;& b ');
});

test('reads values that hold angle brackets', () => {
  expect(
    readTags('<astro-island props="{&quot;a&quot;:&quot;<b>&quot;}" ssr></astro-island>')[0]?.attributes.get('props'),
  ).toBe('{"a":"<b>"}');
});

test('decodes character references', () => {
  expect(decode('&lt;&#39;&#x27;&unknown;')).toBe(`<''&unknown;`);
});
