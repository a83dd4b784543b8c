/** Parameters of sentences that differ by cluster, by the name rules use in `tells`. */
import type { Cluster } from './cluster';
import { documentedKernel } from './derived-kernel';
import { cloudMost } from './jumbo';
import { distributionLife, seriesLife } from './kernel/life';
import { nicParams } from './nic-xdp';
import { oldestMaintained } from './release';

/** Every function; each gives all its parameters for any cluster, empty where there is nothing to say. */
export const TELLS: Record<string, (cluster: Cluster) => Record<string, string>> = {
  seriesLife: ({ kernel }) => {
    const life = seriesLife(kernel);
    return { series: life?.series ?? '', ends: life?.ends ?? '' };
  },
  distributionLife: ({ distribution }) => {
    const life = distributionLife(distribution);
    return { name: life?.name ?? '', ends: life?.standard ?? '', extended: life?.extended ?? '' };
  },
  documentedKernel: (cluster) => {
    const documented = documentedKernel(cluster);
    return { floor: documented?.kernel ?? '', exception: documented?.exception ?? '' };
  },
  releaseLife: () => ({ maintained: oldestMaintained() }),
  xdpLimit: nicParams,
  cloudMtu: (cluster) => ({ most: String(cloudMost(cluster) ?? '') }),
};
