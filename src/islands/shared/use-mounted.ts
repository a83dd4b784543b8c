import { useEffect, useState } from 'preact/hooks';

/** False on the server and in the first paint, true after: for long lists that need not be in the page's HTML. */
export function useMounted(): boolean {
  const [mounted, set] = useState(false);
  useEffect(() => set(true), []);
  return mounted;
}
