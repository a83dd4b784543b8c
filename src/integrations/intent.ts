import type { AstroIntegration } from 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /**
     * Wakes the island when the reader turns to it; `"link"`: at once where the address has a query; `"kept"`: also where
     * the device keeps the reader's cluster.
     */
    'client:intent'?: boolean | 'link' | 'kept';
  }
}

/** Adds the directive `client:intent`. Astro writes its script into the pages that use it, with its hash in their policy. */
export function clientIntent(): AstroIntegration {
  return {
    name: 'fastpath:client-intent',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) =>
        addClientDirective({ name: 'intent', entrypoint: './src/scripts/intent.ts' }),
    },
  };
}
