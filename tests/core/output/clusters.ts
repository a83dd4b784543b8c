/** Every preset on every release line, in that release's words: the clusters that outputs are tested on. */
import { presets, releases, resolveRelease, type Environment } from '../../../src/core';
import { fitValues } from '../../../src/core/output';

export interface Case {
  preset: string;
  release: string;
  /** Not the newest of its line. */
  edge: boolean;
  environment: Environment;
}

/** Charts at which something changes inside a line, beside the newest of each. */
export const EDGES = [
  '1.13.0',
  '1.13.4',
  '1.14.0',
  '1.14.3',
  '1.15.8',
  '1.16.0',
  '1.16.8',
  '1.17.0',
  '1.17.2',
  '1.18.0',
  '1.18.3',
  '1.19.0',
  '1.19.3',
];

/** A preset as it would be on a release. */
export function on(environment: Environment, release: string): Environment {
  const { values } = fitValues(environment.values, resolveRelease(release));
  return { ...environment, cilium: release, values };
}

const NEWEST = releases().map(({ newest }) => newest);

export const CASES: Case[] = presets.flatMap(({ id, environment }) =>
  [...new Set([...NEWEST, ...EDGES])].map((release) => ({
    preset: id,
    release,
    edge: !NEWEST.includes(release),
    environment: on(environment, release),
  })),
);
