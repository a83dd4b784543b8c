/** The cluster a reader lets this device keep, as the query of a link. No storage, or a full one, keeps nothing. */
const KEY = 'fastpath:cluster';

/** What is kept; '' where nothing is. */
export function keptCluster(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** Keeps a query, or forgets the one that is kept. */
export function keepCluster(query: string | undefined): void {
  try {
    if (query === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, query);
  } catch {
    // Storage is off or full: the page works without.
  }
}
