import type { Problem } from '../../core';
import { VerdictGlyph } from '../../components/marks/verdict-mark';
import type { Words } from './words';

/** Longest piece of foreign text shown; the rest of a pasted megabyte says nothing more. */
const SHOWN = 80;

/** What of a link or of the input was not understood; the rest of it stands. Empty when there is nothing to say. */
export function Problems({ problems, words }: { problems: Problem[]; words: Words }) {
  return (
    <div data-problems class={problems.length === 0 ? undefined : 'msg'}>
      {problems.length > 0 && (
        <>
          <VerdictGlyph status="unknown" />
          <div>
            <b>{words.text('tool.problems')}</b>
            <ul>
              {problems.slice(0, 8).map(({ id, params }) => (
                <li>{words.text(`problem.${id}`, shorten(params))}</li>
              ))}
            </ul>
          </div>
        </>
      )}
    </div>
  );
}

function shorten(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value]),
  );
}
