import type { Gate } from '../shared/gates';

/** A table or lookup on the Legacy way: where it stands and what it is called. */
export interface Station {
  at: [number, number];
  /** Where the name goes, relative to the station. */
  text: [number, number];
  name: string;
  middle?: boolean;
  /** Our word for it, and not the machine's. */
  ours?: boolean;
}

/** The squares of the Legacy way with their names. */
export function Stations({ stations, size }: { stations: Station[]; size: number }) {
  return stations.map(({ at: [x, y], text: [dx, dy], name, middle, ours }) => (
    <>
      <rect class="stn" x={x - size / 2} y={y - size / 2} width={size} height={size} rx="2" />
      <text x={x + dx} y={y + dy} text-anchor={middle ? 'middle' : undefined} class={ours ? 'st' : 'm st'}>
        {name}
      </text>
    </>
  ));
}

/** A network device: a named box on the line. */
export function Device({ x, y, w, h, name }: { x: number; y: number; w: number; h: number; name: string }) {
  return (
    <g class="dev">
      <rect x={x} y={y} width={w} height={h} rx="6" />
      <text x={x + w / 2} y={y + h / 2 + 5} text-anchor="middle" class="m">
        {name}
      </text>
    </g>
  );
}

/** One gate in the straight way, from `from` to `to`: shut, open, or nobody knows. */
export function GateMark({
  gate,
  from: [x1, y1],
  to: [x2, y2],
  radius,
  number,
}: {
  gate: Gate;
  from: [number, number];
  to: [number, number];
  radius: number;
  number?: number;
}) {
  const across = x1 === x2;
  const tip = across ? `L${x1 + 15} ${y1 + 22}` : `L${x1 + 29} ${y1 - 20}`;
  return (
    <g class="gate" data-state={gate.state} data-effect={gate.stops ? 'stops' : undefined}>
      <path class="gap" d={`M${x1} ${y1}L${x2} ${y2}`} />
      <path class="blade" d={`M${x1} ${y1}${gate.state === 'failed' ? tip : `L${x2} ${y2}`}`} />
      <circle cx={x1} cy={y1} r={radius} />
      <circle cx={x2} cy={y2} r={radius} />
      {gate.state === 'unknown' && !across && (
        <text x={(x1 + x2) / 2} y={y1 - 12} text-anchor="middle" class="m qm">
          ?
        </text>
      )}
      {number !== undefined && (
        <text x={x1 + 14} y={(y1 + y2) / 2 + 4} class="m gn">
          {number}
          {gate.state === 'unknown' && ' ?'}
        </text>
      )}
    </g>
  );
}

/** Where the agent does not start, the line ends here. */
export function StopSign({ x, y }: { x: number; y: number }) {
  return (
    <g class="stopsign" transform={`translate(${x} ${y})`}>
      <path d="M-5-13H5L13-5V5L5 13H-5L-13 5V-5z" />
      <path d="M-6 0H6" />
    </g>
  );
}
