import { Glyph } from '../../components/marks/glyph';
import { ModeMark } from '../../components/marks/mode-mark';
import { Condition } from '../shared/conditions';
import { Command } from '../shared/copy';
import { QuestionFields } from '../shared/question-fields';
import { planOf } from '../shared/plan';
import { firstEnvironment } from '../shared/presets';
import { queryOf, useLocalCluster } from '../shared/use-cluster';
import { ValueSwitches } from '../shared/value-switches';
import { modeWord, VerdictAnnouncer, VerdictSentence } from '../shared/verdict';
import '../shared/shared.css';
import './compact.css';
import type { Words } from '../shared/words';

/** The calculator as a guide carries it: kernel, release, two values, the verdict, and the line to set. */
export function CompactCalculator({ words, href }: { words: Words; href: string }) {
  const { text } = words;
  const { environment, report, edit } = useLocalCluster(firstEnvironment());
  const { mode, conditions } = report.hostRouting;
  const plan = planOf(environment, report);
  const failed = conditions.filter(({ state }) => state !== 'held').slice(0, 2);
  return (
    <div class="compact not-content">
      <form class="compact-q" onSubmit={(event) => event.preventDefault()}>
        <QuestionFields {...{ words, environment, report, edit }} prefix="compact-" />
        <ValueSwitches {...{ words, environment, report, edit }} />
      </form>
      <div class="compact-a" data-verdict data-mode={mode}>
        <ModeMark mode={mode} word={modeWord(mode, words)} large />
        <p>
          <VerdictSentence report={report} words={words} />
        </p>
      </div>
      <VerdictAnnouncer report={report} words={words} />
      {failed.length > 0 && (
        <ul class="conds">
          {failed.map((reason) => (
            <Condition reason={reason} line={report.release.line} words={words} />
          ))}
        </ul>
      )}
      {plan.set !== '' && <Command words={words} text={plan.set} wrap />}
      <a class="go" href={href + queryOf(environment)}>
        {text('compact.open')}
        <Glyph name="right" />
      </a>
    </div>
  );
}
