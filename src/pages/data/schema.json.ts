import type { APIContext } from 'astro';
import en from '../../../content/i18n/messages/data.yaml?en';
import zh from '../../../content/i18n/messages/data.yaml?zh';
import { asset } from '../../i18n';
import { DATA_FILES, DATA_SCHEMA, type DataFile } from './_publish';

/** What each file holds beside the frame, in JSON Schema's words. */
const HOLDS: Record<DataFile, Record<string, unknown>> = {
  rules: {
    chart: { $ref: '#/$defs/ruleList' },
    agent: { $ref: '#/$defs/ruleList' },
    hostRouting: { $ref: '#/$defs/ruleList' },
    requirements: { type: 'array', items: { type: 'object', required: ['feature', 'source'] } },
    steps: { type: 'object' },
    texts: { type: 'object', required: ['zh', 'en'] },
  },
  releases: {
    lines: { type: 'array', items: { type: 'object', required: ['line', 'newest', 'patches', 'documentedKernel'] } },
  },
  optimizations: {
    optimizations: {
      type: 'array',
      items: { type: 'object', required: ['id', 'order', 'kind', 'advice', 'asked', 'sources', 'name', 'summary'] },
    },
  },
  kernels: {
    features: { type: 'object' },
    upstream: { type: 'object' },
    distributions: { type: 'object' },
    vendorBackports: { type: 'object' },
    drivers: { type: 'object' },
    unameRules: { type: 'object' },
  },
  helm: {
    options: { type: 'array', items: { type: 'object', required: ['path', 'flag', 'kind', 'default'] } },
    keys: { type: 'object', additionalProperties: { type: 'object', required: ['type', 'src'] } },
  },
  paths: {
    hops: {
      type: 'array',
      items: { type: 'object', required: ['id', 'slot', 'kind', 'where', 'name', 'what', 'sources'] },
    },
    ways: { type: 'array', items: { type: 'object', required: ['id', 'part', 'mode'] } },
    scenarios: { type: 'array', items: { type: 'object', required: ['id', 'title', 'legs'] } },
    rules: { type: 'array', items: { type: 'object', required: ['id', 'name', 'instead'] } },
    gaps: { type: 'array' },
  },
  benchmarks: {
    sources: {
      type: 'array',
      items: { type: 'object', required: ['id', 'title', 'publisher', 'url', 'readAt', 'bed'] },
    },
    measurements: {
      type: 'array',
      items: { type: 'object', required: ['id', 'source', 'about', 'metric', 'unit', 'config', 'value', 'read', 'at'] },
    },
    gains: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'of', 'source', 'metric', 'baseline', 'tuned', 'ratio', 'better', 'grade', 'setup'],
      },
    },
    claims: { type: 'array', items: { type: 'object', required: ['id', 'source', 'of', 'says', 'use'] } },
    gaps: { type: 'array', items: { type: 'object', required: ['of', 'status', 'says'] } },
    contradictions: { type: 'array', items: { type: 'object', required: ['sources', 'about', 'says'] } },
  },
};

/** Both languages, English first: JSON Schema has one description. */
const says = (key: string): string => `${en[key] ?? key}\n${zh[key] ?? key}`;

const FRAME = {
  schema: { const: DATA_SCHEMA, description: says('data.field.schema') },
  rulesVersion: { type: 'integer', description: says('data.field.rulesVersion') },
  checked: { type: 'string', format: 'date', description: says('data.field.checked') },
  license: { type: 'string', description: says('data.field.license') },
};

const fileSchema = (name: DataFile) => ({
  description: says(`data.${name}`),
  type: 'object',
  required: [...Object.keys(FRAME), ...Object.keys(HOLDS[name])],
  properties: { ...FRAME, ...HOLDS[name] },
});

/** JSON Schema of the published data, one definition a file. */
export const GET = ({ site }: Pick<APIContext, 'site'>): Response =>
  new Response(
    `${JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: new URL(asset('data/schema.json'), site).href,
      title: `${en['data.title'] ?? ''} · ${zh['data.title'] ?? ''}`,
      description: says('data.about'),
      $defs: {
        ...Object.fromEntries(DATA_FILES.map((name) => [name, fileSchema(name)])),
        ruleList: {
          type: 'array',
          items: { type: 'object', required: ['id', 'effect', 'when', 'shows', 'sources'] },
        },
      },
    })}\n`,
    { headers: { 'Content-Type': 'application/json' } },
  );
