/** The published data, asked for when its sentences are needed: conditions, caveats, claims, gaps. */
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Benchmarks, Claim, Contradiction, Gain, Subject, Text } from '../../core/gains/types';
import { asset, type Lang } from '../../i18n';

/** What a pair was measured under and what to mind, in one language. */
export interface PairTexts {
  setup: string;
  caveat?: string;
  /** Section or figure of the source. */
  at?: string;
}

/** The sentences of one language, by id. */
export interface Sentences {
  pairs: ReadonlyMap<string, PairTexts>;
  gaps: ReadonlyMap<Subject, string>;
  claims: readonly Claim[];
  contradictions: readonly Contradiction[];
}

export interface Published {
  state: 'idle' | 'loading' | 'ready' | 'failed';
  sentences: Sentences;
  /** Asks for the data, once; again after a failure. */
  ask: () => void;
}

const pick = (text: Text, lang: Lang): string => text[lang];

function sentencesOf(data: Benchmarks, lang: Lang): Sentences {
  const places = new Map(data.measurements.map(({ id, at }) => [id, at]));
  const texts = ({ setup, caveat, tuned }: Gain): PairTexts => {
    const at = places.get(tuned);
    return { setup: pick(setup, lang), ...(caveat && { caveat: pick(caveat, lang) }), ...(at !== undefined && { at }) };
  };
  return {
    pairs: new Map(data.gains.map((gain) => [gain.id, texts(gain)])),
    gaps: new Map(data.gaps.map(({ of, says }) => [of, pick(says, lang)])),
    claims: data.claims,
    contradictions: data.contradictions,
  };
}

/** Starts with the sentences the page came with; `ask` fetches all from this site. */
export function usePublished(lang: Lang, first: Sentences): Published {
  const [state, setState] = useState<Published['state']>('idle');
  const [sentences, setSentences] = useState(first);
  const asked = useRef(false);
  const ask = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setState('loading');
    void (async () => {
      try {
        const response = await fetch(asset('data/benchmarks.json'));
        if (!response.ok) throw new Error(String(response.status));
        setSentences(sentencesOf((await response.json()) as Benchmarks, lang));
        setState('ready');
      } catch {
        asked.current = false;
        setState('failed');
      }
    })();
  }, []);
  return { state, sentences, ask };
}
