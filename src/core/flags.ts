/** The agent's options by name, kept in slots: rules read them many thousand times a second. */
import { Slots } from './slots';

const slots = new Slots();

/** Registers a name the facts know; names of readers (`extraConfig`) stay apart, so that slots stay few. */
export const knownFlag = (name: string): number => slots.of(name);

export class Flags {
  private readonly values: (string | undefined)[];
  private extra: Map<string, string> | undefined;

  constructor(from?: Flags) {
    this.values = from ? from.values.slice() : [];
  }

  get(name: string): string | undefined {
    const slot = slots.find(name);
    return slot === undefined ? this.extra?.get(name) : this.values[slot];
  }

  /** Sets an option the code or the facts name. */
  set(name: string, value: string): void {
    this.values[slots.of(name)] = value;
  }

  /** Sets an option by a name that a reader wrote. */
  setForeign(name: string, value: string): void {
    const slot = slots.find(name);
    if (slot !== undefined) this.values[slot] = value;
    else (this.extra ??= new Map()).set(name, value);
  }
}
