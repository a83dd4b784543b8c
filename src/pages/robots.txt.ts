import type { APIContext } from 'astro';
import { asset } from '../i18n';

/** Everything may be read; the sitemap says what there is. */
export function GET({ site }: APIContext): Response {
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(asset('sitemap-index.xml'), site).href}\n`);
}
