import en from '../../content/i18n/messages/site.yaml?en';
import zh from '../../content/i18n/messages/site.yaml?zh';
import { format } from './format';
import type { Lang } from './index';

/** Texts of the frame, built into pages; not for islands, which carry one language only. */
export const siteMessages: Record<Lang, Record<string, string>> = { zh, en };

/** Gives the function that reads a text of the frame in one language; an unknown key is shown as it is. */
export function siteText(lang: Lang): (key: string, params?: Record<string, string>) => string {
  return (key, params) => format(siteMessages[lang][key] ?? key, params);
}
