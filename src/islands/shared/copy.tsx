import { useEffect, useRef, useState } from 'preact/hooks';
import { Glyph, type GlyphName } from '../../components/marks/glyph';
import { copyText } from '../../scripts/copy-text';
import type { Words } from './words';

interface Props {
  words: Words;
  /** What to copy, read at the click. */
  value: () => string;
  /** Text on the button; without it the button is an icon and its name is for screen readers. */
  label?: string;
  icon?: GlyphName;
  class?: string;
  [data: `data-${string}`]: string | boolean | undefined;
}

/** A button that copies and says so in place for a second and a half. */
export function CopyButton({ words, value, label, icon = 'copy', class: name = 'copy', ...rest }: Props) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  const timer = useRef<number>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const run = async () => {
    setState((await copyText(value())) ? 'done' : 'failed');
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setState('idle'), 1500);
  };
  const said = state === 'idle' ? (label ?? words.text('tool.copy')) : words.text(`tool.copy.${state}`);
  return (
    <button type="button" class={name} onClick={run} data-copied={state === 'done' ? '' : undefined} {...rest}>
      <Glyph name={state === 'done' ? 'held' : state === 'failed' ? 'failed' : icon} />
      <span class={label === undefined && state === 'idle' ? 'vh' : undefined}>{said}</span>
    </button>
  );
}

/** A command to run, with its copy button. `wrap` folds long lines in narrow places. */
export function Command({ words, text, wrap = false }: { words: Words; text: string; wrap?: boolean }) {
  return (
    <div class={wrap ? 'cmd cmd--wrap' : 'cmd'}>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <CopyButton words={words} value={() => text} />
    </div>
  );
}
