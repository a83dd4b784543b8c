import { useRef, useState } from 'preact/hooks';

/** A part of the page that is fetched when it is wanted. */
export interface LoadedPart<T> {
  part: T | undefined;
  failed: boolean;
  /** Fetches it, once; again after a failure. */
  ask: () => void;
}

/** Keeps a part that `load` fetches when somebody asks for it. */
export function usePart<T>(load: () => Promise<T>): LoadedPart<T> {
  const [part, set] = useState<T>();
  const [failed, fail] = useState(false);
  const asked = useRef(false);
  const ask = () => {
    if (asked.current) return;
    asked.current = true;
    fail(false);
    load().then(
      (module) => set(() => module),
      () => {
        asked.current = false;
        fail(true);
      },
    );
  };
  return { part, failed, ask };
}
