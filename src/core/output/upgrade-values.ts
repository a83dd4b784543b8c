/** Values that must change with Cilium's release: old names and words that the new chart ignores or refuses. */
import { resolveRelease } from '../release';
import type { Change, Environment } from '../types';
import { fitValues } from './fit';
import { difference } from './difference';
import { flatten } from '../values/path';

/**
 * A new release with the changes of values that it makes necessary, the release first. Of a line the newest patch is
 * taken: whoever upgrades wants its fixes.
 */
export function releaseChanges(environment: Environment, atLeast: string): Change[] {
  const { version } = resolveRelease(resolveRelease(atLeast).line);
  const before = environment.values ?? {};
  const values = difference(before, fitValues(before, resolveRelease(version)).values);
  return [
    { kind: 'cilium', atLeast: version },
    ...flatten(values).map(([path, value]): Change => ({
      kind: 'value',
      path,
      to: value === null ? undefined : value,
    })),
  ];
}
