import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';

/** Fields that fold away, made when somebody opens them; `open` says whether they are in sight from the start. */
export function More({
  title,
  open = false,
  children,
}: {
  title: string;
  open?: boolean;
  children: () => ComponentChildren;
}) {
  const [wanted, want] = useState(false);
  const element = useRef<HTMLDetailsElement>(null);
  // It may have been opened before the page could hear of it.
  useLayoutEffect(() => {
    if (element.current?.open) want(true);
  }, []);
  return (
    <details class="more" ref={element} open={open} onToggle={(event) => event.currentTarget.open && want(true)}>
      <summary onClick={() => want(true)}>
        <Glyph name="down" />
        {title}
      </summary>
      {(open || wanted) && <div>{children()}</div>}
    </details>
  );
}
