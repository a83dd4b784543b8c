/** One value out of a few, all in sight. The rules' own controls carry the rules with them; this one does not. */
export function Choice<T extends string>({
  name,
  legend,
  value,
  choices,
  onPick,
}: {
  name: string;
  legend: string;
  value: T;
  /** An empty value is "don't know", drawn dashed. */
  choices: [value: T, label: string][];
  onPick: (value: T) => void;
}) {
  return (
    <fieldset class="field">
      <legend class="label">{legend}</legend>
      <span class="seg">
        {choices.map(([id, label]) => (
          <label class={id === '' ? 'dk' : undefined}>
            <input type="radio" name={name} value={id} checked={id === value} onChange={() => onPick(id)} />
            {label}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
