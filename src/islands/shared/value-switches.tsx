import { type Environment, type HelmValue, type Report } from '../../core';
import { leaves, printValue, replacementWords, valueAt, withValue } from './edit';
import type { Edit } from './use-cluster';
import { count } from './verdict';
import type { Words } from './words';

/** The two values that decide most often, as switches in the vocabulary of the release. */
export function ValueSwitches({
  words,
  environment,
  report,
  edit,
}: {
  words: Words;
  environment: Environment;
  report: Report;
  edit: Edit;
}) {
  const { text } = words;
  const { full } = replacementWords(report.release);
  const switches: { path: string; on: HelmValue }[] = [
    { path: 'kubeProxyReplacement', on: full },
    { path: 'bpf.masquerade', on: true },
  ];
  const others = leaves(environment).filter((path) => switches.every((one) => one.path !== path)).length;
  return (
    <fieldset class="field">
      <legend class="label">{text('tool.values')}</legend>
      <div class="sets">
        {switches.map(({ path, on }) => {
          const set = valueAt(environment, path);
          return (
            <label class="switch">
              <input
                type="checkbox"
                name={path}
                checked={set !== undefined && printValue(set) === printValue(on)}
                onChange={({ currentTarget: { checked } }) =>
                  edit((now) => withValue(now, path, checked ? on : undefined))
                }
              />
              <code>
                {path}: {on === 'true' ? '"true"' : printValue(on)}
              </code>
            </label>
          );
        })}
      </div>
      {others > 0 && <span class="note">{text('tool.values.more', { n: count(others, 'values', words) })}</span>}
    </fieldset>
  );
}
