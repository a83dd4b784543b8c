import type { Drawing, Mark } from '../../core/paths/drawing';
import type { Space } from '../../core/paths/spaces';
import { WAYS, type Way } from '../../core/paths/types';
import { rounded } from '../../core/paths/wave';

/** What stands in the drawing in a reader's words. */
export type TrackText = (key: string, params?: Record<string, string>) => string;

interface Props {
  drawing: Drawing;
  /** How the cluster stands: the way it takes is solid, the other dotted; unknown dashes both. */
  mode: string;
  text: TrackText;
  label: string;
  /** Only this way is drawn. */
  only?: Way | undefined;
  /** Line of the list that is open. */
  selected?: number | undefined;
  onPick?: (row: number) => void;
}

/** The drawing of one scenario. It says nothing that the hop list beside it does not say. */
export function Track({ drawing, mode, text, label, only, selected, onPick }: Props) {
  const { width, height, base, marks, spaces } = drawing;
  const taken = mode === 'BPF' || mode === 'Legacy' ? mode : undefined;
  const order = WAYS.toSorted((a, b) => Number(a === taken) - Number(b === taken));
  const visible = marks.filter((mark) => only === undefined || mark.way === 'both' || mark.way === only);
  return (
    <svg
      class="track"
      viewBox={`0 0 ${Math.round(width)} ${height}`}
      role="img"
      aria-label={label}
      data-mode={mode}
      data-only={only}
    >
      {spaces.map((space) => (
        <SpaceBox key={`${space.kind}${space.x}`} {...{ space, spaces, height, text }} />
      ))}
      {order.map((way) => {
        const track = drawing[way];
        return track && (only === undefined || only === way) ? (
          <path key={way} class="trk" data-way={way} d={rounded(track.points)} />
        ) : null;
      })}
      {visible.map((mark) => (
        <Sign key={mark.row} {...{ mark, base, onPick }} selected={mark.row === selected} />
      ))}
    </svg>
  );
}

function SpaceBox({ space, spaces, height, text }: { space: Space; spaces: Space[]; height: number; text: TrackText }) {
  const { kind, of, x, w } = space;
  if (kind === 'wire') {
    return (
      <text class="lab" x={x + w / 2} y={height - 6} text-anchor="middle">
        {text('paths.space.wire')}
      </text>
    );
  }
  if (kind === 'pod') {
    return (
      <text class="lab" x={x + w / 2} y="40" text-anchor={x < 40 ? 'start' : 'middle'} dx={x < 40 ? -w / 2 : 0}>
        {text(`paths.party.${of}`)}
      </text>
    );
  }
  const several = new Set(spaces.filter((one) => one.kind === 'host').map((one) => one.of)).size > 1;
  return (
    <>
      <rect class="ns" x={x} y="16" width={w} height={height - 34} rx="8" />
      <text class="lab" x={x + 14} y="40">
        {text('paths.space.node')}
        {several ? ` ${of.toUpperCase()}` : ''} · {text('paths.space.host')}
      </text>
    </>
  );
}

const LABEL = {
  in: { dx: 0, dy: 4.5, anchor: 'middle' },
  right: { dx: 13, dy: 4, anchor: 'start' },
  above: { dx: 0, dy: -13, anchor: 'middle' },
  below: { dx: 0, dy: 25, anchor: 'middle' },
} as const;

/** A hop: a box for a device, a dot on the line, a square on the wave, a column of tables for a hook. */
function Sign({
  mark,
  base,
  selected,
  onPick,
}: {
  mark: Mark;
  base: number;
  selected: boolean;
  onPick: Props['onPick'];
}) {
  const { row, way, shape, x, y, w, label, at, line, tables } = mark;
  const { dx, dy, anchor } = LABEL[at];
  const lines = at === 'above' && y === base ? label.split(' · ') : [label];
  return (
    <g
      class="sign"
      data-way={way}
      data-shape={shape}
      data-row={row}
      data-selected={selected ? '' : undefined}
      onClick={onPick && (() => onPick(row))}
    >
      {shape === 'hook' && (
        <>
          <rect class="hit" x={x - 16} y="118" width="110" height="176" />
          {selected && <rect class="ring" x={x - 13} y={y - 13} width="26" height="26" rx="6" />}
          <text class="hook m" x={x + 14} y="138">
            {label}
          </text>
          {tables.map((table) => (
            <>
              <rect class="stn" x={x - 5} y={table.y - 5} width="10" height="10" rx="2" />
              <text class="st m" x={x + 14} y={table.y + 4}>
                {table.name}
              </text>
            </>
          ))}
        </>
      )}
      {shape === 'box' && (
        <>
          <rect class="box" x={x - w / 2} y={y - 16} width={w} height="32" rx="6" />
          <text class="m bx" x={x} y={y + dy} text-anchor="middle">
            {label}
          </text>
        </>
      )}
      {(shape === 'dot' || shape === 'square') && (
        <>
          <rect class="hit" x={x - 17} y={y - 17} width="34" height="34" />
          {selected && <rect class="ring" x={x - 13} y={y - 13} width="26" height="26" rx={shape === 'dot' ? 13 : 6} />}
          {shape === 'dot' ? (
            <circle class="stn" cx={x} cy={y} r="5" />
          ) : (
            <rect class="stn" x={x - 5} y={y - 5} width="10" height="10" rx="2" />
          )}
          {lines.map((text, i) => (
            <text
              class={
                way === 'BPF' ? 'helper m' : shape === 'square' && at === 'above' && y === base ? 'hook m' : 'st m'
              }
              x={x + dx}
              y={y + dy + line * 16 - (lines.length - 1 - i) * 15}
              text-anchor={anchor}
            >
              {text}
            </text>
          ))}
        </>
      )}
    </g>
  );
}
