import { firstEnvironment, PresetChips } from '../shared/presets';
import { Follow } from '../shared/follow';
import { VerdictAnnouncer } from '../shared/verdict';
import type { Words } from '../shared/words';
import { VerdictBar } from './bar';
import { Compare } from './compare';
import { Inputs } from './inputs';
import { OutputPanel } from './output';
import { PasteBox, type PastePart } from './paste-box';
import { PhoneBar } from './phone-bar';
import { Lead, Results } from './results';
import { useGains, type GainsPart } from './use-gains';
import { afterPlan, usePlan } from './use-plan';
import { useTool, type Made, type ToolLinks } from './use-tool';
import '../shared/shared.css';
import './calculator.css';

/**
 * The kernel-compatibility calculator: what the cluster is, what follows, and what to write and run. A key renders its
 * field and the verdict; the parts within `Follow` come right behind.
 */
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
  const { made: output, old } = usePlan(tool);
  const { text } = words;
  const { jump } = tool;
  return (
    <>
      <VerdictBar tool={tool} words={words} />
      <VerdictAnnouncer report={tool.report} words={words} said={tool.said} />
      <div class="wrap calc">
        <Follow on={[tool]} now={jump}>
          {() => (
            <>
              <PasteBox tool={tool} words={words} load={paste} />
              <div class="presets" role="group" aria-label={text('tool.presets')}>
                <span class="label" aria-hidden="true">
                  {text('tool.presets')}
                </span>
                <PresetChips words={words} current={tool.preset} onPick={tool.load} />
              </div>
            </>
          )}
        </Follow>
        <div class="side">
          <Inputs tool={tool} words={words} />
        </div>
        <div class="res">
          <Lead tool={tool} words={words} />
          <Follow on={[tool, gains]} now={jump}>
            {() => <Results tool={tool} gains={gains} words={words} />}
          </Follow>
          <Follow on={[tool, output]} now={jump}>
            {() => <Compare tool={tool} words={words} after={afterPlan(output)} />}
          </Follow>
        </div>
        <Follow on={[output, old, tool.pastes, tool.other]} now={jump}>
          {() => <OutputPanel tool={tool} output={output} old={old} words={words} />}
        </Follow>
      </div>
      <Follow on={[output]} now={jump}>
        {() => <PhoneBar output={output} words={words} />}
      </Follow>
    </>
  );
}
