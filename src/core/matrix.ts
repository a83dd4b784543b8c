/**
 * The matrix: every optimization in every release line on a chosen kernel, and host routing on every kernel. Releases are
 * a time line, so that equal neighbours are one cell and each edge is a change of rule. For pages built ahead of time.
 */
import data from '../../content/matrix/matrix.yaml';
import { fullReplacement } from './changes';
import { evaluate } from './evaluate';
import { OPTIMIZATIONS } from './optimizations';
import { releases } from './release';
import type { Change, Environment, HelmValues, Mode, Reason, Report, VerdictStatus } from './types';

interface Facts {
  kernels: { kernel: string; name: string }[];
  first: string;
  assume: Pick<Environment, 'node' | 'network'>;
  routing: { values: HelmValues; vendors: { kernel: string; name: string }[] };
}
const FACTS = data as unknown as Facts;

/** A kernel of the matrix; `release` is what stands for it as `uname -r`. */
export interface MatrixKernel {
  kernel: string;
  name: string;
  release: string;
}

/** A branch stands for its last patch, with all that was backported into it; no branch had as many. */
const LAST_PATCH = 500;

/** Kernels one can choose, oldest first. */
export const MATRIX_KERNELS: readonly MatrixKernel[] = FACTS.kernels.map(({ kernel, name }) => ({
  kernel,
  name,
  release: `${kernel}.${LAST_PATCH}`,
}));

/** The kernel shown first. */
export const FIRST_KERNEL: string = FACTS.first;

type ValueChange = Extract<Change, { kind: 'value' }>;

/** Neighbouring release lines with one answer. */
export interface Cell {
  /** Release lines, oldest first. */
  lines: string[];
  status: VerdictStatus | 'starts' | 'stops';
  /** Deciding reasons in the newest of its releases. */
  reasons: Reason[];
  changes: Change[];
  /** Of the changes, the values to set, those it is about first. */
  values: ValueChange[];
}

export interface Row {
  id: string;
  cells: Cell[];
}

export interface KernelMatrix extends MatrixKernel {
  /** Whether the agent starts at all. */
  agent: Cell[];
  /** One an optimization, in working order; release lines whose agent does not start are left out. */
  rows: Row[];
}

/** The environment of a cell, as a link to the calculator shows it. */
export const matrixEnvironment = (cilium: string, kernel: string): Environment => ({
  cilium,
  ...FACTS.assume,
  node: { ...FACTS.assume.node, kernel },
});

/** The same with values that BPF host routing asks for. */
function routingEnvironment(cilium: string, kernel: string): Environment {
  const values = Object.fromEntries(
    Object.entries(FACTS.routing.values).map(([key, value]) => [
      key,
      value === '$full' ? fullReplacement(cilium) : value,
    ]),
  );
  return { cilium, node: { ...FACTS.assume.node, kernel }, values };
}

/**
 * The values to set, the optimization's own first, the others by path: the order they were found in differs between
 * releases and says nothing.
 */
function valuesToSet(changes: readonly Change[], options: readonly string[]): ValueChange[] {
  const place = ({ path }: ValueChange): number => (options.includes(path) ? options.indexOf(path) : options.length);
  return changes
    .filter((change): change is ValueChange => change.kind === 'value' && change.to !== undefined)
    .toSorted((a, b) => place(a) - place(b) || (a.path < b.path ? -1 : 1));
}

/**
 * What makes two neighbours one cell: the same answer for the same reasons, with the same steps ahead. Of what only
 * wants values the reasons are those values, so that they count and not the order they were found in.
 */
const kindOf = ({ status, reasons, changes, values }: Omit<Cell, 'lines'>): string =>
  JSON.stringify(
    status === 'available'
      ? [status, values]
      : [status, reasons.map(({ id, state }) => [id, state]), changes.filter(({ kind }) => kind !== 'value')],
  );

/** Cells of one row, equal neighbours merged; the newest release speaks for all of a cell. */
function merged(cells: (Cell | undefined)[]): Cell[] {
  const out: Cell[] = [];
  let before: Cell | undefined;
  for (const cell of cells) {
    if (cell && before && kindOf(cell) === kindOf(before)) {
      before.lines.push(...cell.lines);
      before.reasons = cell.reasons;
      before.changes = cell.changes;
      before.values = cell.values;
    } else if (cell) out.push((before = { ...cell, lines: [...cell.lines] }));
    if (!cell) before = undefined;
  }
  return out;
}

function agentCell(line: string, { agent }: Report): Cell {
  const stops = agent.starts === false;
  return {
    lines: [line],
    status: stops ? 'stops' : 'starts',
    reasons: agent.reasons.filter(({ state }) => (stops ? state === 'failed' : state === 'held')).slice(0, 2),
    changes: stops
      ? agent.reasons
          .flatMap(({ params: { version } }): Change[] =>
            version === undefined ? [] : [{ kind: 'kernel', atLeast: version }],
          )
          .slice(0, 1)
      : [],
    values: [],
  };
}

/** The matrix of one kernel. */
export function matrixOf(kernel: MatrixKernel): KernelMatrix {
  const reports = releases().map(
    ({ line, newest }) => [line, evaluate(matrixEnvironment(newest, kernel.release))] as const,
  );
  return {
    ...kernel,
    agent: merged(reports.map(([line, report]) => agentCell(line, report))),
    rows: OPTIMIZATIONS.map(({ id, options }) => ({
      id,
      cells: merged(
        reports.map(([line, { agent, optimizations }]) => {
          const verdict = optimizations.find((one) => one.id === id);
          if (!verdict || agent.starts === false) return undefined;
          const { status, reasons, changes } = verdict;
          return {
            lines: [line],
            status,
            reasons: reasons.slice(0, 2),
            changes: changes ?? [],
            values: valuesToSet(changes ?? [], options),
          };
        }),
      ),
    })),
  };
}

/** Neighbouring release lines with one host routing. */
export interface RoutingCell {
  lines: string[];
  mode: Mode;
  reasons: Reason[];
  /** Some of what decides was concluded, and not read. */
  inferred: boolean;
}

export interface RoutingRow extends MatrixKernel {
  cells: RoutingCell[];
}

/** Host routing on every kernel, those of vendors that backport last. */
export function routingMatrix(): RoutingRow[] {
  const kernels = [
    ...MATRIX_KERNELS,
    ...FACTS.routing.vendors.map(({ kernel, name }) => ({
      kernel: kernel.split('.').slice(0, 2).join('.'),
      name,
      release: kernel,
    })),
  ];
  return kernels.map((kernel) => {
    const cells: RoutingCell[] = [];
    for (const { line, newest } of releases()) {
      const { hostRouting, agent } = evaluate(routingEnvironment(newest, kernel.release));
      const all = [...agent.reasons, ...hostRouting.conditions];
      const inferred = hostRouting.mode !== 'unknown' && all.some(({ confidence }) => confidence === 'inferred');
      const reasons = hostRouting.reasons.slice(0, 2);
      const last = cells.at(-1);
      const same = last?.mode === hostRouting.mode && last.inferred === inferred;
      const why = (list: Reason[]) => list.map(({ id, state }) => id + state).join();
      if (last && same && (hostRouting.mode === 'BPF' || why(last.reasons) === why(reasons))) {
        last.lines.push(line);
        last.reasons = reasons;
      } else cells.push({ lines: [line], mode: hostRouting.mode, reasons, inferred });
    }
    return { ...kernel, cells };
  });
}
