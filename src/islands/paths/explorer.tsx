import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { HopList } from '../../components/paths/hop-list';
import { align } from '../../core/paths/align';
import { draw, stopAt, type Pair } from '../../core/paths/drawing';
import { legsOf, routeOf } from '../../core/paths/route';
import { WAYS, type Atlas, type Scenario, type Way } from '../../core/paths/types';
import { sourceUrl } from '../../core/source';
import { Segmented } from '../shared/segmented';
import { Rich, type Words } from '../shared/words';
import { Counters } from './counts';
import { Lead } from './lead';
import { HopPanel } from './panel';
import { Rules } from './rules';
import { Stage } from './stage';
import { useEngine, type Engine } from './use-engine';
import { usePlace } from './use-place';
import type { View } from './view';
import '../shared/shared.css';
import '../../components/paths/paths.css';
import './explorer.css';

export interface ExplorerProps {
  words: Words;
  atlas: Atlas<string>;
  /** The first cluster, computed at build. */
  view: View;
  calculator: string;
  load: () => Promise<Engine>;
  /** The cluster's part as the build wrote it, until the engine takes its place. */
  cluster?: ComponentChildren;
}

/** A hop's name in the address. */
const nameOf = (pair: Pair<string>, row: number, way: Way): string => {
  const stop = stopAt(pair, row, way) ?? stopAt(pair, row, way === 'BPF' ? 'Legacy' : 'BPF');
  return stop ? `${stop.node}.${stop.hop.id}` : '';
};

/** The line that is open: the one named, else the first hook that only Legacy passes, else the first line. */
function rowOf(pair: Pair<string>, name: string, lead: Way): number {
  const named = pair.rows.findIndex((_, row) => nameOf(pair, row, lead) === name);
  if (named >= 0) return named;
  const other = pair.rows.findIndex((_, row) => nameOf(pair, row, lead === 'BPF' ? 'Legacy' : 'BPF') === name);
  if (other >= 0) return other;
  const telling = pair.rows.findIndex(
    (line, row) => line.BPF === undefined && stopAt(pair, row, 'Legacy')?.hop.kind === 'netfilter',
  );
  return Math.max(0, telling);
}

