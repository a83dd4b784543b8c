import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { Problems } from '../shared/problems';
import { VerdictSentence } from '../shared/verdict';
import { Condition } from '../shared/conditions';
import type { Words } from '../shared/words';
import { Answer } from './answer';
import { GROUPS, grouped, type Group } from './groups';
import { Row } from './row';
import { Ruler } from './ruler';
import type { Gains } from './use-gains';
import type { Tool } from './use-tool';

/** A group of rows under its heading; nothing where there are none. */
function Section({
  group,
  n,
  words,
  children,
}: {
  group: Group;
  n: number;
  words: Words;
  children: ComponentChildren;
}) {
  const { messages, text } = words;
  return (
    <section class="sec" id={`g-${group}`} data-group={group} aria-labelledby={`h-${group}`}>
      <header>
        <h2 id={`h-${group}`}>{text(`group.${group}`)}</h2>
        <span class="n">{n}</span>
        {`group.${group}.why` in messages && <p>{text(`group.${group}.why`)}</p>}
      </header>
      {children}
    </section>
  );
}

/** What keeps the agent from starting, in the chart's or the agent's words, where no row says it. */
function Stops({ tool, words }: { tool: Tool; words: Words }) {
  const { agent, release } = tool.report;
  if (agent.starts === true) return null;
  const state = agent.starts === false ? 'failed' : 'unknown';
  const open = agent.reasons.filter((reason) => reason.state === state);
  if (open.length === 0) return null;
  return (
    <section class="sec stops" data-agent={String(agent.starts)}>
      <header>
        <h2>{words.text('calc.agent')}</h2>
        <p>{words.text(`calc.agent.${agent.starts}`)}</p>
      </header>
      <ol class="conds">
        {open.map((reason) => (
          <Condition reason={reason} line={release.line} words={words} />
        ))}
      </ol>
      {state === 'unknown' && <Answer tool={tool} words={words} row="agent" reasons={open} />}
    </section>
  );
}

/** What of the input was not understood, and the verdict with its reason. */
export function Lead({ tool: { report, problems }, words }: { tool: Tool; words: Words }) {
  return (
    <>
      <Problems problems={problems} words={words} />
      <p class="sec lead">
        <VerdictSentence report={report} words={words} />
      </p>
    </>
  );
}

/** Follows a row that an answer moved to another group, where it took the focus away with it. */
function useMoved({ moved }: Tool): void {
  useLayoutEffect(() => {
    const row = moved.current;
    moved.current = undefined;
    if (row !== undefined && document.activeElement === document.body)
      document.querySelector<HTMLElement>(`#o-${row} .disclose`)?.focus();
  });
}

/** What stops the agent, the kernel ruler, and every optimization by what to do about it. */
export function Results({ tool, gains, words }: { tool: Tool; gains: Gains; words: Words }) {
  const { report, chosen, opened } = tool;
  useMoved(tool);
  const groups = grouped(report.optimizations);
  const section = (group: Group) =>
    groups[group].length > 0 && (
      <Section key={group} group={group} n={groups[group].length} words={words}>
        {groups[group].map((verdict) => (
          <Row
            key={verdict.id}
            {...{ tool, gains, words, verdict }}
            open={opened.has(verdict.id)}
            chosen={chosen.includes(verdict.id)}
          />
        ))}
      </Section>
    );
  const [first, ...others] = GROUPS;
  return (
    <>
      <Stops tool={tool} words={words} />
      {section(first)}
      <Ruler tool={tool} words={words} />
      {others.map(section)}
    </>
  );
}
