import type { Source } from '../../core';
import { compareVersions } from '../../core/kernel/version';

/**
 * The sources of a rule that are nearest to a release line. A rule that holds in many lines was read in several; the
 * reader of one line wants that line's file, or the last one before it. Other sources stay.
 */
export function sourcesFor(sources: readonly Source[], line: string): Source[] {
  const refOf = (source: Source) => /^cilium\/cilium@(\d+\.\d+): /.exec(source)?.[1];
  const refs = [...new Set(sources.flatMap((source) => refOf(source) ?? []))].toSorted(compareVersions);
  const nearest = refs.findLast((ref) => compareVersions(ref, line) <= 0) ?? refs[0];
  return sources.filter((source) => {
    const ref = refOf(source);
    return ref === undefined || ref === nearest;
  });
}
