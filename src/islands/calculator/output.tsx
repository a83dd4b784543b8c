import { useEffect, useMemo, useState } from 'preact/hooks';
import { evaluate } from '../../core';
import { markdownReport, nodeConfig, type ValuesFile } from '../../core/output';
import { Command, CopyButton } from '../shared/copy';
import { useMounted } from '../shared/use-mounted';
import { Rich, type Words } from '../shared/words';
import { DownloadButton } from './download';
import { Fold } from './fold';
import { PlanSteps } from './plan-steps';
import { commandsOf, fileOf, type FileMode, type Output, type PanelMode } from './use-plan';
import type { Tool } from './use-tool';
import { ValuesPanel } from './values-panel';
import { Issues, yoursFile, yoursOf } from './yours';

interface Props {
  tool: Tool;
  output: Output;
  words: Words;
}

/** The address of this result, for links out of files; '' where it would be too long. */
const place = (query: string): string => (query === '' ? '' : location.origin + location.pathname + query);

/** Node by node: the object for one node's agent, and the commands in order. */
function NodeByNode({ output, words }: Omit<Props, 'tool'>) {
  const { text } = words;
  const { plan, environment } = output;
  const config = nodeConfig({
    environment,
    changes: plan.changes,
    verify: plan.steps.flatMap(({ verify }) => verify).slice(0, 1),
  });
  if (config.text === '') return <p class="hint">{text('out.nodes.none')}</p>;
  return (
    <>
      {config.clusterWide.length > 0 && (
        <p class="hint">
          <Rich text={text('node.clusterWide')} params={{ paths: config.clusterWide.join(text('row.comma')) }} />
        </p>
      )}
      {config.kubeProxy && <p class="hint">{text('node.kubeProxy')}</p>}
      <Command words={words} text={config.text.trimEnd()} />
      <Command words={words} text={config.apply} wrap />
      <ol class="plan">
        {config.perNode.map(({ id, command }) => (
          <li>
            <div>
              {text(`node.${id}`)}
              <Command words={words} text={command} wrap />
            </div>
          </li>
        ))}
      </ol>
      <p class="hint">{text('node.last')}</p>
      <Command words={words} text={config.remove} wrap />
    </>
  );
}

/** The change request, to copy or to save. */
function Change({ tool, output, words, file, mode }: Props & { file: ValuesFile; mode: FileMode }) {
  const { text } = words;
  const link = place(tool.query);
  const report = markdownReport({
    environment: output.environment,
    // Of the cluster that the plan is for.
    report: evaluate(output.environment),
    plan: output.plan,
    file,
    mode,
    ...(link === '' ? {} : { link }),
    text,
    comma: text('row.comma'),
  });
  return (
    <>
      <div class="acts">
        <CopyButton words={words} class="btn btn--s" label={text('out.report.copy')} value={() => report} />
        <DownloadButton words={words} name="change-request.md" text={() => report} />
      </div>
      <textarea class="in mono report" readOnly rows={12} aria-label={text('out.report')} value={report} />
    </>
  );
}

/** The link to all of it. */
function LinkField({ tool: { query, latest }, words }: Omit<Props, 'output'>) {
  const { text } = words;
  return (
    <div class="field">
      <label class="label" for="link">
        {text('calc.link')}
      </label>
      <div class="perma">
        <input class="in" id="link" readOnly value={query === '' ? text('calc.link.long') : `…/calculator/${query}`} />
        <CopyButton
          words={words}
          class="btn"
          icon="link"
          label={text('tool.copy')}
          value={() => place(latest().query)}
        />
      </div>
    </div>
  );
}

/** What to write and run: values.yaml, the commands, the plan, the ways to roll out and to hand on, and the link to it all. */
export function OutputPanel({ tool, output, old, words }: Props & { old: boolean }) {
  const { text } = words;
  const { query } = tool;
  const { given } = tool.pastes;
  const [picked, setMode] = useState<PanelMode>('changes');
  // Values that are pasted are what their reader wants to see first; without them there is nothing to compare with.
  useEffect(() => setMode((now) => (given ? 'yours' : now === 'yours' ? 'changes' : now)), [given]);
  const shown = picked === 'yours' && !given ? 'changes' : picked;
  // The reader's own file with the changes in it holds everything.
  const mode: FileMode = shown === 'yours' ? 'complete' : shown;
  const diff = useMemo(() => (shown === 'yours' && given ? yoursOf(output, given) : undefined), [output, given, shown]);
  // The server does not know where the page stands; the first paint must be the same on both sides.
  const link = useMounted() ? place(query) : '';
  const file = useMemo(() => fileOf(output, mode, words, link), [output, mode, link === '']);
  const commands = useMemo(() => commandsOf(output, mode), [output, mode]);
  const { plan } = output;
  const changes = plan.changes.some(({ kind }) => kind !== 'kernel');
  return (
    <aside class="out" id="output" aria-label={text('calc.output')} data-late data-old={old ? '' : undefined}>
      <ValuesPanel
        file={diff ? yoursFile(diff, words) : file}
        mode={shown}
        modes={given ? ['changes', 'complete', 'yours'] : ['changes', 'complete']}
        onMode={setMode}
        version={plan.release.version}
        words={words}
      >
        {diff && <Issues diff={diff} words={words} />}
      </ValuesPanel>
      {changes && (
        <div>
          <h2>{text('calc.run')}</h2>
          <Command words={words} text={commands.keep} wrap />
          <Command words={words} text={commands.helm} />
          {commands.restart.length > 0 && <Command words={words} text={commands.restart.join('\n')} wrap />}
        </div>
      )}
      <PlanSteps plan={plan} words={words} />
      {plan.changes.length > 0 && (
        <button type="button" class="btn btn--s" data-done onClick={() => tool.settle(plan.environment)}>
          {text('out.done')}
        </button>
      )}
      <div class="folds">
        {changes && (
          <>
            <Fold id="out-cli" title={text('out.cli')}>
              {() => <Command words={words} text={commands.cilium} />}
            </Fold>
            <Fold id="out-back" title={text('calc.back')}>
              {() => (
                <>
                  <Command words={words} text={commands.rollback} wrap />
                  {commands.back !== '' && <Command words={words} text={commands.back} />}
                </>
              )}
            </Fold>
            {plan.release.version === plan.from.version && (
              <Fold id="out-nodes" title={text('report.nodes')}>
                {() => <NodeByNode output={output} words={words} />}
              </Fold>
            )}
          </>
        )}
        <Fold id="out-report" title={text('out.report')}>
          {() => <Change {...{ tool, output, words, file, mode }} />}
        </Fold>
      </div>
      <LinkField tool={tool} words={words} />
    </aside>
  );
}
