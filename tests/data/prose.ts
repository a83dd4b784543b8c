/** What Chinese text must keep to: spacing, punctuation and words. Own small rules, so that each says what to write. */

/** A finding: the text around it and what to write instead. */
export interface Finding {
  excerpt: string;
  tip: string;
}

const HAN = String.raw`\p{Script=Han}`;
const RULES: { pattern: RegExp; tip: string }[] = [
  { pattern: new RegExp(`${HAN}[A-Za-z0-9]`, 'gu'), tip: 'put a space between Chinese and Latin letters or digits' },
  { pattern: new RegExp(`[A-Za-z0-9%]${HAN}`, 'gu'), tip: 'put a space between Latin letters or digits and Chinese' },
  { pattern: new RegExp(`${HAN}[,;:!?](?!//)`, 'gu'), tip: 'use full-width punctuation (，；：！？) after Chinese' },
  { pattern: new RegExp(`${HAN}\\.(?=\\s|$)`, 'gmu'), tip: 'use 。 after Chinese' },
  { pattern: new RegExp(`${HAN} ?\\(|\\) ?${HAN}`, 'gu'), tip: 'use full-width brackets （） in Chinese' },
  {
    pattern: new RegExp(`[，。；：！？、（）「」] +\\S|\\S +[，。；：！？、（）「」]`, 'gu'),
    tip: 'no space beside full-width punctuation',
  },
  { pattern: new RegExp(`"[^"\\n]*${HAN}[^"\\n]*"`, 'gu'), tip: 'use “” or 「」 around Chinese' },
  { pattern: /\.\.\.|。。。/gu, tip: 'use …… in Chinese' },
];

/** Words that mean something else, or that nobody uses, with what to write (content of the glossary). */
const WORDS: Record<string, string> = {
  本地路由: '原生路由',
  引脚: '绑核 or 中断绑核',
  可观察性: '可观测性',
  宿主机路由: '主机路由',
  连接追踪: '连接跟踪',
  本地XDP: '原生 XDP',
  '本地 XDP': '原生 XDP',
  网络名称空间: '网络命名空间',
  核心版本: '内核版本',
  封包: '数据包',
};

/** Findings in one piece of Chinese text (no markup). Text without Chinese gives none. */
export function lintChinese(text: string): Finding[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  const found = RULES.flatMap(({ pattern, tip }) =>
    [...text.matchAll(pattern)].map((match) => ({ excerpt: around(text, match.index), tip })),
  );
  const words = Object.entries(WORDS).flatMap(([word, better]) =>
    text.includes(word) ? [{ excerpt: around(text, text.indexOf(word)), tip: `write ${better}` }] : [],
  );
  return [...found, ...words];
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 12), index + 16).replaceAll('\n', ' ');
}

/**
 * The prose of a Markdown or MDX file, markup removed: no code blocks, imports, JSX attributes, link targets. Inline code
 * and expressions become a Latin word, since the space rule holds for them too.
 */
export function proseOf(markdown: string): string {
  const [, front = '', body = markdown] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  const titles = [...front.matchAll(/^(?:title|description|label|tagline):\s*(.+)$/gm)].map(
    (match) => match[1]?.replaceAll(/^['"]|['"]$/g, '') ?? '',
  );
  const text = body
    .replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\s*$/gm, '')
    .replaceAll(/^(import|export) .*$/gm, '')
    .replaceAll(/\{\/\*[\s\S]*?\*\/\}|<!--[\s\S]*?-->/g, '')
    .replaceAll(/(`+)[^`]+?\1/g, 'code')
    .replaceAll(/<\/?[A-Za-z][^>]*>/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/^:::[a-z]+(?:\[([^\]]*)\])?/gm, '$1')
    .replaceAll(/https?:\/\/\S+/g, 'link')
    .replaceAll(/^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$/gm, '')
    .replaceAll(/\|/g, '\n')
    .replaceAll(/^[ \t]*(?:#{1,6}|[-*+]|\d+\.|>)[ \t]+/gm, '')
    .replaceAll(/\*\*|__|\*|~~/g, '')
    .replaceAll(/\{#[\w-]+\}|^:::$/gm, '')
    .replaceAll(/\{[^}]*\}/g, 'code')
    .replaceAll(/[ \t]+$|^[ \t]+/gm, '');
  return [...titles, text].join('\n');
}
