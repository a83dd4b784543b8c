import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
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

/** The described cluster, what is chosen for the plan, what it is compared with, and the ways to change all that. */
export interface Tool extends Cluster {
  links: ToolLinks;
  made: Made;
  /** Chosen for the plan, in working order. */
  chosen: readonly string[];
  /** The cluster it is compared with, if any. */
  other: Environment | 'after' | undefined;
  /** Opened rows. */
  opened: ReadonlySet<string>;
  /** The query of a link to all of it; '' where it would be too long. */
  query: string;
  choose: (id: string, on: boolean) => void;
  toggle: (id: string) => void;
  compare: (other: Environment | 'after' | undefined) => void;
  /** An answer given in a row: the row moves to its new group, and the focus with it. */
  answer: (row: string, next: Environment) => void;
  /** The cluster after its plan becomes the description, and nothing is chosen of it any more. */
  settle: (next: Environment) => void;
  /** Texts read into the form. */
  pastes: Pastes;
  /** What a screen reader is to be told beside the verdict. */
  said: Said | undefined;
  say: (text: string) => void;
}

/** Keeps the calculator's state in step with the address. */
export function useTool(initial: Environment, links: ToolLinks, made: Made): Tool {
  const [extras, setExtras] = useState<LinkExtras>({});
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<Said>();
  const moved = useRef<string>();
  const cluster = useCluster(initial, {
    read: (search) => setExtras(decodeExtras(search)),
    write: (environment) => encodeExtras(environment, extras),
    reset: () => {
      setExtras((before) => ({ other: before.other }));
      pastes.forget();
    },
  });
  const pastes = usePastes(cluster.commit);
  const { environment, report, edit, write } = cluster;
  const { chosen: picked, other } = extras;
  const chosen = useMemo(() => picked ?? suggested(report.optimizations), [picked, report]);

  useLayoutEffect(() => {
    const row = moved.current;
    moved.current = undefined;
    // Only where the row took the focus away with it.
    if (row !== undefined && document.activeElement === document.body)
      document.querySelector<HTMLElement>(`#o-${row} .disclose`)?.focus();
  }, [environment]);

  const change = (next: LinkExtras) => {
    setExtras(next);
    write();
  };
  const own = queryOf(environment);
  return {
    ...cluster,
    links,
    made,
    chosen,
    other,
    opened,
    query: own === '' ? '' : own + encodeExtras(environment, extras),
    choose: (id, on) =>
      change({ ...extras, chosen: OPTIMIZATION_IDS.filter((one) => (one === id ? on : chosen.includes(one))) }),
    toggle: (id) =>
      setOpened((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    compare: (next) => change({ ...extras, other: next }),
    answer: (row, next) => {
      moved.current = row;
      edit(next);
    },
    settle: (next) => {
      setExtras({ ...extras, chosen: [] });
      edit(next);
    },
    pastes,
    said,
    say: (text) => setSaid({ text }),
  };
}
