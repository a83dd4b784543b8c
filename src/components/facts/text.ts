/** The texts of the guide parts, in the language of the page that shows them. */
import en from '../../../content/i18n/messages/guide.yaml?en';
import zh from '../../../content/i18n/messages/guide.yaml?zh';
import { format } from '../../i18n/format';
import type { Lang } from '../../i18n';

/** The language of an address: its first part below the base that is one; English elsewhere. */
export const langOf = ({ pathname }: URL): Lang => (/\/(zh|en)\//.exec(pathname)?.[1] === 'zh' ? 'zh' : 'en');

/** The function that reads a text of the guide parts for the page at an address. */
export function guideText(url: URL): (key: string, params?: Record<string, string>) => string {
  const messages: Record<string, string> = langOf(url) === 'zh' ? zh : en;
  return (key, params = {}) => format(messages[key] ?? key, params);
}
