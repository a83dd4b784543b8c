/** The measurements as a table for spreadsheets: one row a number, its source beside it. */
import type { Benchmarks, Measurement } from './types';

const COLUMNS = [
  'id',
  'about',
  'metric',
  'value',
  'error',
  'unit',
  'streams',
  'side',
  'load',
  'config',
  'variant',
  'read',
  'flag',
  'superseded',
  'at',
  'source',
  'title',
  'publisher',
  'published',
  'url',
  'cpu',
  'nic',
  'link_gbits',
  'kernel',
  'cilium',
  'mtu',
] as const;

/** A cell: quoted where it must be. A text that a spreadsheet would compute is kept a text. */
export function cell(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** All measurements as CSV (RFC 4180, UTF-8, English). */
export function toCsv({ measurements, sources }: Benchmarks): string {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const row = (m: Measurement): Record<(typeof COLUMNS)[number], string | number | boolean | undefined> => {
    const source = byId.get(m.source);
    const bed = source?.bed ?? {};
    return {
      id: m.id,
      about: m.about.join(' '),
      metric: m.metric,
      value: m.value,
      error: m.error,
      unit: m.unit,
      streams: m.streams,
      side: m.side,
      load: m.load,
      config: m.config,
      variant: Object.entries(m.variant)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join('; '),
      read: m.read,
      flag: m.flag?.en,
      superseded: m.superseded,
      at: m.at,
      source: m.source,
      title: source?.title,
      publisher: source?.publisher,
      published: source?.published,
      url: source?.url,
      cpu: bed.cpu,
      nic: bed.nic,
      link_gbits: bed.link,
      kernel: bed.kernel,
      cilium: bed.cilium,
      mtu: bed.mtu,
    };
  };
  const lines = measurements.map((m) => {
    const cells = row(m);
    return COLUMNS.map((column) => cell(cells[column])).join(',');
  });
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}
