import { Glyph } from '../../components/marks/glyph';
import { seenBy, type Seen, type Sight } from '../../core/paths/sight';
import type { Pair } from '../../core/paths/drawing';
import type { Atlas } from '../../core/paths/types';
import { Rich, type Words } from '../shared/words';

const GLYPH = { sees: 'held', outer: 'held', blind: 'failed', unknown: 'unknown' } as const;

function SightCell({ sight, words }: { sight: Sight; words: Words }) {
  return (
    <span class="st8" data-sight={sight}>
      <Glyph name={GLYPH[sight]} />
      {words.text(`paths.sight.${sight}`)}
    </span>
  );
}

function Table({ seen, words, label }: { seen: Seen<string>[]; words: Words; label: string }) {
  const { text } = words;
  return (
    <table class="tbl seen" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{text('paths.rules.name')}</th>
          <th scope="col">Legacy</th>
          <th scope="col">BPF</th>
          <th scope="col">{text('paths.rules.instead')}</th>
        </tr>
      </thead>
      <tbody>
        {seen.map(({ rule, Legacy, BPF, stops }) => (
          <tr data-rule={rule.id} data-stops={stops ? '' : undefined}>
            <th scope="row">
              <Rich text={rule.name} />
            </th>
            <td>
              <SightCell sight={Legacy} words={words} />
            </td>
            <td>
              <SightCell sight={BPF} words={words} />
            </td>
            <td>
              <Rich text={rule.instead} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which rules stop seeing the packets of this scenario, and which do not. */
export function Rules({
  words,
  atlas,
  pair,
  probes,
}: {
  words: Words;
  atlas: Atlas<string>;
  pair: Pair<string>;
  probes: boolean;
}) {
  const { text } = words;
  const seen = seenBy(atlas, pair.Legacy, pair.BPF);
  const blind = seen.filter(({ stops }) => stops);
  const others = seen.filter(({ stops }) => !stops);
  const known = pair.Legacy !== undefined && pair.BPF !== undefined;
  return (
    <section class="wrap rules" data-late data-rules>
      <h2>{text('paths.rules')}</h2>
      {!known ? (
        <p class="mut">{text('paths.count.none')}</p>
      ) : blind.length === 0 ? (
        <p class="mut">{text('paths.rules.none')}</p>
      ) : (
        <Table seen={blind} words={words} label={text('paths.rules')} />
      )}
      {probes && (
        <p class="mut ambient">
          <Rich text={atlas.ambient.text} />
        </p>
      )}
      {known && (
        <details class="more">
          <summary>
            <Glyph name="down" />
            {text('paths.rules.others')}
          </summary>
          <Table seen={others} words={words} label={text('paths.rules.others')} />
        </details>
      )}
    </section>
  );
}
