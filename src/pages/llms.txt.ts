import type { APIContext } from 'astro';
import { getCollection } from 'astro:content';
import calculatorEn from '../../content/i18n/messages/calculator.yaml?en';
import calculatorZh from '../../content/i18n/messages/calculator.yaml?zh';
import gainsEn from '../../content/i18n/messages/gains-page.yaml?en';
import gainsZh from '../../content/i18n/messages/gains-page.yaml?zh';
import homeEn from '../../content/i18n/messages/home.yaml?en';
import homeZh from '../../content/i18n/messages/home.yaml?zh';
import matrixEn from '../../content/i18n/messages/matrix.yaml?en';
import matrixZh from '../../content/i18n/messages/matrix.yaml?zh';
import { asset } from '../i18n';
import { DATA_FILES } from './data/_publish';

const SECTIONS = [
  { lang: 'en', heading: 'English', words: { ...homeEn, ...calculatorEn, ...matrixEn, ...gainsEn } },
  { lang: 'zh', heading: '中文', words: { ...homeZh, ...calculatorZh, ...matrixZh, ...gainsZh } },
] as const;

/** The tools, with the keys of their title and description. */
const TOOLS = [
  { twin: 'index.md', key: 'home' },
  { twin: 'calculator.md', key: 'calc' },
  { twin: 'gains.md', key: 'gains' },
  { twin: 'matrix.md', key: 'matrix' },
] as const;

/** A map of the site for programs that read text: the Markdown twin of every page, by language. */
export async function GET({ site }: APIContext): Promise<Response> {
  const guides = await getCollection('docs', ({ id }) => /^(zh|en)\/./.test(id));
  const line = (path: string, title = path, about = '') =>
    `- [${title}](${new URL(asset(path), site).href})${about && `: ${about}`}`;
  const sections = SECTIONS.map(({ lang, heading, words }) => {
    const tools = TOOLS.map(({ twin, key }) =>
      line(`${lang}/${twin}`, words[`${key}.title`], words[`${key}.description`]),
    );
    const pages = guides
      .filter(({ id }) => id.startsWith(`${lang}/`))
      .map(({ id, data }) => line(`${id}.md`, data.title, data.description));
    return [`## ${heading}`, '', ...tools, ...pages].join('\n');
  });
  const head = ['# Fastpath', '', ...SECTIONS.map(({ words }) => `> ${words['home.description'] ?? ''}`)].join('\n');
  const data = ['## Data', '', ...['schema', ...DATA_FILES].map((name) => line(`data/${name}.json`))].join('\n');
  return new Response(`${[head, ...sections, data].join('\n\n')}\n`);
}
