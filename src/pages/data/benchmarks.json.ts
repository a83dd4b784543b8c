import type { APIContext } from 'astro';
import { benchmarks, words } from '../../core/gains/data';
import { publish } from './_publish';

/** Every measurement with its source, every pair with its conditions, what is missing and where sources disagree. */
export function GET(context: Pick<APIContext, 'site'>): Response {
  const { checked, ...facts } = benchmarks();
  const { metrics, units, loads, grades } = words();
  return publish(context, 'benchmarks', [{ checked }], { ...facts, metrics, units, loads, grades });
}
