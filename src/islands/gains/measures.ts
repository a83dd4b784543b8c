/** How the reader's own numbers are written. */
import type { Measure } from '../../core/gains/estimate';

/** The units a number is typed in, and what they are of the base unit. */
export const UNITS: Record<Measure, { unit: string; scale: number; first: string }> = {
  throughput: { unit: 'Gbit/s', scale: 1e9, first: '7.2' },
  transactions: { unit: '/s', scale: 1, first: '12000' },
  'large-transactions': { unit: '/s', scale: 1, first: '4000' },
  connections: { unit: '/s', scale: 1, first: '4000' },
  requests: { unit: '/s', scale: 1, first: '20000' },
  latency: { unit: 'µs', scale: 1e-6, first: '80' },
  p99: { unit: 'µs', scale: 1e-6, first: '150' },
};
