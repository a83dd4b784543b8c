import type { ComponentChildren } from 'preact';
import type { Words } from './words';

/** One choice of a segmented control. */
export interface Choice {
  value: string;
  label: ComponentChildren;
  /** Marks the chart's default, or "don't know", which is drawn dashed. */
  kind?: 'default' | 'unknown';
}

/** One value out of a few, all in sight; one tab stop, arrow keys choose. */
export function Segmented({
  words,
  name,
  legend,
  choices,
  value,
  changed = false,
  onPick,
}: {
  words: Words;
  name: string;
  legend: ComponentChildren;
  choices: Choice[];
  value: string;
  changed?: boolean;
  onPick: (value: string) => void;
}) {
  return (
    <fieldset class={changed ? 'field chg' : 'field'}>
      <legend class="label">{legend}</legend>
      <span class="seg">
        {choices.map((choice) => (
          <label class={choice.kind === 'unknown' ? 'dk' : undefined}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onPick(choice.value)}
            />
            {choice.label}
            {choice.kind === 'default' && <span class="d">{words.text('tool.default')}</span>}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
