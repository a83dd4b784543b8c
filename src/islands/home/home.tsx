import { useEffect } from 'preact/hooks';
import { ModeMark } from '../../components/marks/mode-mark';
import { releases, type Report } from '../../core';
import { QuestionFields } from '../shared/question-fields';
import { Follow } from '../shared/follow';
import { gatesOf } from '../shared/gates';
import { firstEnvironment, PresetChips } from '../shared/presets';
import { Problems } from '../shared/problems';
import { queryOf, useCluster } from '../shared/use-cluster';
import { modeWord, VerdictAnnouncer, VerdictSentence } from '../shared/verdict';
import type { Words } from '../shared/words';
import { GateLabels } from './gate-labels';
import { Plan } from './plan';
import { Track } from './track';
import '../shared/shared.css';
import './home.css';
import { ValueSwitches } from '../shared/value-switches';

/** Links of the page, with base path and language in them. */
export interface HomeLinks {
  calculator: string;
  /** The packet path, hop by hop. */
  explorer: string;
  guide?: string | undefined;
}

/** The packet's way as it is here, with its gates. */
function Drawing({ report, words }: { report: Report; words: Words }) {
  const gates = gatesOf(report, words);
  return (
    <>
      <Track mode={report.hostRouting.mode} gates={gates} words={words} />
      <GateLabels gates={gates} words={words} />
    </>
  );
}

/** The question of the home page with its answer: verdict, drawing, and what to do. */
export function Home({ words, links }: { words: Words; links: HomeLinks }) {
  const { text } = words;
  const { environment, report, problems, preset, loads, edit, load } = useCluster(firstEnvironment());
  const { mode } = report.hostRouting;
  const query = queryOf(environment);
  const lines = releases();
  const charts = lines.reduce((sum, { patches }) => sum + patches.length, 0);

  // The door below is static; with JavaScript it opens on the environment above it.
  useEffect(() => {
    for (const door of document.querySelectorAll<HTMLAnchorElement>('a[data-door]')) door.search = query;
  }, [query]);

  return (
    <>
      <section class="ask wrap">
        <form class="q" onSubmit={(event) => event.preventDefault()}>
          <QuestionFields
            {...{ words, environment, report, edit }}
            note={text('home.charts', {
              n: String(charts),
              first: lines[0]?.patches[0] ?? '',
              last: lines.at(-1)?.newest ?? '',
            })}
          />
          <ValueSwitches {...{ words, environment, report, edit }} />
        </form>
        <div class="presets" role="group" aria-label={text('tool.presets')}>
          <span class="label" aria-hidden="true">
            {text('tool.presets')}
          </span>
          <PresetChips words={words} current={preset} onPick={load} />
        </div>
        <Problems problems={problems} words={words} />
      </section>

      <section class="wrap answer" data-verdict data-mode={mode} aria-label={text('tool.verdict')}>
        <ModeMark mode={mode} word={modeWord(mode, words)} large />
        <p class="balance">
          <VerdictSentence report={report} words={words} />
        </p>
      </section>
      <VerdictAnnouncer report={report} words={words} />

      <figure class="hero">
        <Follow on={[report]} now={loads}>
          {() => <Drawing report={report} words={words} />}
        </Follow>
      </figure>
      <div class="wrap figcap">
        <span>{text('track.caption')}</span>
        <span class="more">
          <a href={links.explorer + query}>{text('track.hops')}</a>
          <a href={links.calculator + query}>{text('track.conditions')}</a>
        </span>
      </div>
      <Follow on={[report]} now={loads}>
        {() => <Plan {...{ words, environment, report, links }} />}
      </Follow>
    </>
  );
}
