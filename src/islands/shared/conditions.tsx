import type { Reason } from '../../core';
import { reasonText } from '../../i18n/reason';
import { Glyph } from '../../components/marks/glyph';
import { CopyButton } from './copy';
import { ReadAt } from './read-at';
import { Rich, type Words } from './words';

/** What was found, as the reader would look it up: "bpf.masquerade: unset". */
function FoundValues({ reason, words }: { reason: Reason; words: Words }) {
  return (
    <span class="is">
      {reason.found.slice(0, 3).map(({ key, value, origin }) => (
        <span>
          {origin === 'fact' ? '' : `${key}: `}
          {origin !== 'fact' && value === '' ? words.text('gate.unset') : value.slice(0, 60)}
          {origin === 'default' && value !== '' && <i class="d"> {words.text('tool.default')}</i>}
        </span>
      ))}
    </span>
  );
}

/** One condition: how it stands, what was found, the agent's own line where it fails, and where the rule was read. */
export function Condition({ reason, line, words }: { reason: Reason; line: string; words: Words }) {
  const stops = reason.state === 'failed' && (reason.effect === 'agent-stops' || reason.effect === 'chart-refuses');
  return (
    <li class="cond" data-condition={reason.id} data-state={reason.state} data-effect={stops ? 'stops' : undefined}>
      <Glyph name={reason.state} />
      <span class="t">
        <span class="vh">{words.text(`condition.${reason.state}`)}: </span>
        <Rich text={reasonText(reason, words.messages)} />
      </span>
      <FoundValues reason={reason} words={words} />
      <span class="why">
        {reason.log !== undefined && reason.state !== 'held' && <code class="log">{reason.log}</code>}
        {reason.settle && (
          <span class="ask8">
            {words.text(`kernel.settle.${reason.settle.fact}`)} <code>{reason.settle.command}</code>
            <CopyButton words={words} class="copy copy--in" value={() => reason.settle?.command ?? ''} />
          </span>
        )}
        <ReadAt {...{ reason, line, words }} />
      </span>
    </li>
  );
}
