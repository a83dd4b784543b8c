import { benchmarks, words } from '../../core/gains/data';

/** Every measurement with its source, every pair with its conditions, what is missing and where sources disagree. */
export function GET(): Response {
  const { metrics, units, grades } = words();
  const body = { version: 1, ...benchmarks(), metrics, units, grades };
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json; charset=utf-8' } });
}
