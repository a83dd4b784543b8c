import type { ComponentChildren } from 'preact';
import { format } from '../../i18n/format';
import type { Lang } from '../../i18n';

/** Texts of one language, by key. */
export type Messages = Record<string, string>;
/** Parameters of a text, `{name}`. */
export type Params = Record<string, string>;

/** One language's texts, as an island passes them down. */
export interface Words {
  lang: Lang;
  messages: Messages;
  /** The text of a key with its parameters; the key itself where there is no text, so that a gap is seen. */
  text(key: string, params?: Params): string;
}

/** Binds a language's texts. */
export function wordsOf(lang: Lang, messages: Messages): Words {
  return { lang, messages, text: (key, params = {}) => format(messages[key] ?? key, params) };
}

/** A reason as a sentence: rules write some with their full stop, some without. */
export function sentence(said: string, { text }: Words): string {
  return /[.。!?！？…）)]$/.test(said) ? said : text('tool.sentence', { sentence: said });
}

const MARKUP = /(\*\*.+?\*\*|`[^`]+`)/;

/**
 * A text with `**strong**` and `` `code` ``. The markup is read before the parameters go in, so nothing a user typed
 * can become markup; it would only ever become text nodes anyway.
 */
export function Rich({ text, params = {} }: { text: string; params?: Params | undefined }): ComponentChildren {
  return text.split(MARKUP).map((part) => {
    if (part.startsWith('**') && part.length > 4) return <b>{format(part.slice(2, -2), params)}</b>;
    if (part.startsWith('`') && part.length > 2) return <code>{format(part.slice(1, -1), params)}</code>;
    return format(part, params);
  });
}
