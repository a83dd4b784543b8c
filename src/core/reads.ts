/**
 * Who has read which facts of a node: what was concluded is kept by what it was read from, and holds for every other
 * node of which the same is known.
 */
import type { Facts } from './facts';

/** What two nodes are compared by. */
export type Key = string | number | boolean | undefined;

/** Something that can be known of a node. */
export interface Fact {
  keyOf: (facts: Facts) => Key;
  /** The last list of facts that has it. */
  list: number;
}

export const factOf = (keyOf: Fact['keyOf']): Fact => ({ keyOf, list: 0 });

/** Facts read since the outermost scope began. */
const log: Fact[] = [];
let depth = 0;

/** Notes that a fact was read. */
export function note(fact: Fact): void {
  if (depth > 0) log.push(fact);
}

/** Opens a scope; give its result to `readsSince`, and to `close` at the end. */
export function open(): number {
  depth += 1;
  return log.length;
}

/** Closes a scope; what was read in it counts for the one around it, too. */
export function close(): void {
  depth -= 1;
  if (depth === 0) log.length = 0;
}

let lists = 0;
const NONE: readonly Fact[] = [];

/** The facts read in an open scope, each once, in the order of their first reading. */
export function readsSince(start: number): readonly Fact[] {
  if (log.length === start) return NONE;
  lists += 1;
  const reads: Fact[] = [];
  for (let at = start; at < log.length; at += 1) {
    const fact = log[at] as Fact;
    if (fact.list === lists) continue;
    fact.list = lists;
    reads.push(fact);
  }
  return reads;
}

/** Was any fact read in an open scope? */
export const hasRead = (start: number): boolean => log.length > start;

/** Notes again what an answer that is known already was read from. */
export function noteAll(reads: readonly Fact[]): void {
  if (depth > 0) for (const fact of reads) log.push(fact);
}

/** Computes something when it is first asked for; everyone who asks has read what it was read from. */
export function once<T>(compute: () => T): () => T {
  let made: { value: T; reads: readonly Fact[] } | undefined;
  return () => {
    if (made) {
      noteAll(made.reads);
      return made.value;
    }
    const start = open();
    try {
      const value = compute();
      made = { value, reads: readsSince(start) };
      return value;
    } finally {
      close();
    }
  };
}

/** Bounded: a node can be told apart in more ways than are worth keeping. */
const MOST_KEPT = 100;

type Tree<T> = { fact: Fact; branches: Map<Key, Tree<T>> } | { value: T };

/** Answers of one question by the facts they were read from: a tree that asks for one fact after another. */
export class Memory<T> {
  private root: Tree<T> | undefined;
  private size = 0;

  /** The answer for a node, computed where no node of which the same is known has asked before. */
  answer(facts: Facts, compute: () => T): T {
    let at = this.root;
    while (at && 'fact' in at) {
      note(at.fact);
      at = at.branches.get(at.fact.keyOf(facts));
    }
    if (at) return at.value;
    const start = open();
    try {
      const value = compute();
      this.keep(facts, readsSince(start), value);
      return value;
    } finally {
      close();
    }
  }

  /** Follows the tree as far as it goes, and hangs the facts it has not asked for below. */
  private keep(facts: Facts, reads: readonly Fact[], value: T): void {
    if (this.size >= MOST_KEPT) {
      this.root = undefined;
      this.size = 0;
    }
    this.size += 1;
    const asked = new Set<Fact>();
    let grow = (tree: Tree<T>): void => {
      this.root = tree;
    };
    for (let at = this.root; at && 'fact' in at;) {
      const { branches, fact } = at;
      const key = fact.keyOf(facts);
      asked.add(fact);
      grow = (tree) => branches.set(key, tree);
      at = branches.get(key);
    }
    let tree: Tree<T> = { value };
    for (const fact of reads.toReversed())
      if (!asked.has(fact)) tree = { fact, branches: new Map([[fact.keyOf(facts), tree]]) };
    grow(tree);
  }
}
