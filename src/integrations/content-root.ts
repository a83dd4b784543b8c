import type { AstroIntegration } from 'astro';

/**
 * Lets Starlight read its pages and strings from `content/` at the top level, while Astro keeps `src/` for pages and
 * `content.config.ts`. Starlight derives one path, `<srcDir>/content/docs`, in five places (asides, heading links,
 * labels, dates, search); a plain `glob()` elsewhere builds without them and says nothing. So the integration, and
 * only it, is told that the project's root is the source folder.
 */
export function withContentRoot(integration: AstroIntegration): AstroIntegration {
  const setup = integration.hooks['astro:config:setup'];
  if (!setup) return integration;
  return {
    ...integration,
    hooks: {
      ...integration.hooks,
      'astro:config:setup': (options) =>
        setup({ ...options, config: { ...options.config, srcDir: options.config.root } }),
    },
  };
}
