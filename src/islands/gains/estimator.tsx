import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { estimates, isMeasured, isUsable, type Measure, type Own } from '../../core/gains/estimate';
import type { Optimization, Subject } from '../../core/gains/types';
import type { Words } from '../shared/words';
import { Choice } from './choice';
import type { LinkedCluster } from './cluster';
import { EstimateRow } from './estimate-row';
import { FIRST_FORM, LONGEST, NAMES, numberOf, ownOf, readForm, settingFor, type Form } from './form';
import type { WriteOwn } from './gains';
import { UNITS } from './measures';
import { Paste } from './paste';
import { table } from './table';
import { subjectText } from './wording';

/** What published ratios would make of the reader's own number, each alone and capped by the link. */
export function Estimator({ words, write, of }: { words: Words; write: WriteOwn; of: Subject }) {
  const { text } = words;
  const [form, setForm] = useState<Form>(FIRST_FORM);
  const [linked, setLinked] = useState<LinkedCluster>();

  useLayoutEffect(() => {
    if (location.search === '') return;
    const read = readForm(new URLSearchParams(location.search));
    setForm(read);
    if (!/[?&](?:cilium|kernel|sets?|setj)=/.test(location.search)) return;
    // The rules are many times this page: only a link that describes a cluster loads them.
    void (async () => {
      const { clusterOf } = await import('./cluster');
      const cluster = clusterOf(location.search);
      const { routing, encryption } = cluster.setting;
      setLinked(cluster);
      setForm((now) => ({
        ...now,
        routing: now.routing === '' ? (routing ?? '') : now.routing,
        encryption: encryption ?? now.encryption,
      }));
    })();
  }, []);

  const edit = (next: Partial<Form>): void => {
    const after = { ...form, ...next };
    if (next.measure && next.value === undefined) after.value = UNITS[next.measure].first;
    setForm(after);
    write(ownOf(after));
  };

  const { unit, scale } = UNITS[form.measure];
  const own = useMemo<Own>(() => {
    const link = numberOf(form.link);
    return { measure: form.measure, value: numberOf(form.value) * scale, ...(link > 0 && { link: link * 1e9 }) };
  }, [form.measure, form.value, form.link]);
  const here = useMemo(() => settingFor(form, linked), [form, linked]);
  const rows = useMemo(() => estimates(table, own, here), [own, here]);
  const capped = form.measure === 'throughput' || form.measure === 'large-transactions';
  const above = form.measure === 'throughput' && own.link !== undefined && own.value > own.link;
  const most = Math.max(own.value, ...rows.flatMap(({ list }) => list.slice(0, 1).map(({ high }) => high)));
  const end = form.measure === 'throughput' && own.link !== undefined ? Math.max(own.link, own.value) : most * 1.05;

  return (
    <section class="est" data-late aria-labelledby="est-title">
      <form onSubmit={(event) => event.preventDefault()}>
        <h2 id="est-title">{text('est.title')}</h2>
        <label class="field">
          <span class="label">{text('est.measure')}</span>
          <select
            class="in"
            name="measure"
            value={form.measure}
            onChange={(event) => edit({ measure: event.currentTarget.value as Measure })}
          >
            {NAMES.map((name) => (
              <option value={name} selected={name === form.measure}>
                {text(`est.measure.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <NumberField
          name="have"
          label={text('est.value', { unit })}
          value={form.value}
          words={words}
          onInput={(value) => edit({ value })}
        />
        {capped && (
          <NumberField
            name="link"
            label={text('est.link')}
            value={form.link}
            words={words}
            onInput={(link) => edit({ link })}
          />
        )}
        {above && <p class="note warn">{text('est.above')}</p>}
        <fieldset class="est-set">
          <legend class="label">{text('est.setting')}</legend>
          <Choice
            name="routing"
            legend={text('est.routing')}
            value={form.routing}
            onPick={(routing) => edit({ routing })}
            choices={[
              ['native', text('est.native')],
              ['tunnel', text('est.tunnel')],
              ['', text('est.unknown')],
            ]}
          />
          <Choice
            name="enc"
            legend={text('est.encryption')}
            value={form.encryption}
            onPick={(encryption) => edit({ encryption })}
            choices={[
              ['none', text('est.none')],
              ['wireguard', 'WireGuard'],
              ['ipsec', 'IPsec'],
            ]}
          />
          <Choice
            name="par"
            legend={text('est.streams')}
            value={form.streams}
            onPick={(streams) => edit({ streams })}
            choices={[
              ['1', text('est.streams.1')],
              ['many', text('est.streams.many')],
              ['', text('est.unknown')],
            ]}
          />
        </fieldset>
        <Paste
          words={words}
          of={of}
          here={here}
          onUse={(result) =>
            edit({
              measure: result.measure,
              value: plain(result.value / UNITS[result.measure].scale),
              ...(result.streams !== undefined && { streams: result.streams === 1 ? '1' : 'many' }),
            })
          }
        />
      </form>
      <div class="est-out">
        <p class="small mut">{text('est.note')}</p>
        {isUsable(own) ? (
          <ol class="er" aria-label={text('est.result')}>
            {rows
              .filter(({ list }) => list.length > 0)
              .map(({ of: id, list }) => (
                <EstimateRow key={id} of={id} list={list} {...{ own, end, unit, scale, words, linked }} />
              ))}
            <Without {...{ rows, words }} measure={form.measure} />
          </ol>
        ) : (
          <p class="note">{text('est.bad')}</p>
        )}
      </div>
    </section>
  );
}

/** What has no estimate: measured but not to be carried over, or never published in this kind. */
function Without({
  rows,
  measure,
  words,
}: {
  rows: { of: Optimization; list: unknown[] }[];
  measure: Measure;
  words: Words;
}) {
  const { text } = words;
  const without = rows.filter(({ list }) => list.length === 0).map(({ of }) => of);
  const held = without.filter((of) => isMeasured(table, of, measure));
  const names = (list: Optimization[]): string => list.map((of) => subjectText(of, words)).join(text('gains.listed'));
  return (
    <>
      {held.length > 0 && (
        <li class="without">
          <b>{text('est.held')}</b> {names(held)}
        </li>
      )}
      <li class="without hatch">
        <span>
          <b>{text('est.nothing')}</b> {names(without.filter((of) => !held.includes(of)))}
        </span>
      </li>
    </>
  );
}

const plain = (value: number): string => String(Number(value.toPrecision(4)));

function NumberField({
  name,
  label,
  value,
  words,
  onInput,
}: {
  name: string;
  label: string;
  value: string;
  words: Words;
  onInput: (value: string) => void;
}) {
  const bad = !(numberOf(value) > 0);
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        class="in mono"
        name={name}
        value={value}
        inputMode="decimal"
        autocomplete="off"
        aria-invalid={bad ? 'true' : undefined}
        onInput={(event) => onInput(event.currentTarget.value.slice(0, LONGEST))}
      />
      {bad && <span class="note">{words.text('est.bad')}</span>}
    </label>
  );
}
