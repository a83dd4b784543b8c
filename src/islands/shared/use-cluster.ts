import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { evaluate, presets, type Environment, type Problem, type Report } from '../../core';
import { decodeLink, encodeLink } from '../../core/permalink';

/** Milliseconds without a key stroke after which the address follows the form. */
const PAUSE = 250;
/** Longer addresses are not written: some servers and chat programs cut them. */
const LONGEST = 6000;

/** Changes the description: to another one, or from what it is by then, for who may have been rendered a key stroke ago. */
export type Edit = (change: Environment | ((now: Environment) => Environment)) => void;

/**
 * The described cluster, what follows from it, and the ways to change the description. The same object while nothing of
 * it changes; its functions stay the same for good.
 */
export interface Cluster {
  environment: Environment;
  report: Report;
  /** Parts of the link that were not understood, then parts of the input. */
  problems: Problem[];
  /** Counts presets and links read: what is more than a key stroke. */
  loads: number;
  /** Preset whose description this is, if any. */
  preset: string | undefined;
  /** The address follows after a pause. */
  edit: Edit;
  /** Lets the address follow what changed beside the description, after a pause. */
  write: () => void;
  /** Loads a preset as a new step in the history. */
  load: (next: Environment) => void;
  /** Takes over a description read from elsewhere, as a step in the history; what the address carries beside it stays. */
  commit: (next: Environment) => void;
}

/** What a tool's address carries beside the cluster. */
export interface Extras {
  /** Reads it from an address, "?…", when a link or a step of the history is opened. */
  read: (search: string) => void;
  /** Writes it behind a cluster's own part, with its "&"; '' for nothing. */
  write: (environment: Environment) => string;
  /** Forgets it, for a preset. */
  reset: () => void;
}
const NO_EXTRAS: Extras = { read: () => undefined, write: () => '', reset: () => undefined };

/** The part of the address behind the path, "?cilium=…", or "" where it would be too long to share. */
export function queryOf(environment: Environment): string {
  const query = encodeLink(environment);
  return query.length > LONGEST ? '' : `?${query.replace(/^\?/, '')}`;
}

/**
 * Keeps one environment with its report, in step with the address. The server renders `initial`; a link is read when
 * hydration is done, so both agree on the first paint, and in the same task, so that what the reader typed meanwhile
 * comes after it (`client:intent`).
 */
export function useCluster(initial: Environment, extras: Extras = NO_EXTRAS): Cluster {
  const [environment, set] = useState(initial);
  const [linkProblems, setLinkProblems] = useState<Problem[]>([]);
  const [loads, setLoads] = useState(0);
  const timer = useRef<number>();

  const report = useMemo(() => evaluate(environment), [environment]);
  const preset = useMemo(() => {
    const query = encodeLink(environment);
    return presetQueries().find((one) => one.query === query)?.id;
  }, [environment]);
  // What is wrong with the release is said under its field.
  const problems = useMemo(
    () => [...linkProblems, ...report.problems.filter(({ id }) => !id.startsWith('release.'))],
    [linkProblems, report],
  );

  const latest = useRef({ environment, extras });
  latest.current.extras = extras;
  const actions = useMemo(() => {
    const put = (next: Environment) => {
      latest.current.environment = next;
      set(next);
    };
    const address = (at: Environment): string => {
      const own = queryOf(at);
      return location.pathname + own + (own === '' ? '' : latest.current.extras.write(at)) + location.hash;
    };
    const writeNow = () => {
      clearTimeout(timer.current);
      history.replaceState(history.state, '', address(latest.current.environment));
    };
    // The address is written from what the page shows by then.
    const write = () => {
      clearTimeout(timer.current);
      timer.current = window.setTimeout(writeNow, PAUSE);
    };
    const edit: Edit = (change) => {
      put(typeof change === 'function' ? change(latest.current.environment) : change);
      write();
    };
    return {
      put,
      edit,
      write,
      load(next: Environment) {
        // What was typed a moment ago belongs to the step before.
        writeNow();
        put(next);
        setLoads((n) => n + 1);
        setLinkProblems([]);
        latest.current.extras.reset();
        history.pushState(null, '', location.pathname + queryOf(next) + location.hash);
      },
      commit(next: Environment) {
        writeNow();
        put(next);
        setLoads((n) => n + 1);
        history.pushState(null, '', address(next));
      },
    };
  }, []);

  useLayoutEffect(() => {
    const read = () => {
      clearTimeout(timer.current);
      const decoded = location.search === '' ? { environment: initial, problems: [] } : decodeLink(location.search);
      // A link that names no release means the one the page starts with, not none.
      actions.put(
        decoded.environment.cilium === '' ? { ...decoded.environment, cilium: initial.cilium } : decoded.environment,
      );
      setLoads((n) => n + 1);
      setLinkProblems(decoded.problems);
      latest.current.extras.read(location.search);
    };
    if (location.search !== '') read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);

  const { edit, write, load, commit } = actions;
  return useMemo(
    () => ({ environment, report, problems, preset, loads, edit, write, load, commit }),
    [environment, report, problems, preset, loads],
  );
}

/** The presets as links say them, made once. */
const presetQueries = (): { id: string; query: string }[] =>
  (queries ??= presets.map(({ id, environment }) => ({ id, query: encodeLink(environment) })));
let queries: { id: string; query: string }[] | undefined;
