import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';

/** A part that is made only when somebody opens it. `id` must be the page's only. */
export function Fold({
  id,
  title,
  children,
}: {
  id: string;
  title: ComponentChildren;
  children: () => ComponentChildren;
}) {
  const [open, set] = useState(false);
  return (
    <div class="fold" data-open={open ? '' : undefined}>
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => set((before) => !before)}
        >
          <Glyph name="down" />
          {title}
        </button>
      </h3>
      {open && <div id={id}>{children()}</div>}
    </div>
  );
}
