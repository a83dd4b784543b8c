import { useMemo } from 'preact/hooks';
import { ModeGlyph } from '../../components/marks/mode-mark';
import { evaluate, type Environment, type Report } from '../../core';
import { compareVersions } from '../../core/kernel/version';
import { modeWord } from '../shared/verdict';
import type { Words } from '../shared/words';
import { kernelLine, withValuesMade } from './kernel-line';

/** What the kernel alone decides, once the values are right: mainline kernels as a line, and where this node stands. */
export function Ruler({ words, environment, report }: { words: Words; environment: Environment; report: Report }) {
  const { text } = words;
  const { kernel } = report;
  const ready = withValuesMade(environment, report);
  const line = useMemo(() => kernelLine(ready), [JSON.stringify({ ...ready, node: { ...ready.node, kernel: '' } })]);
  const here = useMemo(() => evaluate(ready), [environment]).hostRouting.mode;
  if (kernel === null || !kernel.ok) return null;
  const series = kernel.version.split('.').slice(0, 2).join('.');
  const reached = ({ from }: { from: string | undefined }) =>
    from === undefined || compareVersions(from, kernel.version) <= 0;
  const before = line.filter(reached);
  const ahead = line.filter((stretch) => !reached(stretch));
  return (
    <section class="sec">
      <header>
        <h2>{text('calc.ruler', { series })}</h2>
        <p>{text(kernel.vendorBackports ? 'calc.ruler.backports' : 'calc.ruler.why')}</p>
      </header>
      <ol class="ruler">
        {before.map(({ from, mode }) => (
          <li data-mode={mode}>
            <span class="w">
              <ModeGlyph mode={mode} />
              {modeWord(mode, words)}
            </span>
            <span class="t" />
            <span class="k">{from ?? `< ${line[1]?.from ?? series}`}</span>
          </li>
        ))}
        <li data-mode={here} class="you" aria-current="true">
          <span class="w">{text('calc.ruler.you')}</span>
          <span class="t" />
          <span class="k">{series}</span>
        </li>
        {ahead.map(({ from, mode }) => (
          <li data-mode={mode} class="ahead">
            <span class="w">
              <ModeGlyph mode={mode} />
              {modeWord(mode, words)}
            </span>
            <span class="t" />
            <span class="k">{from}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
