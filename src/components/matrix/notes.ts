import type { Change, Reason, Source } from '../../core';

/** What a cell opens: why, what would change it, and where that was read. */
export interface Note {
  reasons: Reason[];
  changes: Change[];
  sources: Source[];
  /** Newest release line it speaks for, which picks the nearest source. */
  line: string;
}

/** The notes of a page, each text once: cells with the same reason open the same note. */
export class Notes {
  private readonly byText = new Map<string, { id: string; note: Note }>();

  /** The id of a note with this text. */
  add(note: Note, text: string): string {
    const known = this.byText.get(text);
    if (known) return known.id;
    const id = `n${this.byText.size + 1}`;
    this.byText.set(text, { id, note });
    return id;
  }

  get all(): { id: string; note: Note }[] {
    return [...this.byText.values()];
  }
}
