import type { APIContext } from 'astro';
import keys from '../../../content/helm/keys.yaml';
import options from '../../../content/helm/options.yaml';
import { publish } from './_publish';

/** Helm paths: those that rules ask for, and what each chart makes of all that are known. */
export const GET = (context: Pick<APIContext, 'site'>): Response =>
  publish(context, 'helm', [keys, options], { options: options.options, keys: keys.keys, sources: keys.sources });
