/** What a guide shows per release: neighbours that say the same become one entry. */
import { releases, resolveRelease, type CiliumRelease } from '../../core';

/** One stretch of release lines with the same answer. */
export interface Span<T> {
  /** "1.13" or "1.14–1.20". */
  label: string;
  /** The newest patch of the stretch's last line, to ask for commands and values. */
  release: CiliumRelease;
  /** Number of release lines in it. */
  count: number;
  /** Its release lines, oldest first. */
  lines: string[];
  value: T;
}

/** Asks once per release line, newest patch, and merges equal neighbours. Answers are compared as JSON. */
export function spans<T>(ask: (release: CiliumRelease) => T): Span<T>[] {
  const found: (Span<T> & { first: string })[] = [];
  for (const { newest, line } of releases()) {
    const release = resolveRelease(newest);
    const value = ask(release);
    const last = found[found.length - 1];
    if (last && JSON.stringify(last.value) === JSON.stringify(value)) {
      last.count += 1;
      last.lines.push(line);
      last.release = release;
      last.label = `${last.first}–${line}`;
    } else found.push({ first: line, label: line, release, count: 1, lines: [line], value });
  }
  return found;
}

/** A command that would name a release, for readers of several: the version comes from the shell, never an upgrade by accident. */
export const anyVersion = (command: string, { version }: CiliumRelease): string =>
  command.replace(`--version ${version}`, '--version "$CILIUM_VERSION"');
