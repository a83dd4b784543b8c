import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import changelog from '../../../content/changelog.yaml';
import { htmlLang, href, LANGS, type Lang } from '../../i18n';
import { siteText } from '../../i18n/site';

/** One entry of `content/changelog.yaml`. */
interface Entry {
  id: string;
  date: string;
  page: string;
  title: Record<Lang, string>;
  summary: Record<Lang, string>;
}

export const getStaticPaths = () => LANGS.map((lang) => ({ params: { lang } }));

/** The changes of the site as a feed, one per language. */
export function GET({ params, site }: APIContext): Promise<Response> {
  const lang = params['lang'] as Lang;
  const text = siteText(lang);
  const home = new URL(href(lang, ''), site);
  return rss({
    title: text('feed.title'),
    description: text('feed.description'),
    site: home,
    trailingSlash: true,
    customData: `<language>${htmlLang(lang)}</language>`,
    items: (changelog as Entry[]).map(({ date, page, title, summary }) => ({
      title: title[lang],
      description: summary[lang],
      pubDate: new Date(date),
      link: new URL(href(lang, page), site).href,
    })),
  });
}
