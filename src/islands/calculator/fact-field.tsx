import { nodeFact, type Environment, type NodeFactId } from '../../core';
import { DRIVERS } from '../../core/nics';
import { CopyButton } from '../shared/copy';
import { Segmented } from '../shared/fields';
import type { Edit } from '../shared/use-cluster';
import { useMounted } from '../shared/use-mounted';
import type { Words } from '../shared/words';
import { ACCESS } from './facts';

interface Props {
  words: Words;
  id: NodeFactId;
  environment: Environment;
  edit: Edit;
}

const YES_NO: readonly NodeFactId[] = ['sameL2', 'ipOptions'];
const NUMBERS: readonly NodeFactId[] = ['mtu', 'memory', 'cpus', 'pathMtu'];
/** With more answers than this, a list is shown. */
const SEGMENTS = 2;

/** The word of an answer: what the command prints, unless we have one of our own. */
export const answerWord = (id: NodeFactId, answer: string, { messages, text }: Words): string =>
  `fact.${id}.${answer}` in messages ? text(`fact.${id}.${answer}`) : answer;

/** The control of one fact, without its label: yes, no, or don't know; a list; or a field. `name` must be the page's only. */
export function FactControl({ words, id, environment, edit, name, live }: Props & { name: string; live: boolean }) {
  const { text } = words;
  const { answers, free, example } = nodeFact(id);
  const { read, write } = ACCESS[id];
  const value = read(environment);
  const mounted = useMounted();
  const pick = (said: string) => edit((now) => write(now, said));
  const label = text(`fact.${id}`);
  if (YES_NO.includes(id) || (answers.length > 0 && answers.length <= SEGMENTS))
    return (
      <Segmented
        words={words}
        name={name}
        legend={label}
        value={value}
        onPick={pick}
        choices={[
          ...(answers.length > 0 ? answers : ['yes', 'no']).map((answer) => ({
            value: answer,
            label: answerWord(id, answer, words),
          })),
          { value: '', label: text('calc.dont-know'), kind: 'unknown' as const },
        ]}
      />
    );
  if (answers.length > 0 && !free)
    return (
      <select
        class="in"
        id={name}
        name={name}
        aria-label={label}
        value={value}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        {(value === '' || answers.includes(value) ? answers : [value, ...answers]).map((answer) => (
          <option value={answer}>{answerWord(id, answer, words)}</option>
        ))}
        <option value="">{text('calc.dont-know')}</option>
      </select>
    );
  const listed = id === 'driver' ? DRIVERS.map((driver) => driver.id) : answers;
  return (
    <>
      <input
        class="in mono"
        id={name}
        name={name}
        aria-label={label}
        value={value}
        placeholder={example}
        list={listed.length > 0 ? `${name}-list` : undefined}
        inputMode={NUMBERS.includes(id) ? 'decimal' : undefined}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        {...(live
          ? { onInput: (event: { currentTarget: HTMLInputElement }) => pick(event.currentTarget.value) }
          : { onChange: (event: { currentTarget: HTMLInputElement }) => pick(event.currentTarget.value) })}
      />
      {listed.length > 0 && (
        <datalist id={`${name}-list`}>{mounted && listed.map((answer) => <option value={answer} />)}</datalist>
      )}
    </>
  );
}

/** One fact in the form: its label, its control, and, while nobody knows it, the command that prints it. */
export function FactField({ words, id, environment, edit }: Props) {
  const { text } = words;
  const unknown = ACCESS[id].read(environment) === '';
  const segments = YES_NO.includes(id) || (nodeFact(id).answers.length > 0 && nodeFact(id).answers.length <= SEGMENTS);
  return (
    <div class="field fact-field" data-fact={id}>
      {!segments && (
        <label class="label" for={`f-${id}`}>
          {text(`fact.${id}`)}
          {unknown && <i class="dk">{text('calc.not-known')}</i>}
        </label>
      )}
      <FactControl {...{ words, id, environment, edit }} name={`f-${id}`} live />
      {unknown && (
        <span class="ask8">
          <code>{nodeFact(id).command}</code>
          <CopyButton words={words} class="copy copy--in" value={() => nodeFact(id).command} />
        </span>
      )}
    </div>
  );
}
