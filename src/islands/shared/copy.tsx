import { useEffect, useRef, useState } from 'preact/hooks';
import { Glyph, type GlyphName } from '../../components/marks/glyph';
import type { Words } from './words';

/** Copies text, also on plain-HTTP pages where the clipboard API is missing. Resolves to whether it worked. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    document.body.append(area);
    area.select();
    // Deprecated, and still the only way where the page is not served securely.
    const old: { execCommand(command: string): boolean } = document;
    const done = old.execCommand('copy');
    area.remove();
    return done;
  }
}

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
    setState((await copy(value())) ? 'done' : 'failed');
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
