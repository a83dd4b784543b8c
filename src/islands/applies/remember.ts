import { useEffect, useState } from 'preact/hooks';
import { decodeLink, encodeLink } from '../../core/permalink';
import { keepCluster, keptCluster } from '../../scripts/kept-cluster';
import type { Cluster } from '../shared/use-cluster';

/**
 * Keeps the cluster on this device where the reader agrees, for all guides; a link always wins over what is kept.
 * Taking the agreement back removes it.
 */
export function useRemembered({ environment, edit }: Cluster): { on: boolean; set: (on: boolean) => void } {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const query = keptCluster();
    if (query === '') return;
    setOn(true);
    if (location.search === '') edit(decodeLink(query).environment);
  }, []);
  useEffect(() => {
    if (on) keepCluster(encodeLink(environment));
  }, [on, environment]);
  return {
    on,
    set(next) {
      setOn(next);
      if (!next) keepCluster(undefined);
    },
  };
}
