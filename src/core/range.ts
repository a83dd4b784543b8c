/** Ranges of Cilium releases, answered from memory: the same few ranges are asked again and again. */
import satisfies from 'semver/functions/satisfies.js';

const answers = new Map<string, boolean>();

/** Does a Cilium version ("1.18.12") lie in a semver range? No range means every release. */
export function inRange(version: string, range: string | undefined): boolean {
  if (range === undefined) return true;
  const key = `${version} ${range}`;
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = satisfies(version, range);
    if (answers.size > 20_000) answers.clear(); // bounded: versions come from outside
    answers.set(key, answer);
  }
  return answer;
}
