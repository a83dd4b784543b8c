/** The two languages, both originals. The code is also the first part of an address. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** BCP 47 tags for `lang` attributes and `hreflang`. */
export const HTML_LANG = { zh: 'zh-CN', en: 'en' } as const satisfies Record<Lang, string>;

/** Each language's own name, for the switch. */
export const LANG_NAME = { zh: '中文', en: 'English' } as const satisfies Record<Lang, string>;

/** The tag for a `lang` attribute. */
export function htmlLang(lang: Lang): string {
  return HTML_LANG[lang];
}

/** The language a page is not in. */
export function otherLang(lang: Lang): Lang {
  return lang === 'zh' ? 'en' : 'zh';
}

/** Whether a text names one of the languages. */
export function isLang(text: unknown): text is Lang {
  return LANGS.some((lang) => lang === text);
}

/** Base path of the deployment, with a slash at both ends. */
export const BASE = `/${import.meta.env.BASE_URL}/`.replaceAll(/\/+/g, '/');

/** Address of a file or page below the base: `asset('favicon.svg')`. */
export function asset(path: string): string {
  return BASE + path.replace(/^\/+/, '');
}

/** Address of a page in a language: `href('zh', 'calculator/')`, the home page with `''`. Query and hash may follow. */
export function href(lang: Lang, path = ''): string {
  return asset(`${lang}/${path.replace(/^\/+/, '')}`);
}

/** Language and path of an address on this site, "calculator/"; undefined where the address is in no language. */
export function pagePath(pathname: string): { lang: Lang; path: string } | undefined {
  const [lang, ...rest] = (pathname.startsWith(BASE) ? pathname.slice(BASE.length) : pathname.slice(1)).split('/');
  return isLang(lang) ? { lang, path: rest.join('/') } : undefined;
}
