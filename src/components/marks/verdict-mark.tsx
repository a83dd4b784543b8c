import type { ComponentChildren } from 'preact';
import type { VerdictStatus } from '../../core/types';

const line = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.6,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

/** Solid: it is so. Hollow: it could be. Dashed: not known. The shapes tell the seven apart without colour. */
const DRAWINGS: Record<VerdictStatus, ComponentChildren> = {
  on: (
    <>
      <circle cx="8" cy="8" r="7.3" fill="currentColor" />
      <path d="m4.8 8.3 2.2 2.2 4.3-4.7" {...line} stroke="var(--surface)" stroke-width={1.9} />
    </>
  ),
  available: (
    <>
      <circle cx="8" cy="8" r="6.5" {...line} />
      <path d="M8 5.2v5.6M5.2 8h5.6" {...line} />
    </>
  ),
  blocked: (
    <>
      <rect x="1.3" y="1.3" width="13.4" height="13.4" rx="3" {...line} />
      <path d="M4.1 8h4.2M6.4 5.8 8.6 8l-2.2 2.2M11.7 4.9v6.2" {...line} />
    </>
  ),
  refused: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" {...line} stroke="var(--surface)" stroke-width={1.8} />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.7" {...line} stroke-width={1.5} stroke-dasharray="2.4 2.27" stroke-linecap="butt" />
      <path d="M6.1 6.3c.1-1.2.9-1.9 2-1.9 1.1 0 2 .7 2 1.8 0 1.5-2 1.6-2 3m0 2.5v.05" {...line} stroke-width={1.5} />
    </>
  ),
  unsupported: (
    <>
      <circle cx="8" cy="8" r="6.5" {...line} />
      <path d="m3.6 12.4 8.8-8.8" {...line} />
    </>
  ),
  unneeded: (
    <>
      <circle cx="8" cy="8" r="6.6" {...line} stroke-width={1.2} opacity=".65" />
      <path d="M5.2 6.6h5.6M5.2 9.4h5.6" {...line} stroke-width={1.4} />
    </>
  ),
};

/** The mark of a verdict alone; the word must stand beside it or in a legend on the same screen. */
export function VerdictGlyph({ status }: { status: VerdictStatus }) {
  return (
    <svg viewBox="0 0 16 16" data-v={status} aria-hidden="true" focusable="false">
      {DRAWINGS[status]}
    </svg>
  );
}

/** Mark and word of a verdict; `tag` puts it on its tint. */
export function VerdictMark({ status, word, tag = false }: { status: VerdictStatus; word: string; tag?: boolean }) {
  return (
    <span class={tag ? 'v v--tag' : 'v'} data-v={status}>
      <VerdictGlyph status={status} />
      {word}
    </span>
  );
}
