import { useEffect, useState } from 'preact/hooks';
import { decodeLink, encodeLink } from '../../core/permalink';
import type { Cluster } from '../shared/use-cluster';

const KEY = 'fastpath:cluster';

/** What is kept on this device; '' where nothing is, or the browser keeps nothing. */
function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function keep(query: string | undefined): void {
  try {
    if (query === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, query);
  } catch {
    // Storage is off or full: the page works without.
  }
}

/**
 * Keeps the cluster on this device where the reader agrees, for all guides; a link always wins over what is kept.
 * Taking the agreement back removes it.
 */
export function useRemembered({ environment, edit }: Cluster): { on: boolean; set: (on: boolean) => void } {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const query = kept();
    if (query === '') return;
    setOn(true);
    if (location.search === '') edit(decodeLink(query).environment);
  }, []);
  useEffect(() => {
    if (on) keep(encodeLink(environment));
  }, [on, environment]);
  return {
    on,
    set(next) {
      setOn(next);
      if (!next) keep(undefined);
    },
  };
}
