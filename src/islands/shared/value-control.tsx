import type { Environment, ValueControl } from '../../core';
import { printValue, valueAt, withValue } from './edit';
import { Segmented } from './fields';
import type { Edit } from './use-cluster';
import type { Words } from './words';

/** With more letters than this in its choices, a list is shown instead of segments. */
const SEGMENT_LETTERS = 26;

/** One Helm value as a control, in the chart's vocabulary: the default is marked in the option that is it. */
export function ValueField({
  words,
  control,
  environment,
  onChange,
}: {
  words: Words;
  control: ValueControl;
  environment: Environment;
  onChange: Edit;
}) {
  const { path, kind, options } = control;
  const set = valueAt(environment, path);
  const fallback = printValue(control.default);
  const value = set === undefined ? fallback : printValue(set);
  const pick = (printed: string) => {
    const option = options.find((candidate) => printValue(candidate) === printed);
    onChange((now) => withValue(now, path, printed === fallback ? undefined : (option ?? printed)));
  };
  if (kind === 'text') {
    return (
      <div class={set === undefined ? 'field' : 'field chg'}>
        <label class="label" for={`v-${path}`}>
          <code>{path}</code>
        </label>
        <input
          class="in mono"
          id={`v-${path}`}
          name={path}
          value={set === undefined ? '' : value}
          placeholder={fallback}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => {
            const typed = event.currentTarget.value;
            onChange((now) => withValue(now, path, typed === '' ? undefined : typed));
          }}
        />
      </div>
    );
  }
  const printed = options.map(printValue);
  const odd = set !== undefined && !printed.includes(value) && value !== fallback;
  const choices = [...(odd ? [value] : []), fallback, ...printed.filter((choice) => choice !== fallback)];
  if (choices.join('').length > SEGMENT_LETTERS) {
    return (
      <div class={set === undefined ? 'field' : 'field chg'}>
        <label class="label" for={`v-${path}`}>
          <code>{path}</code>
        </label>
        <select
          class="in mono"
          id={`v-${path}`}
          name={path}
          value={value}
          onChange={(event) => pick(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option value={choice}>
              {choice === '' ? words.text('gate.unset') : choice}
              {choice === fallback ? ` (${words.text('tool.default')})` : ''}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    <Segmented
      words={words}
      name={path}
      legend={<code>{path}</code>}
      changed={set !== undefined}
      value={value}
      onPick={pick}
      choices={choices.map((choice) => ({
        value: choice,
        label: <span class="mono">{choice === '' ? words.text('gate.unset') : choice.slice(0, 24)}</span>,
        ...(choice === fallback ? { kind: 'default' as const } : {}),
      }))}
    />
  );
}
