import type { Words } from '../shared/words';
import { flatten } from '../../core/values/path';
import { afterPlan, type Output } from './use-plan';
import { printValue } from '../shared/edit';

/** On a phone: how many values change, and the way down to the file. Hidden on wide screens, where the file stands beside. */
export function PhoneBar({ output, words }: { output: Output; words: Words }) {
  const { text } = words;
  const before = new Map(flatten(output.environment.values));
  const changed = flatten(afterPlan(output)?.values ?? output.environment.values).filter(
    ([path, value]) => printValue(before.get(path) ?? null) !== printValue(value),
  ).length;
  return (
    <section class="mbar" aria-label="values.yaml">
      <span>
        <b class="mono">values.yaml</b> ·{' '}
        {changed === 1 ? text('calc.values.changed.one') : text('calc.values.changed', { n: String(changed) })}
      </span>
      <a class="btn btn--main btn--s" href="#output">
        {text('calc.values.show')}
      </a>
    </section>
  );
}
