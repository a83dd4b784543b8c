import { evaluate, presets } from '../../core';
import { ModeMark } from '../../components/marks/mode-mark';
import { ChangeText } from './change-text';
import { leaves, printValue, valueAt } from './edit';
import { modeWord, VerdictSentence } from './verdict';
import type { Words } from './words';

/**
 * The presets with their verdicts as text: what the calculator says, for readers without JavaScript. Rendered at build
 * only; computed from the same rules as everything else.
 */
export function PresetResults({ words, note }: { words: Words; note: string }) {
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
            </li>
          );
        })}
      </ul>
    </section>
  );
}
