import { useCluster, queryOf } from '../shared/use-cluster';
import { firstEnvironment, PresetChips } from '../shared/presets';
import { Problems } from '../shared/problems';
import { VerdictAnnouncer } from '../shared/verdict';
import type { Words } from '../shared/words';
import { VerdictBar } from './bar';
import { Inputs } from './inputs';
import { Output } from './output';
import '../shared/shared.css';
import './calculator.css';
import { Results } from './results';

/** The kernel-compatibility calculator: what the cluster is, what follows, and what to write and run. */
export function Calculator({ words }: { words: Words }) {
  const cluster = useCluster(firstEnvironment());
  const { environment, report, problems, preset, loads, edit, load } = cluster;
  const query = queryOf(environment);
  return (
    <>
      <VerdictBar report={report} words={words} query={query} />
      <VerdictAnnouncer report={report} words={words} />
      <div class="wrap calc">
        <div class="presets" role="group" aria-label={words.text('tool.presets')}>
          <span class="label" aria-hidden="true">
            {words.text('tool.presets')}
          </span>
          <PresetChips words={words} current={preset} onPick={load} />
        </div>
        <div class="side">
          <Inputs {...{ words, environment, report, edit, loads }} />
        </div>
        <div class="res">
          <Problems problems={problems} words={words} />
          <Results {...{ words, environment, report, edit }} />
        </div>
        <Output {...{ words, environment, report, query }} />
      </div>
    </>
  );
}
