/**
 * Three projects, run apart by `tests/run.mjs`:
 * `unit` needs only the sources, `site` reads a built `dist/`, `browser` serves it to a real Chromium.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { gainsTable } from '../src/integrations/gains-table.ts';
import { yamlPlugin } from '../src/integrations/yaml.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [gainsTable(), yamlPlugin()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        // A slow machine is no reason to fail: timings belong to the benchmark.
        test: {
          name: 'unit',
          include: ['tests/{core,data,islands,i18n,integrations}/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'site', include: ['tests/site/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
