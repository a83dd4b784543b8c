import type { APIContext } from 'astro';
import { publish } from './_publish';

const files = Object.entries(
  import.meta.glob<Record<string, unknown>>('../../../content/kernels/*.yaml', { eager: true, import: 'default' }),
);

/** "…/vendor-backports.yaml" is `vendorBackports`. */
const nameOf = (path: string): string =>
  (path.split('/').at(-1) ?? '')
    .replace(/\.yaml$/, '')
    .replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What is known of kernels, by file. */
export const GET = (context: Pick<APIContext, 'site'>): Response =>
  publish(
    context,
    'kernels',
    files.map(([, data]) => data),
    Object.fromEntries(files.map(([path, data]) => [nameOf(path), data])),
  );
