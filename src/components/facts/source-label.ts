/** Short names for sources, to stand beside a claim. */
import type { Source } from '../../core';

/** "cilium#36022" for an issue or change, "linux@b44123b" for a commit, "tuning.rst@1.18" for a file, the host for other pages. */
export function sourceLabel(source: Source): string {
  const thread = /^https:\/\/github\.com\/[\w.-]+\/([\w.-]+)\/(?:issues|pull)\/(\d+)/.exec(source);
  if (thread) return `${thread[1]}#${thread[2]}`;
  const commit = /^https:\/\/github\.com\/[\w.-]+\/([\w.-]+)\/commit\/(\w{7})/.exec(source);
  if (commit) return `${commit[1]}@${commit[2]}`;
  const file = /^[\w.-]+\/[\w.-]+@([\w.-]+): (?:[\w.-]+\/)*([\w.-]+)/.exec(source);
  if (file) return `${file[2]}@${file[1]}`;
  return source.replace(/^https?:\/\/(?:www\.)?/, '').replace(/[/#?].*$/, '');
}
