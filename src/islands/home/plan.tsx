import type { ComponentChildren } from 'preact';
import { ChangeText } from '../shared/change-text';
import { Command } from '../shared/copy';
import { Expect } from '../shared/expect';
import { planOf } from '../shared/plan';
import { count, valueChanges } from '../shared/verdict';
import { Rich, type Words } from '../shared/words';
import type { Environment, Report } from '../../core';
import type { HomeLinks } from './home';

interface Props {
  words: Words;
  environment: Environment;
  report: Report;
  links: HomeLinks;
}

function Step({ n, title, children }: { n: number; title: string; children: ComponentChildren }) {
  return (
    <div>
      <h2>
        <span class="n" aria-hidden="true">
          {n}
        </span>
        {title}
      </h2>
      {children}
    </div>
  );
}

/** What to do about the verdict: change, verify, and the way back. */
export function Plan({ words, environment, report, links }: Props) {
  const { text } = words;
  const plan = planOf(environment, report);
  const { mode, nearest } = report.hostRouting;
  const values = valueChanges(nearest).length;
  const others = (nearest ?? []).filter(({ kind }) => kind !== 'value');
  const settle = report.hostRouting.reasons.find((reason) => reason.settle)?.settle;
  const title =
    mode === 'BPF'
      ? text('home.plan.none')
      : mode === 'unknown' && settle
        ? text('home.plan.settle')
        : values > 0 && others.length === 0
          ? text('plan.change', { values: count(values, 'values', words) })
          : text('home.plan.first');
  return (
    <section class="wrap plan">
      <Step n={1} title={title}>
        {mode === 'BPF' && <p class="hint lead-in">{text('home.plan.none.hint')}</p>}
        {mode === 'unknown' && settle && <Command words={words} text={settle.command} wrap />}
        {others.length > 0 && !(mode === 'unknown' && settle) && (
          <ul class="steps">
            {others.map((change) => (
              <li>
                <ChangeText change={change} words={words} />
              </li>
            ))}
          </ul>
        )}
        {mode !== 'BPF' && nearest === null && !settle && <p class="hint">{text('home.plan.nothing')}</p>}
        {(mode === 'BPF' || (values > 0 && mode !== 'unknown')) && <Command words={words} text={plan.upgrade} />}
        {plan.asksForApiServer && (
          <p class="hint">
            <Rich text={text('home.plan.api')} />
          </p>
        )}
      </Step>
      <Step n={2} title={text('plan.verify')}>
        <Command words={words} text={plan.verify} />
        <div class="exp">
          {plan.now !== undefined && (
            <>
              <span class="label">{text('plan.now')}</span>
              <Expect line={plan.now} />
            </>
          )}
          {plan.after !== undefined && (
            <>
              <span class="label">{text('plan.then')}</span>
              <Expect line={plan.after} />
            </>
          )}
        </div>
      </Step>
      <Step n={3} title={text('plan.back')}>
        <Command words={words} text={plan.back} />
        <p class="hint">
          {text('home.plan.cost')} {links.guide && <a href={links.guide}>{text('home.plan.cost.link')}</a>}
        </p>
      </Step>
    </section>
  );
}
