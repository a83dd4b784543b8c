import type { APIContext } from 'astro';
import { files } from '../../core/paths/facts';
import { publish } from './_publish';

/** Every path the explorer draws: hops, ways, scenarios, and the rules that stand at the hops. */
export const GET = (context: Pick<APIContext, 'site'>): Response =>
  publish(context, 'paths', [...files.hops, ...files.ways, files.scenarios, files.rules, files.gaps], {
    hops: files.hops.flatMap(({ hops }) => hops),
    ways: files.ways.flatMap(({ ways }) => ways),
    scenarios: files.scenarios.scenarios,
    rules: files.rules.rules,
    gaps: files.gaps.gaps,
  });
