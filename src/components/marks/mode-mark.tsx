import type { ComponentChildren } from 'preact';
import type { Mode } from '../../core/types';

/** How a mode is drawn: the packet's way in 32 × 16, from a dot to an arrow, a stop sign or a question mark. */
const DRAWINGS: Record<Mode, ComponentChildren> = {
  BPF: (
    <>
      <circle cx="3.5" cy="8" r="3" fill="currentColor" />
      <path d="M4 8h21" stroke="currentColor" stroke-width="3.2" />
      <path d="M23.5 2.6 31 8l-7.5 5.4z" fill="currentColor" />
    </>
  ),
  Legacy: (
    <>
      <circle cx="3.5" cy="12" r="3" fill="currentColor" />
      <path
        d="M4 12h4.5V3.2h6.2V12h6.2V3.2h5.6V14"
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linejoin="round"
      />
      <path d="M22.7 10.8h7.6L26.5 16z" fill="currentColor" />
    </>
  ),
  none: (
    <>
      <circle cx="3.5" cy="8" r="3" fill="currentColor" />
      <path d="M4 8h12" stroke="currentColor" stroke-width="3" />
      <path d="M21.4 1.5h5.2l3.9 3.9v5.2l-3.9 3.9h-5.2l-3.9-3.9V5.4z" fill="currentColor" />
      <path d="M21 8h6" stroke="var(--surface)" stroke-width="2.2" />
    </>
  ),
  unknown: (
    <>
      <circle cx="3.5" cy="8" r="3" fill="currentColor" />
      <path d="M8 8h11" stroke="currentColor" stroke-width="2.6" stroke-dasharray="3.2 2.6" />
      <path
        d="M22.6 5.6c.1-2 1.5-3.1 3.3-3.1s3.3 1.1 3.3 2.9c0 2.5-3.3 2.6-3.3 5M25.9 13.7v.1"
        fill="none"
        stroke="currentColor"
        stroke-width="2.2"
        stroke-linecap="round"
      />
    </>
  ),
};

/** Value of `data-m`, which picks the colour: the agent that does not start is drawn as a stop. */
export const MODE_STYLE: Record<Mode, 'bpf' | 'legacy' | 'stops' | 'unknown'> = {
  BPF: 'bpf',
  Legacy: 'legacy',
  none: 'stops',
  unknown: 'unknown',
};

/** The picture of a mode alone; the word must stand beside it. */
export function ModeGlyph({ mode, class: name }: { mode: Mode; class?: string }) {
  return (
    <svg viewBox="0 0 32 16" class={name} data-m={MODE_STYLE[mode]} aria-hidden="true" focusable="false">
      {DRAWINGS[mode]}
    </svg>
  );
}

/**
 * A mode with its word. `word` comes from the caller's messages; BPF and Legacy are what the status line prints and
 * are never translated. `large` is for 22 px and up, where the brighter stroke colours have enough contrast.
 */
export function ModeMark({ mode, word, large = false }: { mode: Mode; word: string; large?: boolean }) {
  return (
    <span class={large ? 'mode mode--l' : 'mode'} data-m={MODE_STYLE[mode]}>
      <ModeGlyph mode={mode} />
      {word}
    </span>
  );
}
