/** The texts of the guide parts, in the language of the page that shows them. */
import en from '../../../content/i18n/messages/guide.yaml?en';
import zh from '../../../content/i18n/messages/guide.yaml?zh';
import { format } from '../../i18n/format';
import type { Lang } from '../../i18n';

/** The language of an address: its first part below the base that is one; English elsewhere. */
export const langOf = ({ pathname }: URL): Lang => (/\/(zh|en)\//.exec(pathname)?.[1] === 'zh' ? 'zh' : 'en');

/** The function that reads a text, with its parameters; a key without a text is shown as it is. */
export type Say = (key: string, params?: Record<string, string>) => string;

/** Reads texts for the page at an address, in its language. */
export function textFor(url: URL, texts: Record<Lang, Record<string, string>>): Say {
  const messages = texts[langOf(url)];
  return (key, params = {}) => format(messages[key] ?? key, params);
}

/** Reads the texts of the guide parts for the page at an address. */
export const guideText = (url: URL): Say => textFor(url, { zh, en });
