// @ts-check
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { withContentRoot } from './src/integrations/content-root.ts';
import { cspHashes } from './src/integrations/csp.ts';
import { gainsTable } from './src/integrations/gains-table.ts';
import { guideMarkdown } from './src/integrations/guide-markdown.ts';
import { clientIntent } from './src/integrations/intent.ts';
import { markdownTwins } from './src/integrations/markdown-twins.ts';
import { printStyle } from './src/integrations/print-style.ts';
import { guideSidebar } from './src/integrations/sidebar.ts';
import { siteEnv } from './src/integrations/site-env.ts';
import { yamlPlugin } from './src/integrations/yaml.ts';

const { site, base, repository } = siteEnv();

export default defineConfig({
  site,
  base,
  output: 'static',
  // A first visit waits for one answer instead of two; styles are a fifth of a page.
  build: { inlineStylesheets: 'always' },
  trailingSlash: 'always',
  prefetch: false,
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
      ],
      styleDirective: { resources: [{ resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
  },
  integrations: [
    guideMarkdown(),
    withContentRoot(
      starlight({
        title: { 'zh-CN': 'Fastpath 快路径', en: 'Fastpath' },
        locales: { zh: { label: '中文', lang: 'zh-CN' }, en: { label: 'English', lang: 'en' } },
        defaultLocale: 'zh',
        favicon: '/favicon.svg',
        editLink: { baseUrl: `${repository}/edit/main/` },
        disable404Route: true,
        sidebar: guideSidebar(),
        customCss: [
          './src/styles/tokens.css',
          './src/styles/site.css',
          './src/styles/frame.css',
          './src/styles/arrive.css',
        ],
        components: {
          Head: './src/overrides/Head.astro',
          Search: './src/overrides/Search.astro',
          Header: './src/overrides/Header.astro',
          Footer: './src/overrides/Footer.astro',
          PageTitle: './src/overrides/PageTitle.astro',
          PageSidebar: './src/overrides/PageSidebar.astro',
          // Theme and language stand in the header, on every screen.
          MobileMenuFooter: './src/overrides/Nothing.astro',
          Hero: './src/overrides/Nothing.astro',
          Banner: './src/overrides/Nothing.astro',
          DraftContentNotice: './src/overrides/Nothing.astro',
          FallbackContentNotice: './src/overrides/Nothing.astro',
          ThemeProvider: './src/overrides/ThemeProvider.astro',
        },
        expressiveCode: false,
      }),
    ),
    mdx(),
    preact(),
    clientIntent(),
    markdownTwins(),
    cspHashes(),
    sitemap({ i18n: { defaultLocale: 'zh', locales: { zh: 'zh-CN', en: 'en' } } }),
  ],
  vite: {
    plugins: [printStyle(), gainsTable(), yamlPlugin()],
    // Astro's own "use astro:head-inject" in MDX has done its work when the bundler sees it.
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                // Small parts of every page in one file: each request costs more than they weigh.
                groups: [{ name: 'page', test: /preload-helper|src\/scripts\/copy-text/ }],
              },
            },
          },
        },
      },
    },
    define: { 'import.meta.env.REPOSITORY_URL': JSON.stringify(repository) },
  },
});
