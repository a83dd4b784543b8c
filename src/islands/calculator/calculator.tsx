import { firstEnvironment, PresetChips } from '../shared/presets';
import { VerdictAnnouncer } from '../shared/verdict';
import type { Words } from '../shared/words';
import { VerdictBar } from './bar';
import { Compare } from './compare';
import { Inputs } from './inputs';
import { OutputPanel } from './output';
import { PasteBox, type PastePart } from './paste-box';
import { PhoneBar } from './phone-bar';
import { Results } from './results';
import { useGains, type GainsPart } from './use-gains';
import { afterPlan, usePlan } from './use-plan';
import { useTool, type Made, type ToolLinks } from './use-tool';
import '../shared/shared.css';
import './calculator.css';

/** The kernel-compatibility calculator: what the cluster is, what follows, and what to write and run. */
export function Calculator({
  words,
  links,
  made,
  paste,
  gains: loadGains,
}: {
  words: Words;
  links: ToolLinks;
  made: Made;
  /** Fetches the part that reads what was pasted, in one language. */
  paste: () => Promise<PastePart>;
  /** Fetches the measurements, in one language. */
  gains: () => Promise<GainsPart>;
}) {
  const tool = useTool(firstEnvironment(), links, made);
  const gains = useGains(tool, words, loadGains);
  const output = usePlan(tool);
  const after = afterPlan(output);
  const { text } = words;
  return (
    <>
      <VerdictBar tool={tool} words={words} />
      <VerdictAnnouncer report={tool.report} words={words} said={tool.said} />
      <div class="wrap calc">
        <PasteBox tool={tool} words={words} load={paste} />
        <div class="presets" role="group" aria-label={text('tool.presets')}>
          <span class="label" aria-hidden="true">
            {text('tool.presets')}
          </span>
          <PresetChips words={words} current={tool.preset} onPick={tool.load} />
        </div>
        <div class="side">
          <Inputs tool={tool} words={words} />
        </div>
        <div class="res">
          <Results tool={tool} gains={gains} words={words} />
          <Compare tool={tool} words={words} after={after} />
        </div>
        <OutputPanel tool={tool} output={output} words={words} />
      </div>
      <PhoneBar output={output} words={words} />
    </>
  );
}
