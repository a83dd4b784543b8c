import { ModeGlyph, ModeMark } from '../marks/mode-mark';
import { VerdictMark } from '../marks/verdict-mark';
import type { Change } from '../../core';
import type { Cell, KernelMatrix, RoutingCell, RoutingRow } from '../../core/matrix';
import { printYaml } from '../../core/values/yaml';
import { reasonText } from '../../i18n/reason';
import { format } from '../../i18n/format';
import type { Notes } from './notes';

/** What the tables need of their page. */
export interface Frame {
  messages: Record<string, string>;
  notes: Notes;
  /** Release lines, oldest first. */
  lines: string[];
  /** Address of the calculator for a release line on a kernel. */
  calculator: (line: string, kernel: string) => string;
  /** Address of an optimization's guide; undefined where there is none. */
  guide: (id: string) => string;
}

const textOf =
  ({ messages }: Frame) =>
  (key: string, params?: Record<string, string>): string =>
    format(messages[key] ?? key, params);

const spanOf = (lines: string[]): string => (lines.length > 1 ? `${lines[0]}–${lines.at(-1)}` : (lines[0] ?? ''));

/** Release lines whose cell has room for two values. */
const WIDE = 5;

/** The short words beside a status: the kernel or release it waits for, or the values to set, as many as there is room for. */
function Detail({ cell, frame }: { cell: Cell; frame: Frame }) {
  const text = textOf(frame);
  const step = cell.changes.find((change) => change.kind !== 'value') as
    Extract<Change, { atLeast: string }> | undefined;
  if (step?.kind === 'kernel') return <small>{text('matrix.kernel-needed', { version: step.atLeast })}</small>;
  if (step?.kind === 'cilium') return <small>{text('matrix.since', { version: step.atLeast })}</small>;
  const { values } = cell;
  if (values.length === 0 || (cell.status !== 'available' && cell.status !== 'blocked')) return null;
  const shown = values.slice(0, cell.lines.length < WIDE ? 1 : 2);
  const rest = values.length - shown.length;
  return (
    <small class="mono">
      {shown.map(({ path, to }) => printYaml({ [path]: to ?? null }).trim()).join(' · ')}
      {rest > 0 && ` +${rest}`}
    </small>
  );
}

/**
 * The id of the note that a cell opens. The same cell always gives the same; a page asks for all of them before it
 * draws, since the notes stand below what refers to them.
 */
export function noteOf({ reasons, lines, ...cell }: Cell | RoutingCell, frame: Frame): string {
  const changes: Change[] = 'changes' in cell ? cell.changes : [];
  const line = lines.at(-1) ?? '';
  const sentences = reasons.map((reason) => reasonText(reason, frame.messages));
  const sources = [...new Set(reasons.flatMap((reason) => reason.sources))];
  return frame.notes.add(
    { reasons, changes, sources, line },
    JSON.stringify([sentences, changes, reasons.map(({ log }) => log)]),
  );
}

/** One cell: a button that opens its reason, and an address of its own. */
function StatusCell({ cell, id, frame, rows = 1 }: { cell: Cell; id: string; frame: Frame; rows?: number }) {
  const text = textOf(frame);
  const { status, lines } = cell;
  const note = noteOf(cell, frame);
  return (
    <td id={id} colSpan={lines.length} rowSpan={rows} data-v={status} class={status === 'stops' ? 'stop' : undefined}>
      <button type="button" popovertarget={note}>
        <span class="vh">{spanOf(lines)}: </span>
        {status === 'stops' ? (
          <ModeMark mode="none" word={text('mode.none')} />
        ) : status === 'starts' ? (
          <VerdictMark status="on" word={text('matrix.starts')} />
        ) : (
          <VerdictMark status={status} word={text(`status.${status}`)} />
        )}
        <Detail cell={cell} frame={frame} />
      </button>
    </td>
  );
}

function Heads({ first, frame, kernel }: { first: string; frame: Frame; kernel?: string }) {
  const text = textOf(frame);
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {frame.lines.map((line) => (
          <th scope="col">
            {kernel === undefined ? (
              line
            ) : (
              <a href={frame.calculator(line, kernel)} title={text('matrix.open', { line })}>
                {line}
              </a>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Optimizations by release line on one kernel. Where the agent does not start, one tall cell says so. */
export function KernelTable({ matrix, frame }: { matrix: KernelMatrix; frame: Frame }) {
  const text = textOf(frame);
  const { kernel, rows, agent, release } = matrix;
  return (
    <table class="tl mx">
      <caption class="vh">{text('matrix.table', { kernel })}</caption>
      <Heads first={text('matrix.optimization')} frame={frame} kernel={release} />
      <tbody>
        <tr>
          <th scope="row">{text('matrix.agent')}</th>
          {agent.map((cell) => (
            <StatusCell
              cell={cell}
              frame={frame}
              id={`k${kernel}-agent-${cell.lines[0]}`}
              rows={cell.status === 'stops' ? rows.length + 1 : 1}
            />
          ))}
        </tr>
        {rows.map(({ id, cells }) => (
          <tr id={`k${kernel}-${id}`}>
            <th scope="row">
              <a href={frame.guide(id)}>{text(`${id}.name`)}</a>
            </th>
            {cells.map((cell) => (
              <StatusCell cell={cell} frame={frame} id={`k${kernel}-${id}-${cell.lines[0]}`} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RoutingCellView({ cell, id, frame }: { cell: RoutingCell; id: string; frame: Frame }) {
  const text = textOf(frame);
  const { mode, lines, inferred } = cell;
  const note = noteOf(cell, frame);
  return (
    <td id={id} colSpan={lines.length} data-mode={mode}>
      <button type="button" popovertarget={note}>
        <span class="vh">{spanOf(lines)}: </span>
        <ModeMark mode={mode} word={text(`mode.${mode}`)} />
        {inferred && <small>{text('matrix.inferred')}</small>}
      </button>
    </td>
  );
}

/** Host routing by release line on every kernel. */
export function RoutingTable({ rows, frame }: { rows: RoutingRow[]; frame: Frame }) {
  const text = textOf(frame);
  return (
    <table class="tl kx">
      <caption class="vh">{text('matrix.routing')}</caption>
      <Heads first={text('matrix.kernel')} frame={frame} />
      <tbody>
        {rows.map(({ kernel, name, cells }) => {
          const row = `${kernel}-${name}`.toLowerCase().replaceAll(/[^\w.]+/g, '-');
          return (
            <tr id={`r${row}`}>
              <th scope="row">
                <code>{kernel}</code> {name}
              </th>
              {cells.map((cell) => (
                <RoutingCellView cell={cell} frame={frame} id={`r${row}-${cell.lines[0]}`} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The legend: every mark with its word. */
export function Legend({ frame }: { frame: Frame }) {
  const text = textOf(frame);
  return (
    <p class="legend">
      {(['on', 'available', 'blocked', 'unknown', 'unsupported', 'unneeded'] as const).map((status) => (
        <VerdictMark status={status} word={text(`status.${status}`)} />
      ))}
      <span class="mode" data-m="stops">
        <ModeGlyph mode="none" />
        {text('mode.none')}
      </span>
    </p>
  );
}