/** The explorer: which way a packet takes on this cluster, hop by hop, in both modes. */
export function Explorer({ words, atlas, view: first, calculator, load, cluster }: ExplorerProps) {
  const { text } = words;
  const [view, setView] = useState(first);
  const [place, go] = usePlace();
  const { engine, wish, fetch, want, pending } = useEngine(load);

  const scenario = atlas.scenarios.find(({ id }) => id === place.scenario) ?? (atlas.scenarios[0] as Scenario<string>);
  const pair = useMemo((): Pair<string> & { gaps: Partial<Record<Way, string>> } => {
    const route = (way: Way) => routeOf(atlas, scenario, place.direction, way, view[way].situation);
    const [legacy, bpf] = WAYS.map(route);
    const drawn = (one: typeof legacy) => (one && one.gaps.length === 0 && one.stops.length > 0 ? one : undefined);
    const gaps = Object.fromEntries(
      WAYS.flatMap((way, i) => {
        const one = [legacy, bpf][i];
        return one === undefined ? [[way, text(`paths.absent.${way}`)]] : one.gaps[0] ? [[way, one.gaps[0]]] : [];
      }),
    );
    return { rows: align(drawn(legacy), drawn(bpf)), Legacy: drawn(legacy), BPF: drawn(bpf), gaps };
  }, [scenario, place.direction, view]);
  const drawing = useMemo(() => draw(pair), [pair]);

  const shown = place.show === 'both' || pair[place.show] === undefined ? undefined : place.show;
  const preferred: Way = view.mode === 'BPF' ? 'BPF' : 'Legacy';
  const selected = rowOf(pair, place.hop, shown ?? preferred);
  const line = pair.rows[selected] ?? {};
  // The way that is stepped along: the one shown, else the one that the open hop lies on.
  const lead: Way = shown ?? (line[preferred] !== undefined ? preferred : line.BPF !== undefined ? 'BPF' : 'Legacy');
  const steps = line[lead] ?? 0;
  const at = Object.fromEntries(
    WAYS.map((way) => [way, Math.min(steps, Math.max(0, (pair[way]?.stops.length ?? 1) - 1))]),
  ) as Record<Way, number>;

  const open = (row: number) => go({ hop: nameOf(pair, row, lead) });
  const step = (by: 'first' | -1 | 1 | 'last') => {
    const own = [...pair.rows.keys()].filter((row) => pair.rows[row]?.[lead] !== undefined);
    const here = own.indexOf(selected);
    const next = by === 'first' ? 0 : by === 'last' ? own.length - 1 : Math.min(own.length - 1, Math.max(0, here + by));
    const row = own[next];
    if (row !== undefined) go({ hop: nameOf(pair, row, lead) });
  };
  const hasReply = WAYS.some((way) => legsOf(scenario, 'reply', view[way].situation).length > 0);
  const notes = WAYS.flatMap((way) => (pair[way]?.notes ?? []).map((note) => ({ way, note })));
  const merged = notes.filter(({ note }, i) => notes.findIndex((other) => other.note.text === note.text) === i);
  const Cluster = engine?.Cluster;

  return (
    <div class="explorer" data-pending={pending ? '' : undefined}>
      {Cluster && engine ? (
        <Cluster words={engine.words} {...{ calculator, wish }} onView={setView} />
      ) : (
        <div
          class="waiting"
          onPointerEnter={fetch}
          onFocusIn={fetch}
          onClick={({ target }) => {
            const button = (target as Element).closest<HTMLElement>('[data-preset], [data-change]');
            if (button) want(button.dataset['preset'] ? { preset: button.dataset['preset'] } : { open: true });
          }}
        >
          {cluster}
        </div>
      )}
      <div class="wrap pphead">
        <h1>{scenario.title}</h1>
        <form class="ctl" onSubmit={(event) => event.preventDefault()}>
          <div class="field">
            <label class="label" for="scenario">
              {text('paths.scenario')}
            </label>
            <select
              class="in"
              id="scenario"
              name="scenario"
              value={scenario.id}
              onChange={(event) => go({ scenario: event.currentTarget.value, direction: 'request', hop: '' })}
            >
              {[...new Set(atlas.scenarios.map(({ group }) => group))].map((group) => (
                <optgroup label={text(`paths.group.${group}`)}>
                  {atlas.scenarios
                    .filter((one) => one.group === group)
                    .map((one) => (
                      <option value={one.id} selected={one.id === scenario.id}>
                        {one.option}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
          </div>
          {hasReply && (
            <Segmented
              words={words}
              name="direction"
              legend={text('paths.direction')}
              value={place.direction}
              onPick={(direction) => go({ direction: direction === 'reply' ? 'reply' : 'request', hop: '' })}
              choices={(['request', 'reply'] as const).map((value) => ({
                value,
                label: text(`paths.direction.${value}`),
              }))}
            />
          )}
          <Segmented
            words={words}
            name="show"
            legend={text('paths.show')}
            value={place.show}
            onPick={(show) => go({ show: show as Way | 'both' })}
            choices={[
              { value: 'Legacy', label: 'Legacy' },
              { value: 'BPF', label: 'BPF' },
              { value: 'both', label: text('paths.show.both') },
            ]}
          />
        </form>
        <Lead {...{ words, view, pair }} />
      </div>
      {pair.rows.length > 0 && (
        <>
          <Stage
            {...{ words, pair, drawing, selected, at }}
            mode={view.mode}
            title={scenario.title}
            only={shown}
            onPick={open}
            onStep={step}
          />
          <Counters words={words} pair={pair} />
          <section class="wrap under" data-late>
            <h2>{text('paths.list')}</h2>
            <HopList
              {...{ pair, selected, text }}
              label={scenario.title}
              onPick={open}
              panel={<HopPanel {...{ words, pair, lead }} row={selected} situation={view[lead].situation} />}
            />
          </section>
        </>
      )}
      {merged.length > 0 && (
        <section class="wrap notes">
          <h2>{text('paths.note')}</h2>
          <ul>
            {merged.map(({ way, note }) => (
              <li>
                {notes.filter((other) => other.note.text === note.text).length === 1 && (
                  <b data-m={way === 'BPF' ? 'bpf' : 'legacy'}>{way} </b>
                )}
                <Rich text={note.text} />
                {note.certainty && <i class="inf"> {text('paths.inferred')}</i>}
                {note.source && (
                  <a class="src" href={sourceUrl(note.source)}>
                    {note.source}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Rules {...{ words, atlas, pair }} probes={scenario.id === 'host-pod'} />
      <section class="wrap notes">
        <h2>{text('paths.gaps')}</h2>
        <ul>
          {atlas.gaps.map((gap) => (
            <li>
              <Rich text={gap.text} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
