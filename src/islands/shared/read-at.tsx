import type { Reason } from '../../core';
import { sourceUrl } from '../../core/source';
import { sourcesFor } from './sources';
import type { Words } from './words';

/** Where a reason was read, for a release line, and whether it was concluded rather than read. */
export function ReadAt({
  reason,
  line,
  words,
  most,
}: {
  reason: Reason;
  line: string;
  words: Words;
  most?: number | undefined;
}) {
  return (
    <>
      {sourcesFor(reason.sources, line)
        .slice(0, most)
        .map((source) => (
          <a class="src" href={sourceUrl(source)}>
            {source}
          </a>
        ))}
      {reason.confidence === 'inferred' && <span class="inferred">{words.text('condition.inferred')}</span>}
    </>
  );
}
