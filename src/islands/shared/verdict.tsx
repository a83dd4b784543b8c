import { useEffect, useRef, useState } from 'preact/hooks';
import type { Change, Mode, Report } from '../../core';
import { reasonText } from '../../i18n/reason';
import { Rich, sentence, type Words } from './words';

/** The word of a mode: what the status line prints, or ours where it prints nothing. */
export const modeWord = (mode: Mode, words: Words): string => words.text(`mode.${mode}`);

/** "one value", "three values": counts up to four in words. */
export function count(n: number, what: string, words: Words): string {
  const number = words.messages[`number.${n}`] ?? String(n);
  return words.text(`count.${what}.${n === 1 ? 'one' : 'other'}`, { n: number });
}

/** The change of values, of those a reader can make in one upgrade. */
export const valueChanges = (changes: Change[] | null) => (changes ?? []).filter((change) => change.kind === 'value');

/** Why it is so, in one or two sentences: what is not the cause first, then the deciding condition. */
export function VerdictSentence({ report, words }: { report: Report; words: Words }) {
  const { mode, conditions, nearest, reasons } = report.hostRouting;
  const { text } = words;
  if (mode === 'BPF') {
    return <Rich text={text('verdict.BPF')} params={{ all: count(conditions.length, 'conditions', words) }} />;
  }
  const why = reasons.filter(({ state }) => state !== 'held');
  const onlyValues = nearest !== null && nearest.length > 0 && nearest.every((change) => change.kind === 'value');
  return (
    <>
      {mode === 'Legacy' && onlyValues ? (
        <Rich text={text('verdict.Legacy.values')} params={{ values: count(nearest.length, 'values', words) }} />
      ) : (
        <Rich text={text(`verdict.${mode}`)} />
      )}
      {why.slice(0, 2).map((reason) => (
        <>
          {text('tool.space')}
          {sentence(reasonText(reason, words.messages), words)}
        </>
      ))}
    </>
  );
}

/** Something to say beside the verdict; another object is said again. */
export interface Said {
  text: string;
}

/** Tells a screen reader the new verdict, and only when it is another one, behind what a tool has to say of what it did. */
export function VerdictAnnouncer({
  report,
  words,
  said: also,
}: {
  report: Report;
  words: Words;
  said?: Said | undefined;
}) {
  const { mode } = report.hostRouting;
  const last = useRef({ mode, also });
  const [said, say] = useState('');
  useEffect(() => {
    const parts = [
      ...(also !== undefined && also !== last.current.also ? [also.text] : []),
      ...(mode === last.current.mode ? [] : [words.text('verdict.announce', { mode: modeWord(mode, words) })]),
    ];
    last.current = { mode, also };
    if (parts.length > 0) say(parts.join(words.text('tool.space')));
  }, [mode, also]);
  return (
    <p class="vh" role="status" aria-live="polite">
      {said}
    </p>
  );
}
