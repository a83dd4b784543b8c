/** The frame of every published data file: what it is, its versions, and the day of its facts. */
import type { APIContext } from 'astro';
import { LINK_VERSION } from '../../core/permalink';
import { asset } from '../../i18n';

/** Version of the format; grows only when an old reading breaks. */
export const DATA_SCHEMA = 1;

/** Names of the published files. */
export const DATA_FILES = ['rules', 'releases', 'optimizations', 'kernels', 'helm', 'paths', 'benchmarks'] as const;
export type DataFile = (typeof DATA_FILES)[number];

interface FactFile {
  checked?: unknown;
}

/** The newest day on which one of the files was compared with its sources. */
const newest = (files: readonly FactFile[]): string =>
  files
    .map(({ checked }) => String(checked ?? ''))
    .toSorted()
    .at(-1) ?? '';

/** Facts as a JSON file, under the frame that /data/schema.json describes. */
export function publish(
  { site }: Pick<APIContext, 'site'>,
  name: DataFile,
  files: readonly FactFile[],
  facts: Record<string, unknown>,
): Response {
  const frame = {
    $schema: `${new URL(asset('data/schema.json'), site).href}#/$defs/${name}`,
    schema: DATA_SCHEMA,
    rulesVersion: LINK_VERSION,
    checked: newest(files),
    license: 'Apache-2.0',
  };
  return new Response(`${JSON.stringify({ ...frame, ...facts })}\n`, {
    headers: { 'Content-Type': 'application/json' },
  });
}
