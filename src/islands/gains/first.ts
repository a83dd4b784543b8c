/** The sentences the page comes with, so that the first view is whole before anything is fetched. For pages only. */
import type { Benchmarks } from '../../core/gains/types';
import type { Lang } from '../../i18n';
import type { GainsProps } from './gains';
import { FIRST, shown } from './state';

/** Conditions and caveats of the source that is open at first, and what is missing there. */
export function firstSentences(data: Benchmarks, lang: Lang): GainsProps['first'] {
  const pairs = shown(FIRST);
  const source = pairs[0]?.source;
  const gains = new Map(data.gains.map((gain) => [gain.id, gain]));
  const places = new Map(data.measurements.map(({ id, at }) => [id, at]));
  return {
    pairs: pairs
      .filter((pair) => pair.source === source)
      .flatMap(({ id }) => {
        const gain = gains.get(id);
        if (!gain) return [];
        const at = places.get(gain.tuned);
        return [
          [
            id,
            {
              setup: gain.setup[lang],
              ...(gain.caveat && { caveat: gain.caveat[lang] }),
              ...(at !== undefined && { at }),
            },
          ],
        ];
      }),
    gap: data.gaps.find(({ of }) => of === FIRST.of)?.says[lang] ?? '',
  };
}
