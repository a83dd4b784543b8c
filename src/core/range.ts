/** Ranges of Cilium releases, answered from memory: the same few ranges are asked again and again. */
import satisfies from 'semver/functions/satisfies.js';

const versions = new Map<string, Map<string, boolean>>();

/** The answers of one version so far; ask them through `inRange`, or keep the map where one version is asked often. */
export function answersOf(version: string): Map<string, boolean> {
  let answers = versions.get(version);
  if (!answers) {
    if (versions.size > 500) versions.clear(); // bounded: versions come from outside
    answers = new Map();
    versions.set(version, answers);
  }
  return answers;
}

/** Does a Cilium version ("1.18.12") lie in a semver range? No range means every release. */
export function inRange(version: string, range: string | undefined, answers = answersOf(version)): boolean {
  if (range === undefined) return true;
  let answer = answers.get(range);
  if (answer === undefined) {
    answer = satisfies(version, range);
    answers.set(range, answer);
  }
  return answer;
}
