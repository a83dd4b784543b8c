import { useEffect, useRef, useState } from 'preact/hooks';
import { Glyph } from '../../components/marks/glyph';
import { VerdictMark } from '../../components/marks/verdict-mark';
import type { Verdict } from '../../core';
import { reasonText } from '../../i18n/reason';
import { ChangeText } from '../shared/change-text';
import { Command } from '../shared/copy';
import { QuestionFields } from '../shared/question-fields';
import { firstEnvironment } from '../shared/presets';
import { queryOf, useCluster } from '../shared/use-cluster';
import { setLine } from '../../core/commands';
import type { Words } from '../shared/words';
import '../shared/shared.css';
import './applies.css';
import { useRemembered } from './remember';

/** Does the optimization of a guide apply to the reader's cluster, why, and what is the nearest step? */
export function Applies({ words, id, href }: { words: Words; id: string; href: string }) {
  const { text } = words;
  const cluster = useCluster(firstEnvironment());
  const { environment, report, edit } = cluster;
  const memory = useRemembered(cluster);
  const verdict = report.optimizations.find((entry) => entry.id === id);
  useEffect(() => {
    // The release switch of the page follows the address, which follows the form after a pause.
    const timer = setTimeout(() => document.dispatchEvent(new CustomEvent('fastpath:cluster')), 300);
    return () => clearTimeout(timer);
  }, [environment.cilium]);
  if (!verdict) return null;
  return (
    <div class="applies not-content">
      <form class="applies-q" onSubmit={(event) => event.preventDefault()}>
        <QuestionFields {...{ words, environment, report, edit }} prefix="applies-" />
      </form>
      <div class="applies-a" data-verdict data-status={verdict.status}>
        <VerdictMark status={verdict.status} word={text(`status.${verdict.status}`)} />
        <Why verdict={verdict} words={words} />
      </div>
      <Announcer verdict={verdict} words={words} />
      <Step verdict={verdict} words={words} />
      <p class="applies-foot">
        <a class="go" href={href + queryOf(environment)}>
          {text('applies.open')}
          <Glyph name="right" />
        </a>
        <label>
          <input
            type="checkbox"
            name="remember"
            checked={memory.on}
            onChange={(event) => memory.set(event.currentTarget.checked)}
          />
          {text('applies.remember')}
        </label>
      </p>
    </div>
  );
}

/** The deciding reasons, each with what settles it where it is open. */
function Why({ verdict, words }: { verdict: Verdict; words: Words }) {
  return (
    <div>
      {verdict.reasons.slice(0, 3).map((reason) => (
        <p>
          {reasonText(reason, words.messages)}
          {reason.settle && (
            <>
              {' '}
              {words.text('applies.settle')} <code>{reason.settle.command}</code>
            </>
          )}
        </p>
      ))}
    </div>
  );
}

/** The nearest change: kernel or release as a sentence, values as a line to copy. */
function Step({ verdict, words }: { verdict: Verdict; words: Words }) {
  const { changes } = verdict;
  if (!changes || changes.length === 0) return null;
  const line = setLine(changes);
  const others = changes.filter(({ kind }) => kind !== 'value');
  return (
    <div class="applies-step">
      <p class="label">{words.text('applies.steps')}</p>
      {others.map((change) => (
        <p>
          <ChangeText change={change} words={words} />
        </p>
      ))}
      {line !== '' && <Command words={words} text={line} wrap />}
    </div>
  );
}

/** Tells a screen reader the new status, and only when it is another one. */
function Announcer({ verdict, words }: { verdict: Verdict; words: Words }) {
  const last = useRef(verdict.status);
  const [said, say] = useState('');
  useEffect(() => {
    if (last.current === verdict.status) return;
    last.current = verdict.status;
    say(words.text('applies.announce', { status: words.text(`status.${verdict.status}`) }));
  }, [verdict.status]);
  return (
    <p class="vh" role="status" aria-live="polite">
      {said}
    </p>
  );
}
