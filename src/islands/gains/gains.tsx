import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../core/gains/types';
import type { Words } from '../shared/words';
import { Axis } from './axis';
import { Detail } from './detail';
import { Estimator } from './estimator';
import { Filters } from './filters';
import { Follow } from '../shared/follow';
import { GradeGlyph } from '../shared/grade-mark';
import './gains.css';
import { usePublished, type PairTexts, type Sentences } from './published';
import { withOwn, type Own } from './query';
import { FIRST, groupWith, ownOf, readView, type View } from './state';

/** Milliseconds without a change after which the address follows. */
const PAUSE = 250;
const GRADES: readonly Grade[] = [
  'isolated',
  'isolated-with-caveat',
  'compound',
  'analogue',
  'prototype',
  'anecdotal',
  'bug-fix',
  'weak',
];

export interface GainsProps {
  /** Sentences of the pairs shown at first, by id, and what is missing there; the rest is fetched when asked for. */
  first: { pairs: [id: string, texts: PairTexts][]; gap: string };
}

/** Puts keys into the address after a pause, for the explorer and the estimator alike. */
export type WriteOwn = (own: Own) => void;

/** The explorer of published gains, and below it what they would make of the reader's own number. */
export function Gains({ first, words }: GainsProps & { words: Words }) {
  const { text, lang } = words;
  const [view, setView] = useState<View>(FIRST);
  const start = useMemo<Sentences>(
    () => ({ pairs: new Map(first.pairs), gaps: new Map([[FIRST.of, first.gap]]), claims: [], contradictions: [] }),
    [],
  );
  const published = usePublished(lang, start);
  const timer = useRef<number>();

  const pending = useRef<Own>({});
  const write = useCallback<WriteOwn>((own) => {
    Object.assign(pending.current, own);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      history.replaceState(
        history.state,
        '',
        location.pathname + withOwn(location.search, pending.current) + location.hash,
      );
    }, PAUSE);
  }, []);

  // A link is read in the task that wakes the island, so that what the reader did meanwhile comes after it.
  useLayoutEffect(() => {
    const read = (): void => {
      const next = readView(new URLSearchParams(location.search), location.hash);
      setView(next);
      if (next.of !== FIRST.of) published.ask();
    };
    if (location.search !== '' || location.hash !== '') read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);

  const change = (next: Partial<View>): void => {
    const after = { ...view, ...next };
    setView(after);
    published.ask();
    write(ownOf(after));
  };

  return (
    <div class="wrap gains">
      <div class="gl8">
        <ul aria-label={text('gains.grades')} class="grades">
          {GRADES.map((grade) => (
            <li>
              <GradeGlyph grade={grade} />
              {text(`gains.grade.${grade}`)}
            </li>
          ))}
        </ul>
        <Filters view={view} words={words} onChange={change} />
      </div>
      <div class="g2">
        <Axis view={view} words={words} onPick={(of) => change({ of, group: groupWith(of, view.group) })} />
        {/* A filter answers on the axis; the pairs of the chosen optimization follow, unless another was chosen. */}
        <Follow on={[view, published.state, published.sentences]} now={view.of}>
          {() => <Detail {...{ view, words, published }} onGroup={(group) => change({ group })} />}
        </Follow>
      </div>
      <Follow on={[view.of]} now={view.of}>
        {() => <Estimator {...{ words, write }} of={view.of} />}
      </Follow>
    </div>
  );
}
