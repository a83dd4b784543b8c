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
  /** A link asks about another cluster than the page was built with, and is not read yet. */
  pending: boolean;
} {
  const [engine, set] = useState<Engine>();
  const [wish, setWish] = useState<Wish>({});
  const asked = useRef(false);
  const [pending, setPending] = useState(false);
  const fetch = () => {
    if (asked.current) return;
    asked.current = true;
    load().then(
      (module) => {
        set(() => module);
        setPending(false);
      },
      () => (asked.current = false),
    );
  };
  useEffect(() => {
    if (location.search === '') return;
    setPending(true);
    fetch();
  }, []);
  return {
    engine,
    wish,
    fetch,
    pending,
    want: (next) => {
      setWish(next);
      fetch();
    },
  };
}
