import { useMemo, useRef, useState } from 'preact/hooks';
import { OPTIMIZATION_IDS, type Environment } from '../../core';
import { decodeExtras, encodeExtras, type LinkExtras } from '../../core/link-extras';
import { queryOf, useCluster, type Cluster } from '../shared/use-cluster';
import type { Said } from '../shared/verdict';
import { suggested } from './groups';
import type { GainSummary } from './gain-summary';
import type { Station } from './kernel-line';
import { usePastes, type Pastes } from './use-pastes';

/** Pages that a row leads to, with base path and language in them; only those that exist. */
export interface ToolLinks {
  /** The folder of the guides; each optimization has one by its id. */
  guides: string;
  paths: string;
  gains: string;
  matrix: string;
}

/** What the server made for the first paint, handed over so that waking need not make it again. */
export interface Made {
  line: Station[];
  gains: Record<string, GainSummary>;
}

/**
 * The described cluster, what is chosen for the plan, what it is compared with, and the ways to change all that. The same
 * object while nothing of it changes. Parts of the page follow a key stroke, so that a reader may act on one that is a
 * moment old: every function works on what is true by then.
 */
export interface Tool extends Cluster {
  links: ToolLinks;
  made: Made;
  /** Chosen for the plan, in working order: by the reader, else what is suggested, computed when somebody asks. */
  readonly chosen: readonly string[];
  /** What the reader chose; undefined while nobody did. */
  picked: readonly string[] | undefined;
  /** The cluster it is compared with, if any. */
  other: Environment | 'after' | undefined;
  /** Opened rows. */
  opened: ReadonlySet<string>;
  /** The query of a link to all of it; '' where it would be too long. */
  readonly query: string;
  /** Another object with everything that must be answered in its own frame: what is more than a key stroke. */
  jump: object;
  /** The tool as it is by now. */
  latest: () => Tool;
  choose: (id: string, on: boolean) => void;
  toggle: (id: string) => void;
  compare: (other: Environment | 'after' | undefined) => void;
  /** An answer given in a row: the row moves to its new group, and the focus with it. */
  answer: (row: string, change: (now: Environment) => Environment) => void;
  /** The row whose answer was just given, until its new place is rendered. */
  moved: { current: string | undefined };
  /** The cluster after its plan becomes the description, and nothing is chosen of it any more. */
  settle: (next: Environment) => void;
  /** Texts read into the form. */
  pastes: Pastes;
  /** What a screen reader is to be told beside the verdict. */
  said: Said | undefined;
  say: (text: string) => void;
}

function linkOf(environment: Environment, extras: LinkExtras): string {
  const own = queryOf(environment);
  return own === '' ? '' : own + encodeExtras(environment, extras);
}

/** Keeps the calculator's state in step with the address. */
export function useTool(initial: Environment, links: ToolLinks, made: Made): Tool {
  const [extras, setExtras] = useState<LinkExtras>({});
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<Said>();
  const moved = useRef<string | undefined>();
  const cluster = useCluster(initial, {
    read: (search) => setExtras(decodeExtras(search)),
    write: (environment) => encodeExtras(environment, extras),
    reset: () => {
      setExtras((before) => ({ other: before.other }));
      pastes.forget();
    },
  });
  const { loads, edit, write, commit } = cluster;
  const pastes = usePastes(commit);
  const latest = useRef<Tool>();
  const actions = useMemo(() => {
    const now = () => latest.current as Tool;
    const change = (next: LinkExtras) => {
      setExtras((before) => ({ ...before, ...next }));
      write();
    };
    return {
      latest: now,
      choose: (id: string, on: boolean) =>
        change({ chosen: OPTIMIZATION_IDS.filter((one) => (one === id ? on : now().chosen.includes(one))) }),
      toggle: (id: string) =>
        setOpened((before) => {
          const next = new Set(before);
          if (!next.delete(id)) next.add(id);
          return next;
        }),
      compare: (other: Environment | 'after' | undefined) => change({ other }),
      answer(row: string, to: (now: Environment) => Environment) {
        moved.current = row;
        edit(to);
      },
      settle(next: Environment) {
        change({ chosen: [] });
        edit(next);
      },
      say: (text: string) => setSaid({ text }),
    };
  }, []);
  const jump = useMemo(() => ({}), [loads, opened, pastes]);
  const tool = useMemo((): Tool => {
    const { environment, report } = cluster;
    const { chosen: picked, other } = extras;
    const lazy: { chosen?: readonly string[]; query?: string } = {};
    return {
      ...cluster,
      ...actions,
      links,
      made,
      picked,
      other,
      opened,
      jump,
      moved,
      pastes,
      said,
      get chosen() {
        return (lazy.chosen ??= picked ?? suggested(report.optimizations));
      },
      get query() {
        return (lazy.query ??= linkOf(environment, extras));
      },
    };
  }, [cluster, extras, opened, pastes, said]);
  latest.current = tool;
  return tool;
}
