import type { ComponentChildren } from 'preact';
import type { Row } from '../../core/paths/align';
import { anyAt, stopAt, type Pair } from '../../core/paths/drawing';
import { WAYS } from '../../core/paths/types';
import { Rich } from '../../islands/shared/words';
import type { TrackText } from './track';

interface Props {
  pair: Pair<string>;
  text: TrackText;
  label: string;
  /** Line that is open, and what it opens. */
  selected?: number | undefined;
  panel?: ComponentChildren;
  onPick?: (row: number) => void;
}

/**
 * The ordered hops of both ways in two lanes: the drawing for readers, small screens and paper. With `onPick` each line
 * is a button, and the open one is followed by its panel.
 */
export function HopList({ pair, text, label, selected, panel, onPick }: Props) {
  let zone = '';
  return (
    <>
      <p class="lanehead" aria-hidden="true">
        {pair.BPF && <span class="b">BPF</span>}
        {pair.Legacy && <span class="l">Legacy</span>}
      </p>
      <ol class="lanes" aria-label={label}>
        {pair.rows.map((line, row) => {
          const { hop, node } = anyAt(pair, row);
          const here = `${node} ${hop.where === 'nic' ? 'host' : hop.where}`;
          const starts = here !== zone;
          zone = here;
          const Line = onPick ? 'button' : 'span';
          const pressed = onPick && {
            type: 'button' as const,
            'aria-expanded': row === selected ? ('true' as const) : ('false' as const),
            onClick: () => onPick(row),
          };
          return (
            <li class={`lane ${laneOf(pair, row)}${starts ? ' z' : ''}`} data-row={row} data-hop={hop.id}>
              <Line class="row" {...pressed}>
                <span class="g" aria-hidden="true" />
                {WAYS.map(
                  (way) =>
                    line[way] !== undefined && (
                      <span class={way === 'BPF' ? 'n b' : 'n l'}>
                        <span class="vh">{way} </span>
                        {line[way] + 1}
                      </span>
                    ),
                )}
                <HopName {...{ pair, row, text }} />
                <span class="wh mono">{hop.kind === 'wire' ? '' : hop.hook}</span>
              </Line>
              {row === selected && panel}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** The name of a hop; both names where the modes do different things at the same place. */
function HopName({ pair, row, text }: Pick<Props, 'pair' | 'text'> & { row: number }) {
  const [legacy, bpf] = WAYS.map((way) => stopAt(pair, row, way));
  const inferred = legacy?.inferred || bpf?.inferred;
  return (
    <span class="tx">
      {legacy && bpf && legacy.hop.id !== bpf.hop.id ? (
        <>
          <span class="hb">
            <b>BPF</b> <Rich text={bpf.hop.name} />
          </span>
          <span class="hl">
            <b>Legacy</b> <Rich text={legacy.hop.name} />
          </span>
        </>
      ) : (
        <span>
          <Rich text={(bpf ?? legacy)?.hop.name ?? ''} />
        </span>
      )}
      {inferred && <i class="inf">{text('paths.inferred')}</i>}
    </span>
  );
}

const split = (line: Row | undefined): boolean =>
  line !== undefined && (line.Legacy === undefined || line.BPF === undefined);

/** Where a line stands between the lanes: in both, in one, or where the ways part (`fork`) and meet (`join`). */
function laneOf(pair: Pair<string>, row: number): string {
  const line = pair.rows[row] ?? {};
  if (!pair.BPF || !pair.Legacy) return pair.BPF ? 'both' : 'only-legacy';
  if (split(line)) {
    // Legacy's lane is empty until the packet has set out on it.
    const begun = pair.rows.slice(0, row + 1).some(({ Legacy }) => Legacy !== undefined);
    const ends = pair.rows.slice(row).every(split);
    return `${line.BPF === undefined ? 'legacy' : 'bpf'}${begun ? '' : ' early'}${ends ? ' late' : ''}`;
  }
  const fork = split(pair.rows[row + 1]) ? ' fork' : '';
  return `both${fork}${split(pair.rows[row - 1]) && pair.rows.slice(0, row).some(({ Legacy }) => Legacy !== undefined) ? ' join' : ''}`;
}
