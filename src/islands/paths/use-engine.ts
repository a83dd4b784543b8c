import { useEffect, useRef, useState } from 'preact/hooks';

import type { Words } from '../shared/words';
import type { Cluster } from './cluster';

/** The part that needs the rules: it is fetched when a reader, or a link, asks about another cluster. */
export interface Engine {
  Cluster: typeof Cluster;
  words: Words;
}

/** What a reader pressed before the engine was there, to be done when it is. */
export interface Wish {
  preset?: string;
  open?: boolean;
}

/**
 * Fetches the engine when it is wanted: at once for a link that describes a cluster, else at the first touch. `load` is
 * the language's own import.
 */
export function useEngine(load: () => Promise<Engine>): {
  engine: Engine | undefined;
  wish: Wish;
  fetch: () => void;
  want: (wish: Wish) => void;
  /** A link asks about another cluster than the page was built with, and is not read yet. */
  pending: boolean;
} {
  const [engine, set] = useState<Engine>();
  const [wish, setWish] = useState<Wish>({});
  const asked = useRef(false);
  const [pending, setPending] = useState(false);
  const fetch = async () => {
    if (asked.current) return;
    asked.current = true;
    try {
      const module = await load();
      set(() => module);
    } catch {
      asked.current = false; // the network failed: the next touch tries again
    }
    setPending(false);
  };
  useEffect(() => {
    if (location.search === '') return;
    setPending(true);
    void fetch();
  }, []);
  return {
    engine,
    wish,
    fetch: () => void fetch(),
    pending,
    want: (next) => {
      setWish(next);
      void fetch();
    },
  };
}
