import type { Reason } from '../core/types';
import { format } from './format';

/** Message key of a reason: its rule and how it stands, `<rule>.held`, `<rule>.failed` or `<rule>.unknown`. */
export function reasonKey({ id, state }: Pick<Reason, 'id' | 'state'>): string {
  return `${id}.${state}`;
}

/**
 * The sentence of a reason in the language of `messages`. Every rule has all three sentences in both languages, and a
 * test holds that; a missing one shows its key rather than nothing.
 */
export function reasonText(reason: Pick<Reason, 'id' | 'state' | 'params'>, messages: Record<string, string>): string {
  const key = reasonKey(reason);
  return format(messages[key] ?? key, reason.params);
}
