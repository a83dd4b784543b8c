import { useEffect, useRef, useState } from 'preact/hooks';

/** The part that needs the rules: it is fetched when a reader, or a link, asks about another cluster. */
export type Engine = typeof import('./engine-zh');

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
} {
  const [engine, set] = useState<Engine>();
  const [wish, setWish] = useState<Wish>({});
  const asked = useRef(false);
  const fetch = () => {
    if (asked.current) return;
    asked.current = true;
    load().then(
      (module) => set(() => module),
      () => (asked.current = false),
    );
  };
  useEffect(() => {
    if (location.search !== '') fetch();
  }, []);
  return {
    engine,
    wish,
    fetch,
    want: (next) => {
      setWish(next);
      fetch();
    },
  };
}
