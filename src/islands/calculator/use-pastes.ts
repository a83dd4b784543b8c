import { useMemo, useState } from 'preact/hooks';
import type { Environment, HelmValues } from '../../core';
import type { FactChange } from '../../core/paste/changes';
import type { PasteKind } from '../../core/paste/reader';

/** Helm values as a reader has them: all keys of the file, and those of them that rules know. They stay on the page. */
export interface GivenValues {
  all: HelmValues;
  known: HelmValues;
}

/** A text that was read into the form, kept so that nothing of it is lost. */
export interface Pasted {
  id: number;
  text: string;
  kinds: PasteKind[];
  /** How many lines were not understood. */
  unread: number;
  changes: FactChange[];
  given: GivenValues | undefined;
}

/** The texts read into the form so far. */
export interface Pastes {
  list: readonly Pasted[];
  /** The Helm values of the last text that had any, to compare the output with. */
  given: GivenValues | undefined;
  add: (entry: Omit<Pasted, 'id'>, next: Environment) => void;
  /** Drops one, with the description after its changes were taken back. */
  remove: (id: number, next: Environment) => void;
  forget: () => void;
}

/** Keeps them, the same object while none comes or goes; `commit` takes a description over as a step of the history. */
export function usePastes(commit: (next: Environment) => void): Pastes {
  const [list, set] = useState<readonly Pasted[]>([]);
  const actions = useMemo(
    (): Pick<Pastes, 'add' | 'remove' | 'forget'> => ({
      add(entry, next) {
        set((before) => [...before, { ...entry, id: (before.at(-1)?.id ?? 0) + 1 }]);
        commit(next);
      },
      remove(id, next) {
        set((before) => before.filter((entry) => entry.id !== id));
        commit(next);
      },
      forget: () => set((before) => (before.length > 0 ? [] : before)),
    }),
    [],
  );
  return useMemo(() => ({ ...actions, list, given: list.findLast(({ given }) => given !== undefined)?.given }), [list]);
}
