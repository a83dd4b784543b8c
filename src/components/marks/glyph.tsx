/** Small line drawings for controls and conditions, 16 × 16, in the text's colour. */
const PATHS = {
  held: 'm2.8 8.4 3.4 3.4 7-7.6',
  failed: 'm3.5 3.5 9 9m0-9-9 9',
  unknown: 'M5.3 5.6c.1-1.7 1.3-2.7 2.8-2.7 1.6 0 2.8 1 2.8 2.5 0 2.1-2.8 2.2-2.8 4.2M8.1 13v.05',
  copy: 'M7 5.5h5.5A1.5 1.5 0 0 1 14 7v5.5A1.5 1.5 0 0 1 12.5 14H7a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 7 5.5ZM10.5 3.2V3a1 1 0 0 0-1-1H3a1 1 0 0 0-1 1v6.5a1 1 0 0 0 1 1h.2',
  link: 'M6.6 9.4a2.8 2.8 0 0 0 4 0L13 7a2.8 2.8 0 0 0-4-4L8 4m1.4 2.6a2.8 2.8 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l1-1',
  paste: 'M5.5 3.5h-2v10.5h9V3.5h-2M5.5 2h5v3h-5zM6 8.5h4M6 11h4',
  right: 'M3 8h9.5M9 4.5 12.5 8 9 11.5',
  down: 'm4 6 4 4 4-4',
  save: 'M8 2.5v8M4.8 7.6 8 10.8l3.2-3.2M3 13.5h10',
  warn: 'M8 2.2 14.5 13.5h-13zM8 6.5v3.2m0 1.9v.05',
} as const;

/** Names of the drawings; the three states of a condition are among them. */
export type GlyphName = keyof typeof PATHS;

/** One small drawing; says nothing by itself, so the words beside it must. */
export function Glyph({ name, class: className }: { name: GlyphName; class?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      class={className}
      fill="none"
      stroke="currentColor"
      stroke-width={name === 'held' || name === 'failed' || name === 'unknown' ? 2 : 1.5}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
