/** The texts of the pages on running Cilium and of the reference pages, in the language of the page that shows them. */
import en from '../../../content/i18n/messages/running.yaml?en';
import zh from '../../../content/i18n/messages/running.yaml?zh';
import { format } from '../../i18n/format';
import { langOf } from '../facts/text';

/** The function that reads a text for the page at an address. */
export function runningText(url: URL): (key: string, params?: Record<string, string>) => string {
  const messages: Record<string, string> = langOf(url) === 'zh' ? zh : en;
  return (key, params = {}) => format(messages[key] ?? key, params);
}
