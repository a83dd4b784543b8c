import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * The Vite plugin that gives pages `src/styles/print.css` where Starlight would send its own print sheet: that one styles
 * parts the site does not have, and every first load pays for it.
 */
export function printStyle(): Plugin {
  const own = fileURLToPath(new URL('../styles/print.css', import.meta.url));
  return {
    name: 'fastpath:print-style',
    enforce: 'pre',
    resolveId(source, importer) {
      const [, query] = /style\/print\.css(\?.*)$/.exec(source) ?? [];
      return query !== undefined && importer?.includes('starlight') ? own + query : null;
    },
  };
}
