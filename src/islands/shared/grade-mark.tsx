import type { Grade } from '../../core/gains/types';

/** Ink says how sure: solid isolated, half a caveat, hollow several changes, square no Cilium, diamond prototype, cross one user. */
const SHAPES: Record<Grade, string> = {
  isolated: 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0',
  'isolated-with-caveat': 'M0-4.2a4.2 4.2 0 0 0 0 8.4z',
  compound: '',
  prototype: 'M0-5 5 0 0 5-5 0z',
  analogue: 'M-4-4h8v8h-8z',
  anecdotal: 'M-4-4 4 4M4-4-4 4',
  'bug-fix': 'M0 4.5-5-4h10z',
  weak: 'M-4.5 0h9',
};
const RING = 'M-4.4 0a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0-8.8 0';
const FILLED: readonly Grade[] = ['isolated', 'isolated-with-caveat'];

/** The paths of a grade around 0, 0, within ±5. */
export function GradeShape({ grade }: { grade: Grade }) {
  const ring = grade === 'compound' || grade === 'isolated-with-caveat';
  return (
    <>
      {ring && <path d={RING} class="hollow" />}
      {SHAPES[grade] !== '' && <path d={SHAPES[grade]} class={FILLED.includes(grade) ? 'solid' : 'hollow'} />}
    </>
  );
}

/** The mark of a grade beside its word. */
export function GradeGlyph({ grade }: { grade: Grade }) {
  return (
    <svg class="gmark" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
      <GradeShape grade={grade} />
    </svg>
  );
}
