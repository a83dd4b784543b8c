import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Pair } from '../../core/gains/pairs';
import type { Words } from '../shared/words';
import { spanText } from './axis';
import { PairBars } from '../shared/pair-bars';
import type { PairTexts, Published } from './published';
import { inTests } from './state';
import { table } from './table';
import { bedText } from './wording';

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
export function SourceGroup({
  id,
  pairs,
  words,
  published,
  sorted,
  open: first,
}: {
  id: string;
  pairs: Pair[];
  words: Words;
  published: Published;
  /** By the reader: the order stays. */
  sorted: boolean;
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
  return (
    <details ref={own} class="src-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary onClick={published.ask}>
        <b>{source?.title ?? id}</b>
        <span class="dim">{source?.year ?? text('gains.unstated')}</span>
        <span class="num span">{spanText(pairs)}</span>
      </summary>
      {open && (
        <div class="src-body">
          {alike(sorted ? pairs : inTests(pairs), published.sentences.pairs).map(
            ({ pairs: list, text: said }, index, all) => (
              <section>
                {said && <p class="setup">{said.setup}</p>}
                <ul>
                  {list.map((pair) => (
                    <PairBars pair={pair} terms={table} words={words} />
                  ))}
                </ul>
                {/* A caveat that the next sections share stands once, behind the last of them. */}
                {said?.caveat !== undefined &&
                  !all.slice(index + 1).some((other) => other.text?.caveat === said.caveat) && (
                    <p class="caution">{said.caveat}</p>
                  )}
              </section>
            ),
          )}
          <dl class="bed">
            <dt>{text('gains.bed.title')}</dt>
            <dd>{bedText(source, words)}</dd>
            <dt>{text('gains.source')}</dt>
            <dd>
              <a href={source?.url ?? '#'} lang="en">
                {source?.title ?? id}
              </a>
              <small lang="en">{places(pairs, published).join(' · ')}</small>
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
