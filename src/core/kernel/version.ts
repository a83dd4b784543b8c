/** Comparing normalised kernel versions ("5.10" or "5.10.209"): three numbers, no pre-release rules. */

function numbersOf(version: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}

/** Negative, 0 or positive as `a` is older than, the same as, or newer than `b`; missing numbers are 0. */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** "5.10" of "5.10.209". */
export function seriesOf(version: string): string {
  const [major, minor] = numbersOf(version);
  return `${major}.${minor}`;
}
