import { evaluate, presets, VERDICT_STATUSES, type Report } from '../../core';
import { ModeMark } from '../../components/marks/mode-mark';
import { VerdictMark } from '../../components/marks/verdict-mark';
import { ChangeText } from './change-text';
import { leaves, printValue, valueAt } from './edit';
import { modeWord, VerdictSentence } from './verdict';
import type { Words } from './words';

/** Every optimization by its status. */
function Verdicts({ report, words }: { report: Report; words: Words }) {
  return (
    <dl>
      {VERDICT_STATUSES.map((status) => {
        const those = report.optimizations.filter((verdict) => verdict.status === status);
        return (
          those.length > 0 && (
            <>
              <dt>
                <VerdictMark status={status} word={words.text(`status.${status}`)} />
              </dt>
              <dd>{those.map((one) => words.text(`${one.id}.name`)).join(words.text('row.comma'))}</dd>
            </>
          )
        );
      })}
    </dl>
  );
}

/**
 * The presets with their verdicts as text, of `all` optimizations where asked: what the calculator says, for readers without JavaScript. Rendered at build
 * only; computed from the same rules as everything else.
 */
export function PresetResults({ words, note, all = false }: { words: Words; note: string; all?: boolean }) {
  return (
    <section class="wrap preset-results">
      <p>{note}</p>
      <ul>
        {presets.map(({ id, name, environment }) => {
          const report = evaluate(environment);
          const { mode, nearest } = report.hostRouting;
          return (
            <li key={id}>
              <h2>{name[words.lang]}</h2>
              <p>
                <code>{environment.node?.kernel}</code> · Cilium <code>{environment.cilium}</code>
                {leaves(environment).map((path) => (
                  <>
                    {' · '}
                    <code>
                      {path}: {printValue(valueAt(environment, path) ?? null)}
                    </code>
                  </>
                ))}
              </p>
              <ModeMark mode={mode} word={modeWord(mode, words)} />
              <p>
                <VerdictSentence report={report} words={words} />
              </p>
              {(nearest ?? []).length > 0 && (
                <ul>
                  {nearest?.map((change) => (
                    <li>
                      <ChangeText change={change} words={words} />
                    </li>
                  ))}
                </ul>
              )}
              {all && <Verdicts report={report} words={words} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
