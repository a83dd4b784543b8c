import type { Pair } from '../../core/paths/drawing';
import { totals } from '../../core/paths/route';
import { COUNTS } from '../../core/paths/types';
import type { Words } from '../shared/words';

/** What both ways cost, count by count; counts that are zero on both are left out, but netfilter's never. */
export function Counters({ words, pair }: { words: Words; pair: Pair<string> }) {
  const { text } = words;
  const sums = { Legacy: pair.Legacy && totals(pair.Legacy), BPF: pair.BPF && totals(pair.BPF) };
  const keys = ([...COUNTS, 'hops'] as const).filter(
    (key) => key === 'nf' || (sums.Legacy?.[key] ?? 0) + (sums.BPF?.[key] ?? 0) > 0,
  );
  return (
    <section class="wrap" aria-label={text('paths.counts')}>
      <dl class="cnt">
        {keys.map((key) => (
          <div data-count={key} data-same={sums.Legacy?.[key] === sums.BPF?.[key] ? '' : undefined}>
            <dt>{text(`paths.count.${key}`)}</dt>
            <dd>
              <span data-m="legacy">
                <span class="vh">Legacy </span>
                {sums.Legacy?.[key] ?? '–'}
              </span>
              <span class="to" aria-hidden="true">
                →
              </span>
              <span data-m="bpf">
                <span class="vh">BPF </span>
                {sums.BPF?.[key] ?? '–'}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
