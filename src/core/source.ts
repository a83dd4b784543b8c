/** Source strings as links. */
import type { Source } from './types';

/**
 * The address of a source: URLs as they are; "owner/repo@ref: path" at GitHub, where a bare release line of
 * cilium/cilium is its branch. Undefined where there is nothing to link. Only http(s) addresses come out.
 */
export function sourceUrl(source: Source): string | undefined {
  if (/^https?:\/\/\S+$/.test(source)) return source;
  const match = /^([\w.-]+\/[\w.-]+)@([\w.-]+): ([\w./-]+)/.exec(source);
  if (!match) return undefined;
  const [, repo = '', ref = '', path = ''] = match;
  if (repo === 'cilium/charts') return `https://github.com/cilium/charts`;
  const branch =
    repo === 'cilium/cilium' && /^\d+\.\d+$/.test(ref)
      ? `v${ref}`
      : repo === 'cilium/cilium' && /^\d+\.\d+\.\d+$/.test(ref)
        ? `v${ref}`
        : ref;
  return `https://github.com/${repo}/blob/${branch}/${path}`;
}
