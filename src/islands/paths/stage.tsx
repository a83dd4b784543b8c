import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Track } from '../../components/paths/track';
import type { Drawing, Pair } from '../../core/paths/drawing';
import type { Point } from '../../core/paths/wave';
import { WAYS, type Way } from '../../core/paths/types';
import type { Mode } from '../../core/types';
import type { Words } from '../shared/words';
import { play, translate } from './play';

interface Props {
  words: Words;
  pair: Pair<string>;
  drawing: Drawing;
  mode: Mode;
  title: string;
  only: Way | undefined;
  selected: number;
  /** Position of each way's packet, by index in its route. */
  at: Record<Way, number>;
  onPick: (row: number) => void;
  onStep: (by: 'first' | -1 | 1 | 'last') => void;
}

const KEYS: Record<string, 'first' | -1 | 1 | 'last'> = { ArrowLeft: -1, ArrowRight: 1, Home: 'first', End: 'last' };
const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Where a packet rests at a hop: before a box, so that the device's name can be read, else on the hop. */
function resting(drawing: Drawing, pair: Pair<string>, way: Way, index: number): Point | undefined {
  const point = drawing[way]?.at[index];
  const row = pair.rows.findIndex((line) => line[way] === index);
  const box = drawing.marks.find((mark) => mark.row === row && mark.shape === 'box');
  return point && box ? [point[0] - box.w / 2 - 3, point[1]] : point;
}

/** The drawing with its packets, and the controls that move them. */
export function Stage({ words, pair, drawing, mode, title, only, selected, at, onPick, onStep }: Props) {
  const { text } = words;
  const layers = useRef<Partial<Record<Way, HTMLSpanElement | null>>>({});
  const running = useRef<() => void>();
  const [playing, setPlaying] = useState(false);
  useEffect(() => () => running.current?.(), []);
  const ways = WAYS.filter((way) => drawing[way] && (only === undefined || only === way));
  const { width } = drawing;

  const toggle = async () => {
    if (playing) return running.current?.();
    if (still()) return;
    const runs = ways.flatMap((way) => {
      const layer = layers.current[way];
      const points = drawing[way]?.points;
      return layer && points ? [{ layer, points }] : [];
    });
    const { done, stop } = play(runs, drawing);
    running.current = stop;
    setPlaying(true);
    await done;
    setPlaying(false);
  };
  const onKey = (event: KeyboardEvent) => {
    const by = KEYS[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (by !== undefined) onStep(by);
    else if (event.key === ' ' && event.target === event.currentTarget) void toggle();
    else return;
    event.preventDefault();
  };

  return (
    <section class="stage">
      {/* The keys belong to the drawing and its buttons; elsewhere they scroll the page. */}
      <div class="wrap view" role="group" aria-label={text('paths.stage')} tabIndex={0} onKeyDown={onKey}>
        <div class="canvas">
          <Track
            {...{ drawing, only, selected, onPick }}
            mode={mode}
            text={text}
            label={text('paths.svg', {
              title,
              legacy: String(pair.Legacy?.stops.length ?? 0),
              bpf: String(pair.BPF?.stops.length ?? 0),
            })}
          />
          {ways.map((way) => {
            const point = resting(drawing, pair, way, at[way]);
            return (
              point && (
                <span
                  key={way}
                  class="pkt"
                  data-way={way}
                  ref={(element) => {
                    layers.current[way] = element;
                  }}
                  style={{ transform: translate(point, width) }}
                  aria-hidden="true"
                />
              )
            );
          })}
        </div>
        <div class="stepper">
          <span class="btns">
            <StepButton label={text('paths.back')} d="M10 3.5 5.5 8l4.5 4.5" onClick={() => onStep(-1)} />
            <StepButton
              label={text('paths.play')}
              d={playing ? 'M4.5 3.5v9M11.5 3.5v9' : 'M4.5 2.8v10.400l8.500-5.200z'}
              main
              onClick={toggle}
            />
            <StepButton label={text('paths.forward')} d="M6 3.500 10.500 8 6 12.500" onClick={() => onStep(1)} />
          </span>
          <Ticks pair={pair} at={at} only={only} />
          <span class="pos">
            {ways.map((way) => (
              <Position key={way} {...{ words, way }} route={pair[way]} index={at[way]} />
            ))}
          </span>
          <span class="keys" aria-hidden="true">
            {text('paths.keys')}
          </span>
        </div>
      </div>
    </section>
  );
}

function StepButton({ label, d, main, onClick }: { label: string; d: string; main?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      class={main ? 'btn btn--main' : 'btn'}
      onClick={onClick}
      data-step={main ? 'play' : undefined}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path
          d={d}
          fill={main ? 'currentColor' : 'none'}
          stroke="currentColor"
          stroke-width="1.8"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <span class="vh">{label}</span>
    </button>
  );
}

function Position({
  words,
  way,
  route,
  index,
}: {
  words: Words;
  way: Way;
  route: Pair<string>['Legacy'];
  index: number;
}): ComponentChildren {
  if (!route) return null;
  const all = route.stops.length;
  const hop = route.stops[index]?.hop;
  return (
    <span data-m={way === 'BPF' ? 'bpf' : 'legacy'}>
      {way} <b class="num">{words.text('paths.at', { n: String(index + 1), all: String(all) })}</b>
      {index === all - 1 ? (
        ` · ${words.text('paths.arrived')}`
      ) : hop && hop.kind !== 'wire' ? (
        <>
          {' '}
          · <code>{hop.hook}</code>
        </>
      ) : (
        ''
      )}
    </span>
  );
}

/** The hops of both ways as two rows of ticks, done and to come. */
function Ticks({ pair, at, only }: { pair: Pair<string>; at: Record<Way, number>; only: Way | undefined }) {
  return (
    <span class="ticks" aria-hidden="true">
      {WAYS.map(
        (way) =>
          pair[way] &&
          (only === undefined || only === way) && (
            <span key={way} data-m={way === 'BPF' ? 'bpf' : 'legacy'}>
              {pair.rows.map((line) => {
                const index = line[way];
                return <i class={index === undefined ? 'gap' : index <= at[way] ? 'done' : undefined} />;
              })}
            </span>
          ),
      )}
    </span>
  );
}
