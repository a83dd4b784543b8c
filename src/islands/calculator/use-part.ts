import { useMemo, useRef, useState } from 'preact/hooks';

/** A part of the page that is fetched when it is wanted. */
export interface LoadedPart<T> {
  part: T | undefined;
  failed: boolean;
  /** Fetches it, once; again after a failure. */
  ask: () => void;
}

/** Keeps a part that `load` fetches when somebody asks for it; the same object while nothing of it changes. */
export function usePart<T>(load: () => Promise<T>): LoadedPart<T> {
  const [state, set] = useState<Omit<LoadedPart<T>, 'ask'>>({ part: undefined, failed: false });
  const asked = useRef(false);
  const ask = () => {
    if (asked.current) return;
    asked.current = true;
    set((before) => (before.failed ? { part: undefined, failed: false } : before));
    load().then(
      (part) => set({ part, failed: false }),
      () => {
        asked.current = false;
        set({ part: undefined, failed: true });
      },
    );
  };
  return useMemo(() => ({ ...state, ask }), [state]);
}
