import { useMemo } from 'preact/hooks';
import { ModeMark } from '../../components/marks/mode-mark';
import { VerdictMark } from '../../components/marks/verdict-mark';
import { evaluate, presets, releases, type Environment, type Report, type Verdict } from '../../core';
import { withOtherKernel, withRelease } from '../shared/edit';
import { KernelField, ReleaseField } from '../shared/fields';
import { modeWord } from '../shared/verdict';
import type { Words } from '../shared/words';
import { clusterOf, KERNELS, pairsOf } from './pairs';
import { deciding } from './row';
import type { Tool } from './use-tool';

interface Props {
  tool: Tool;
  words: Words;
  /** The cluster after the plan; undefined where it changes nothing. */
  after: Environment | undefined;
}

/** What to compare with: the state after the plan, another release, kernel or preset. */
function Picker({ tool, words, after }: Props) {
  const { text } = words;
  const { environment, other, compare } = tool;
  const pick = (choice: string) =>
    compare(choice === '' ? undefined : choice === 'after' ? 'after' : clusterOf(choice, environment));
  return (
    <label class="field vs-pick">
      <span class="label">{text('vs.pick')}</span>
      <select
        class="in"
        name="vs"
        value={other === undefined ? '' : other === 'after' ? 'after' : 'own'}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        <option value="">{text('vs.none')}</option>
        {after !== undefined && <option value="after">{text('vs.after')}</option>}
        {other !== undefined && other !== 'after' && <option value="own">{text('vs.own')}</option>}
        <optgroup label={text('vs.release')}>
          {releases()
            .toReversed()
            .map(({ line }) => (
              <option value={`release ${line}`}>Cilium {line}</option>
            ))}
        </optgroup>
        <optgroup label={text('vs.kernel')}>
          {KERNELS.toReversed().map((kernel) => (
            <option value={`kernel ${kernel}`}>{text('vs.kernel.one', { version: kernel })}</option>
          ))}
        </optgroup>
        <optgroup label={text('vs.preset')}>
          {presets.map(({ id, name }) => (
            <option value={`preset ${id}`}>{name[words.lang]}</option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}

/** One side's verdict, with the reason that decides it. */
function Side({ verdict, words }: { verdict: Verdict | undefined; words: Words }) {
  if (!verdict) return <td />;
  return (
    <td>
      <VerdictMark status={verdict.status} word={words.text(`status.${verdict.status}`)} />
      <p class="small mut">{deciding(verdict, words)}</p>
    </td>
  );
}

function Head({
  title,
  report,
  environment,
  words,
}: {
  title: string;
  report: Report;
  environment: Environment;
  words: Words;
}) {
  const { mode } = report.hostRouting;
  return (
    <th scope="col">
      {title}
      <span class="vs-what">
        <code>{(environment.node?.kernel ?? '').slice(0, 32) || words.text('calc.not-known')}</code> · Cilium{' '}
        <code>{report.release.version}</code>
      </span>
      <ModeMark mode={mode} word={modeWord(mode, words)} />
    </th>
  );
}

/** Two clusters side by side: rows whose status differs first, the others folded below. */
function Table({ tool, words, second }: { tool: Tool; words: Words; second: Environment }) {
  const { text } = words;
  const report = useMemo(() => evaluate(second), [second]);
  const pairs = pairsOf(tool.report, report);
  const differ = pairs.filter(({ same }) => !same);
  const rows = (list: typeof pairs) =>
    list.map(({ id, left, right, same }) => (
      <tr key={id} data-pair={id} data-same={same ? '' : undefined}>
        <th scope="row">
          <a href={`#o-${id}`}>{text(`${id}.name`)}</a>
        </th>
        <Side verdict={left} words={words} />
        <Side verdict={right} words={words} />
      </tr>
    ));
  return (
    <>
      {tool.other !== 'after' && (
        <div class="vs-fields">
          <KernelField
            {...{ words, report }}
            environment={second}
            id="vs-kernel"
            onInput={(kernel) => tool.compare(withOtherKernel(second, kernel))}
          />
          <ReleaseField
            {...{ words, report }}
            environment={second}
            id="vs-cilium"
            onInput={(cilium) => tool.compare(withRelease(second, cilium))}
          />
        </div>
      )}
      <section class="scroll-x frame" tabIndex={0} aria-label={text('vs.title')}>
        <table class="tbl vs">
          <thead>
            <tr>
              <th scope="col">{text('vs.optimization')}</th>
              <Head title={text('vs.here')} report={tool.report} environment={tool.environment} words={words} />
              <Head
                title={text(tool.other === 'after' ? 'vs.after' : 'vs.there')}
                report={report}
                environment={second}
                words={words}
              />
            </tr>
          </thead>
          <tbody>
            {differ.length === 0 && (
              <tr>
                <td colSpan={3}>{text('vs.same')}</td>
              </tr>
            )}
            {rows(differ)}
          </tbody>
          <tbody class="vs-same">
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {text('vs.alike', { n: String(pairs.length - differ.length) })}
              </th>
            </tr>
            {rows(pairs.filter(({ same }) => same))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Compares the cluster with another one. */
export function Compare({ tool, words, after }: Props) {
  const second = tool.other === 'after' ? after : tool.other;
  return (
    <section class="sec" data-compare>
      <header>
        <h2>{words.text('vs.title')}</h2>
        <p>{words.text('vs.why')}</p>
      </header>
      <Picker {...{ tool, words, after }} />
      {second !== undefined && <Table tool={tool} words={words} second={second} />}
    </section>
  );
}
