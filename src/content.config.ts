import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';

/** The guides, one folder per language; the same file name in both is the same page. */
const docs = defineCollection({
  loader: glob({ base: './content/docs', pattern: '**/[^_]*.{md,mdx}' }),
  schema: docsSchema({
    extend: z.object({
      /** The day the page's facts were last compared with their sources. */
      checked: z.coerce.date().optional(),
    }),
  }),
});

/** What the frame of the guides says beyond Starlight's own strings. */
const i18n = defineCollection({
  loader: glob({ base: './content/i18n', pattern: '*.json', generateId: ({ entry }) => entry.replace(/\.json$/, '') }),
  schema: i18nSchema(),
});

/** Starlight reads these two collections. */
export const collections = { docs, i18n };
