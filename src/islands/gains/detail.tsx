import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Pair } from '../../core/gains/pairs';
import type { Words } from '../shared/words';
import { PairBars } from './bars';
import { PairTableView } from './pair-table';
import type { PairTexts, Published } from './published';
import { shown, type View } from './state';
import { isLower, table } from './table';
import { bedText, times } from './wording';

/** Neighbours with the same conditions and caveat, so that each sentence stands once. */
function alike(pairs: Pair[], texts: ReadonlyMap<string, PairTexts>): { pairs: Pair[]; text: PairTexts | undefined }[] {
  const out: { pairs: Pair[]; text: PairTexts | undefined }[] = [];
  for (const pair of pairs) {
    const text = texts.get(pair.id);
    const group = out.find((other) => other.text?.setup === text?.setup && other.text?.caveat === text?.caveat);
    if (group) group.pairs.push(pair);
    else out.push({ pairs: [pair], text });
  }
  return out;
}

/** The pairs of one source: its bed once, then its bars. */
function SourceGroup({
  id,
  pairs,
  words,
  published,
  open: first,
}: {
  id: string;
  pairs: Pair[];
  words: Words;
  published: Published;
  open: boolean;
}) {
  const { text } = words;
  const [open, setOpen] = useState(first);
  useEffect(() => setOpen(first), [first]);
  const own = useRef<HTMLDetailsElement>(null);
  // Opened before the island lived.
  useLayoutEffect(() => {
    if (own.current?.open) setOpen(true);
  }, []);
  const source = table.sources[id];
  const ratios = pairs.map(({ ratio }) => ratio);
  const [low, high] = [times(Math.min(...ratios)), times(Math.max(...ratios))];
  return (
    <details ref={own} class="src-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary onClick={published.ask}>
        <b>{source?.title ?? id}</b>
        <span class="dim">{source?.year ?? text('gains.unstated')}</span>
        <span class="num span">{low === high ? low : `${low.slice(0, -1)}–${high}`}</span>
      </summary>
      {open && (
        <div class="src-body">
          {alike(pairs, published.sentences.pairs).map(({ pairs: list, text: said }) => (
            <section>
              {said && <p class="setup">{said.setup}</p>}
              <ul>
                {list.map((pair) => (
                  <PairBars pair={pair} words={words} />
                ))}
              </ul>
              {said?.caveat !== undefined && <p class="caution">{said.caveat}</p>}
            </section>
          ))}
          <dl class="bed">
            <dt>{text('gains.bed.title')}</dt>
            <dd>{bedText(source, words)}</dd>
            <dt>{text('gains.source')}</dt>
            <dd>
              <a href={source?.url ?? '#'} lang="en">
                {source?.title ?? id}
              </a>
              {places(pairs, published).map((at) => (
                <small lang="en">{at}</small>
              ))}
            </dd>
          </dl>
        </div>
      )}
    </details>
  );
}

/** Where in the source the numbers stand. */
function places(pairs: Pair[], { sentences }: Published): string[] {
  return [...new Set(pairs.map(({ id }) => sentences.pairs.get(id)?.at).filter((at) => at !== undefined))];
}

/** Everything known of the chosen optimization in the chosen metric: bars or a table, then gaps, claims, contradictions. */
export function Detail({ view, words, published }: { view: View; words: Words; published: Published }) {
  const { text, lang } = words;
  const pairs = useMemo(() => shown(view), [view]);
  const sources = [...new Set(pairs.map(({ source }) => source))];
  const leading =
    sources.find((source) => pairs.some((pair) => pair.source === source && pair.headline !== undefined)) ?? sources[0];
  const { sentences, state } = published;
  const gap = sentences.gaps.get(view.of);
  const claims = sentences.claims.filter(({ of }) => of === view.of);
  const conflicts = sentences.contradictions.filter(({ about }) => about.includes(view.of));
  return (
    <section class="det" aria-labelledby="gains-of">
      <header>
        <h2 id="gains-of">{text(`gains.of.${view.of}`)}</h2>
        <span class="dim">
          {text(`gains.group.${view.group}`)}
          {isLower(view.group) && text('gains.paren', { text: text('gains.lower') })}
        </span>
        {pairs.length > 0 && (
          <span class="key">
            <span>
              <i />
              {text('gains.before')}
            </span>
            <span>
              <i class="t" />
              {text('gains.after')}
            </span>
            <span>{text('gains.whisker')}</span>
          </span>
        )}
      </header>
      {pairs.length === 0 && (
        <p class="hatch hatch--wide">
          <span>
            {text(
              table.pairs.some(({ of }) => of === view.of)
                ? Object.keys(view.filter).length > 0
                  ? 'gains.none.filtered'
                  : 'gains.none.here'
                : 'gains.none',
            )}
          </span>
        </p>
      )}
      {view.as === 'table' && pairs.length > 0 ? (
        <PairTableView pairs={pairs} words={words} />
      ) : (
        sources.map((id) => (
          <SourceGroup
            key={`${view.of} ${id}`}
            id={id}
            open={id === leading}
            {...{ words, published }}
            pairs={pairs.filter(({ source }) => source === id)}
          />
        ))
      )}
      {pairs.some(({ fromError, toError }) => (fromError ?? toError) !== undefined) && (
        <p class="cap">{text('gains.axisread')}</p>
      )}
      {gap !== undefined && (
        <p class="gap">
          <b>{text('gains.gap')}</b> {gap}
        </p>
      )}
      {claims.length > 0 && (
        <section class="claims">
          <h3>{text('gains.claims')}</h3>
          <ul>
            {claims.map((claim) => (
              <li>
                {claim.says[lang]}
                <small>
                  {claim.use[lang]}
                  {text('gains.space')}
                  <a href={sourceUrlOf(claim.source)} class="src">
                    {claim.source}
                  </a>
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {conflicts.map(({ says }) => (
        <p class="caution">
          <b>{text('gains.conflict')}</b>
          {says[lang]}
        </p>
      ))}
      {state === 'loading' && (
        <p class="cap" role="status">
          {text('gains.loading')}
        </p>
      )}
      {state === 'failed' && (
        <p class="cap" role="status">
          {text('gains.failed')}{' '}
          <button type="button" class="btn btn--s" onClick={published.ask}>
            {text('gains.retry')}
          </button>
        </p>
      )}
    </section>
  );
}

/** Sources of claims alone are not in the small table; they stand in the page's list of sources. */
const sourceUrlOf = (id: string): string => table.sources[id]?.url ?? `#source-${id}`;
