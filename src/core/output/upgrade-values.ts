/** Values that must change with Cilium's release: old names and words that the new chart ignores or refuses. */
import { resolveRelease } from '../release';
import type { Change, CiliumRelease, Environment } from '../types';
import { fitValues } from './fit';
import { difference } from './difference';
import { flatten } from '../values/path';

/** A new release with the changes of values that it makes necessary, the release first. */
export function releaseChanges(environment: Environment, atLeast: string): Change[] {
  const release: CiliumRelease = resolveRelease(atLeast);
  const before = environment.values ?? {};
  const values = difference(before, fitValues(before, release).values);
  return [
    { kind: 'cilium', atLeast },
    ...flatten(values).map(([path, value]): Change => ({
      kind: 'value',
      path,
      to: value === null ? undefined : value,
    })),
  ];
}
