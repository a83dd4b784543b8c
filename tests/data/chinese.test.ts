import { describe, expect, test } from 'vitest';
import { list, MESSAGE_FILES, read, readMessages } from './content.ts';
import { lintChinese, proseOf } from './prose.ts';

const show = (text: string): string[] => lintChinese(text).map(({ excerpt, tip }) => `…${excerpt}…  ${tip}`);

describe('the rules themselves', () => {
  test.each([
    ['内核5.10', 1],
    ['内核 5.10 起', 0],
    ['使用BPF模式', 2],
    ['可以,但是', 1],
    ['可以，但是', 0],
    ['传统主机路由（Legacy）', 0],
    ['内核(5.10)以上', 2],
    ['BPF 模式 。', 1],
    ['本地路由', 1],
    ['plain English, no Chinese.', 0],
  ])('%s: %i findings', (text, count) => {
    expect(show(text)).toHaveLength(count);
  });

  test('markup is not prose', () => {
    const text = proseOf(
      '---\ntitle: 标题\n---\n## 小节\n看 [链接](https://x.y/中文a) 和 `a中`，**粗体** 完。\n```sh\n中文abc\n```\n',
    );
    expect(show(text)).toEqual([]);
  });
});

describe.each(list('content/docs/zh', /\.mdx?$/))('%s', (file) => {
  test('reads as Chinese is set', () => {
    expect(show(proseOf(read(file)))).toEqual([]);
  });
});

describe.each(MESSAGE_FILES)('%s', (file) => {
  test('reads as Chinese is set', () => {
    const findings = readMessages(file).flatMap(([key, { zh }]) => {
      // What a parameter brings is not known here: it stands for nothing, and its neighbours are not judged.
      const text = String(zh ?? '')
        .replaceAll(/\{[\w.]+\}/g, '\u2060')
        .replaceAll(/`[^`]*`/g, 'code');
      return show(text).map((finding) => `${key}: ${finding}`);
    });
    expect(findings).toEqual([]);
  });
});
