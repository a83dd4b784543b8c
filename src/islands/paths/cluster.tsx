import { useEffect, useState } from 'preact/hooks';
import { ModeMark } from '../../components/marks/mode-mark';
import { presets, valueControls } from '../../core';
import { Condition } from '../shared/conditions';
import { leaves, printValue, valueAt } from '../shared/edit';
import { QuestionFields } from '../shared/question-fields';
import { firstEnvironment, PresetChips } from '../shared/presets';
import { Problems } from '../shared/problems';
import { queryOf, useCluster } from '../shared/use-cluster';
import { ValueField } from '../shared/value-control';
import { modeWord, VerdictAnnouncer, VerdictSentence } from '../shared/verdict';
import type { Words } from '../shared/words';
import type { Wish } from './use-engine';
import { viewOf } from './view-of';
import type { View } from './view';

interface Props {
  words: Words;
  /** Address of the calculator, without its query. */
  calculator: string;
  wish?: Wish;
  onView?: (view: View) => void;
}

/** The cluster that the drawing is for: which one, what host routing is there and why, and the form to change it. */
export function Cluster({ words, calculator, wish = {}, onView }: Props) {
  const { text } = words;
  const cluster = useCluster(firstEnvironment());
  const { environment, report, problems, preset, edit, load } = cluster;
  const { mode, conditions } = report.hostRouting;
  const [open, setOpen] = useState(wish.open === true);
  const query = queryOf(environment);

  useEffect(() => onView?.(viewOf(environment, words)), [environment]);
  useEffect(() => {
    const wanted = presets.find(({ id }) => id === wish.preset);
    if (wanted) {
      load(wanted.environment);
      // The button that was pressed is another element now.
      document.querySelector<HTMLElement>(`[data-preset="${wanted.id}"]`)?.focus();
    }
    if (wish.open) setOpen(true);
  }, [wish]);

  return (
    <>
      <div class="wrap presets" role="group" aria-label={text('tool.presets')}>
        <span class="label" aria-hidden="true">
          {text('tool.presets')}
        </span>
        <PresetChips words={words} current={preset} onPick={load} />
      </div>
      <section class="envbar" data-verdict data-mode={mode} aria-label={text('paths.cluster')}>
        <div class="wrap">
          <span class="label">{text('paths.cluster')}</span>
          <code>{environment.node?.kernel?.slice(0, 60) || '?'}</code>
          <span>
            Cilium <code>{report.release.version}</code>
          </span>
          {leaves(environment)
            .slice(0, 4)
            .map((path) => (
              <code class="set">
                {path}: {printValue(valueAt(environment, path) ?? null).slice(0, 24)}
              </code>
            ))}
          <ModeMark mode={mode} word={modeWord(mode, words)} />
          <button
            type="button"
            class="btn btn--s"
            data-change
            aria-expanded={open ? 'true' : 'false'}
            onClick={() => setOpen(!open)}
          >
            {text(open ? 'paths.change.close' : 'paths.change')}
          </button>
        </div>
      </section>
      <VerdictAnnouncer report={report} words={words} />
      {open && (
        <form class="wrap envform" onSubmit={(event) => event.preventDefault()}>
          <QuestionFields {...{ words, environment, report, edit }} />
          {valueControls(report.release).map((control) => (
            <ValueField key={control.path} {...{ words, control, environment }} onChange={edit} />
          ))}
          <a href={calculator + query}>{text('paths.full')}</a>
        </form>
      )}
      <div class="wrap">
        <Problems problems={problems} words={words} />
        <details class="why8">
          <summary>
            <span>
              <VerdictSentence report={report} words={words} />
            </span>{' '}
            <span class="go">{text('paths.why')}</span>
          </summary>
          <ul class="conds">
            {[...report.agent.reasons, ...conditions].map((reason) => (
              <Condition key={reason.id} reason={reason} line={report.release.line} words={words} />
            ))}
          </ul>
        </details>
      </div>
    </>
  );
}
