/** Numbers for names: what is asked many thousand times a second stands in arrays, not in maps. */
export class Slots {
  private readonly byName = new Map<string, number>();

  /** The slot of a name; a new name gets the next one. */
  of(name: string): number {
    let slot = this.byName.get(name);
    if (slot === undefined) {
      slot = this.byName.size;
      this.byName.set(name, slot);
    }
    return slot;
  }

  /** The slot of a name that has one. */
  find(name: string): number | undefined {
    return this.byName.get(name);
  }
}
