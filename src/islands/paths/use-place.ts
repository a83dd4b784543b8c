import { useEffect, useState } from 'preact/hooks';
import { readPlace, START, writePlace, type Place } from './place';

/** The place in the explorer, in step with the part of the address behind "#". The server renders the start. */
export function usePlace(): [Place, (change: Partial<Place>) => void] {
  const [place, set] = useState(START);
  useEffect(() => {
    const read = () => set(readPlace(location.hash));
    if (location.hash !== '') read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return [
    place,
    (change) => {
      const next = { ...place, ...change };
      set(next);
      history.replaceState(history.state, '', location.pathname + location.search + writePlace(next));
    },
  ];
}
