import type { Environment, Reason, Settle } from '../../core';
import { Command } from '../shared/copy';
import { withKernel, withNode } from '../shared/edit';
import type { Edit } from '../shared/use-cluster';
import type { Words } from '../shared/words';
import { FactControl } from './fact-field';
import { ACCESS, factsOf } from './facts';
import type { Tool } from './use-tool';

/** Questions that the kernel string answers, and the one that the distribution does. */
const KERNEL = new Set(['release', 'patch-level']);
const DISTRIBUTION = new Set(['rhel-minor', 'distribution']);

/** The question in words: the rule's own, or the kernel's. */
export function questionOf({ fact }: Settle, { messages, text }: Words): string {
  const key = [`settle.${fact}`, `kernel.settle.${fact}`].find((candidate) => candidate in messages);
  if (key !== undefined) return text(key);
  const [known] = factsOf(fact);
  return known === undefined ? text('kernel.settle.feature') : text('row.asks', { what: text(`fact.${known}`) });
}

/** A field for what the kernel string or the distribution tells; taken when the reader is done typing. */
function TextAnswer({
  name,
  label,
  value,
  placeholder,
  onAnswer,
}: {
  name: string;
  label: string;
  value: string;
  placeholder: string;
  onAnswer: (text: string) => void;
}) {
  return (
    <input
      class="in mono"
      name={name}
      aria-label={label}
      value={value}
      placeholder={placeholder}
      spellcheck={false}
      autocomplete="off"
      autocapitalize="off"
      onChange={(event) => onAnswer(event.currentTarget.value)}
    />
  );
}

/** What the field of an answer depends on: the question, and what is known of it. */
export function askedOf(reasons: readonly Reason[], environment: Environment): unknown {
  const settle = reasons.find((reason) => reason.settle)?.settle;
  if (!settle) return undefined;
  const { kernel, distribution } = environment.node ?? {};
  if (KERNEL.has(settle.fact)) return [settle, kernel];
  if (DISTRIBUTION.has(settle.fact)) return [settle, distribution];
  return [settle, factsOf(settle.fact).map((id) => ACCESS[id].read(environment))];
}

/** The field that takes the answer to a question; nothing where no field of ours holds it. */
function AnswerField({ settle, row, tool, words }: { settle: Settle; row: string; tool: Tool; words: Words }) {
  const { environment } = tool;
  const { text } = words;
  const answer: Edit = (change) => tool.answer(row, typeof change === 'function' ? change : () => change);
  const name = `a-${row}-${settle.fact}`;
  if (KERNEL.has(settle.fact))
    return (
      <TextAnswer
        name={name}
        label={text('calc.kernel')}
        value={environment.node?.kernel ?? ''}
        placeholder="6.8.0-52-generic"
        onAnswer={(kernel) => answer((now) => withKernel(now, kernel))}
      />
    );
  if (DISTRIBUTION.has(settle.fact))
    return (
      <TextAnswer
        name={name}
        label={text('calc.distribution')}
        value={environment.node?.distribution ?? ''}
        placeholder="rhel 8.10"
        onAnswer={(distribution) => answer((now) => withNode(now, { distribution: distribution || undefined }))}
      />
    );
  // Of several, those nobody has answered yet.
  const asked = factsOf(settle.fact);
  const open = asked.filter((id) => ACCESS[id].read(environment) === '');
  return (
    <div class="answers">
      {(open.length > 0 ? open : asked).map((id) => (
        <FactControl key={id} {...{ words, id, environment }} name={`${name}-${id}`} edit={answer} live={false} />
      ))}
    </div>
  );
}

/** The missing fact of a row: the question, the command that prints it, and the field for its answer. */
export function Answer({ tool, words, row, reasons }: { tool: Tool; words: Words; row: string; reasons: Reason[] }) {
  const settle = reasons.find((reason) => reason.settle)?.settle;
  if (!settle) return null;
  return (
    <div class="fact" data-asks={settle.fact}>
      <p class="q8">{questionOf(settle, words)}</p>
      <Command words={words} text={settle.command} wrap />
      <AnswerField {...{ settle, row, tool, words }} />
    </div>
  );
}
