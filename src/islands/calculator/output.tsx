import { Glyph } from '../../components/marks/glyph';
import type { Environment, Report } from '../../core';
import { Command, CopyButton } from '../shared/copy';
import { Expect } from '../shared/expect';
import { planOf } from '../shared/plan';
import type { Words } from '../shared/words';

/** What to write and run: values.yaml, the command, how to verify it, the way back, and the link to it all. */
export function Output({
  words,
  environment,
  report,
  query,
}: {
  words: Words;
  environment: Environment;
  report: Report;
  query: string;
}) {
  const { text } = words;
  const plan = planOf(environment, report);
  const changed = plan.lines.filter(({ added }) => added).length;
  return (
    <aside class="out" aria-label={text('calc.output')}>
      <div class="panel">
        <header>
          <h2>values.yaml</h2>
          {changed > 0 && (
            <small>
              {changed === 1 ? text('calc.values.file.one') : text('calc.values.file', { n: String(changed) })}
            </small>
          )}
          <CopyButton words={words} class="btn btn--s btn--bare" label={text('tool.copy')} value={() => plan.yaml} />
        </header>
        <div class="yaml" tabIndex={0} role="group" aria-label="values.yaml">
          {plan.lines.length === 0 && (
            <div data-g="">
              <pre class="c">{text('calc.values.empty')}</pre>
            </div>
          )}
          {plan.lines.map(({ text: line, added }) => (
            <div class={added ? 'add' : undefined} data-g={added ? '+' : ''}>
              <pre>{line}</pre>
            </div>
          ))}
        </div>
        <p class="ft">
          <Glyph name="held" />
          {text('calc.values.valid', { version: report.release.version })}
        </p>
      </div>
      <div>
        <h3>{text('calc.run')}</h3>
        <Command words={words} text={plan.upgrade} />
      </div>
      <div>
        <h3>{text('plan.verify')}</h3>
        <Command words={words} text={plan.verify} />
        <div class="exp">
          {plan.now !== undefined && (
            <>
              <span class="label">{text('plan.now')}</span>
              <Expect line={plan.now} />
            </>
          )}
          {plan.after !== undefined && (
            <>
              <span class="label">{text('plan.then')}</span>
              <Expect line={plan.after} />
            </>
          )}
        </div>
      </div>
      <div>
        <h3>{text('calc.back')}</h3>
        <Command words={words} text={plan.back} />
        <p class="hint">{text('calc.back.why')}</p>
      </div>
      <div class="field">
        <label class="label" for="link">
          {text('calc.link')}
        </label>
        <div class="perma">
          <input
            class="in"
            id="link"
            readOnly
            value={query === '' ? text('calc.link.long') : `…/calculator/${query}`}
          />
          <CopyButton
            words={words}
            class="btn"
            icon="link"
            label={text('tool.copy')}
            value={() => location.origin + location.pathname + query}
          />
        </div>
      </div>
    </aside>
  );
}
