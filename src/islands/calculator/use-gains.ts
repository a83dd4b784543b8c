import { useEffect, useMemo, useRef } from 'preact/hooks';
import { sameData } from '../shared/same';
import { wordsOf, type Messages, type Words } from '../shared/words';
import type { GainSummary, summariesOf } from './gain-summary';
import type { Measured } from './measured';
import { useLater } from './use-later';
import { usePart, type LoadedPart } from './use-part';
import type { Tool } from './use-tool';

/** The measurements with what words and draws them; fetched when the page rests, or when a row is opened. */
export interface GainsPart {
  summariesOf: typeof summariesOf;
  Measured: typeof Measured;
  messages: Messages;
}

/** What rows show of measured gains. */
export interface Gains extends LoadedPart<GainsPart> {
  /** By optimization. */
  summaries: Record<string, GainSummary>;
  /** The texts of the page with those of measurements. */
  words: Words;
}

/** Milliseconds after which a page that never rests fetches them. */
const LATEST = 3000;

/** The summaries the server made, then those of the cluster as it is described; they follow a key stroke. */
export function useGains(tool: Tool, words: Words, load: () => Promise<GainsPart>): Gains {
  const loaded = usePart(load);
  const { part, ask } = loaded;
  useEffect(() => {
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(ask, LATEST);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(ask, { timeout: LATEST });
    return () => cancelIdleCallback(idle);
  }, []);
  const all = useMemo(
    () => (part ? wordsOf(words.lang, { ...words.messages, ...part.messages }) : words),
    [part, words],
  );
  const { environment, report, made } = tool;
  const last = useRef(made.gains);
  const { made: summaries } = useLater(
    [part, environment],
    function* () {
      if (!part) return last.current;
      const next = yield* part.summariesOf(environment, report, all);
      // Most keys change none of them: the same object spares the page a turn.
      if (!sameData(next, last.current)) last.current = next;
      return last.current;
    },
    made.gains,
  );
  return useMemo(() => ({ ...loaded, summaries, words: all }), [loaded, summaries, all]);
}
