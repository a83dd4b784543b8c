/** Cilium releases: what is published, and which one an input means. */
import data from '../../content/cilium/releases.yaml';
import type { CiliumRelease } from './types';

interface Line {
  line: string;
  newest: number;
  missing?: number[];
  documentedKernel: string;
  documentedException: string;
  source: string;
}
const LINES: Line[] = data.lines;

/** A release line with its published patches, oldest first. */
export interface ReleaseLine {
  line: string;
  newest: string;
  patches: string[];
  /** Minimum kernel the documentation of the line names, and its exception. */
  documentedKernel: string;
  documentedException: string;
  source: string;
}

const RELEASES: ReleaseLine[] = LINES.map(({ line, newest, missing = [], ...rest }) => ({
  ...rest,
  line,
  newest: `${line}.${newest}`,
  patches: Array.from({ length: newest + 1 }, (_, patch) => patch)
    .filter((patch) => !missing.includes(patch))
    .map((patch) => `${line}.${patch}`),
}));

/** All lines, oldest first. Source: content/cilium/releases.yaml. */
export const releases = (): readonly ReleaseLine[] => RELEASES;

const MAINTAINED = 3;

/** The oldest line that is maintained: the last three are. Source: cilium/cilium@1.20: README.rst */
export const oldestMaintained = (): string => RELEASES.at(-MAINTAINED)?.line ?? '';

const oldestLine = (): ReleaseLine => RELEASES[0] as ReleaseLine;
const newestLine = (): ReleaseLine => RELEASES[RELEASES.length - 1] as ReleaseLine;

const resolved = new Map<string, CiliumRelease>();
const LONGEST_KEPT = 40;

/**
 * Which release a text means: "1.16", "v1.16.3", "1.16.3-rc.1". A line alone is its newest patch. A patch nobody has
 * listed keeps its number within a known line. Newer lines are judged by the newest known; older lines by the oldest,
 * and what is no release by the newest, both marked `fallback`. Never throws.
 */
export function resolveRelease(text: unknown): CiliumRelease {
  if (typeof text !== 'string' || text.length > LONGEST_KEPT) return readRelease(text);
  let release = resolved.get(text);
  if (!release) {
    release = readRelease(text);
    if (resolved.size > 500) resolved.clear(); // bounded: texts come from outside
    resolved.set(text, release);
  }
  return release;
}

function readRelease(text: unknown): CiliumRelease {
  const match = /^\s*v?(\d{1,3})\.(\d{1,3})(?:\.(\d{1,4}))?(?:[-+][\w.+-]{0,64})?\s*$/.exec(
    typeof text === 'string' ? text : '',
  );
  const newest = newestLine();
  if (!match) return { version: newest.newest, line: newest.line, match: 'fallback' };
  const [, major, minor, patch] = match;
  const line = `${Number(major)}.${Number(minor)}`;
  const known = RELEASES.find((entry) => entry.line === line);
  if (!known) {
    const [a = 0, b = 0] = newest.line.split('.').map(Number);
    const newer = Number(major) > a || (Number(major) === a && Number(minor) > b);
    const { newest: version, line: nearest } = newer ? newest : oldestLine();
    return { version, line: nearest, match: newer ? 'newer-line' : 'fallback' };
  }
  if (patch === undefined) return { version: known.newest, line, match: 'line' };
  const version = `${line}.${Number(patch)}`;
  return { version, line, match: known.patches.includes(version) ? 'exact' : 'unlisted-patch' };
}
