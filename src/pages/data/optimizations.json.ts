import type { APIContext } from 'astro';
import { publish } from './_publish';

const files = Object.values(
  import.meta.glob<{ checked: string; order: number }>('../../../content/optimizations/*.yaml', {
    eager: true,
    import: 'default',
  }),
);

/** Every optimization, whole, in working order. */
export const GET = (context: Pick<APIContext, 'site'>): Response =>
  publish(context, 'optimizations', files, { optimizations: files.toSorted((a, b) => a.order - b.order) });
