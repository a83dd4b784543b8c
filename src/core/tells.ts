/** Parameters of sentences that differ by cluster, by the name rules use in `tells`. */
import type { Cluster } from './cluster';
import { cloudMost } from './jumbo';

/** Every function; each gives all its parameters for any cluster, empty where there is nothing to say. */
export const TELLS: Record<string, (cluster: Cluster) => Record<string, string>> = {
  cloudMtu: (cluster) => ({ most: String(cloudMost(cluster) ?? '') }),
};
