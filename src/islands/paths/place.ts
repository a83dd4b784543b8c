/** Where a reader is in the explorer, as the address keeps it behind "#": the cluster itself stands behind "?". */
import type { Direction } from '../../core/paths/route';
import type { Way } from '../../core/paths/types';

export interface Place {
  scenario: string;
  direction: Direction;
  show: Way | 'both';
  /** The open hop, "a.nf_forward": node and id, so that a link outlives a longer path. */
  hop: string;
}

export const START: Place = { scenario: 'pod-outside', direction: 'request', show: 'both', hop: '' };

/** Reads the part behind "#". What is not understood is the start's; never throws. */
export function readPlace(hash: string): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const show = given.get('show');
  return {
    scenario: given.get('scenario') ?? START.scenario,
    direction: given.get('direction') === 'reply' ? 'reply' : 'request',
    show: show === 'Legacy' || show === 'BPF' ? show : 'both',
    hop: /^[ab]\.\w{1,60}$/.exec(given.get('hop') ?? '')?.[0] ?? '',
  };
}

/** Writes what differs from the start; "" where nothing does. */
export function writePlace(place: Place): string {
  const out = (Object.keys(START) as (keyof Place)[])
    .filter((key) => place[key] !== START[key])
    .map((key) => `${key}=${place[key]}`);
  return out.length === 0 ? '' : `#${out.join('&')}`;
}
