/**
 * `client:intent`: an island's JavaScript is fetched when the reader first turns to it, because its HTML already holds
 * a full first result. `client:intent="link"` also wakes it at once where the address asks something, behind "?" or as
 * "#key=value"; `client:intent="kept"` where the device keeps the reader's cluster, too. What the reader does before it
 * lives is kept: text, choices and clicks happen again, in their order, on the living island.
 */
import type { ClientDirective } from 'astro';
import { keptCluster } from './kept-cluster';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Act = { field: Field; value: string; checked: boolean } | { button: HTMLButtonElement };

const INTENT = ['pointerover', 'pointerdown', 'touchstart', 'focusin', 'keydown', 'input', 'change', 'click'];
const FIELDS = 'input:not([readonly]), select, textarea';
const isChoice = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';

/** Whether a field shows something else than the server wrote: typed, chosen, or brought back by the browser. */
function isTouched(field: Field): boolean {
  if (isChoice(field)) return field.checked !== field.defaultChecked && (field.checked || field.type === 'checkbox');
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  const options = [...field.options];
  return field.value !== (options.find((option) => option.defaultSelected) ?? options[0])?.value;
}

/** The field in the living island: the same node, or the one that took its place. */
function living(island: HTMLElement, field: Field): Field | undefined {
  if (field.isConnected) return field;
  return [...island.querySelectorAll<Field>(FIELDS)].find(
    (other) => other.name === field.name && (field.type !== 'radio' || other.value === field.value),
  );
}

/** Lets the island do again what the reader did: as input events, which it takes like any other. */
function again(island: HTMLElement, act: Act): void {
  if ('button' in act) {
    if (act.button.isConnected) act.button.click();
    return;
  }
  const field = living(island, act.field);
  if (!field) return;
  const caret =
    field === document.activeElement && !isChoice(field) && 'selectionStart' in field ? field.selectionStart : null;
  if (isChoice(field)) field.checked = act.checked;
  else if (field.value !== act.value) field.value = act.value;
  if (caret !== null && 'setSelectionRange' in field) field.setSelectionRange(caret, caret);
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

const intent: ClientDirective = (load, options, island) => {
  const done = new Set<Field | HTMLButtonElement>();
  let composing = false;
  let waking = false;

  /** What the reader did so far, oldest first; what was brought back by the browser comes before. */
  const acts = (): Act[] => {
    const touched = [...island.querySelectorAll<Field>(FIELDS)].filter(isTouched);
    return [...touched.filter((field) => !done.has(field)), ...done].flatMap((what): Act[] => {
      if (what instanceof HTMLButtonElement) return [{ button: what }];
      return touched.includes(what)
        ? [{ field: what, value: what.value, checked: isChoice(what) && what.checked }]
        : [];
    });
  };

  const wake = async (): Promise<void> => {
    if (waking) return;
    waking = true;
    island.dataset['waking'] = '';
    const hydrate = await load();
    // A word half composed must not be taken from under its input method.
    if (composing) await new Promise((ended) => island.addEventListener('compositionend', ended, { once: true }));
    const missed = acts();
    // From here on there are only microtasks, so that no key stroke falls between; the island renders in them, too.
    await hydrate();
    delete island.dataset['waking'];
    waking = false;
    // The network failed: the next turn to the island tries again.
    if (island.hasAttribute('ssr')) return;
    for (const type of INTENT) island.removeEventListener(type, turn, true);
    for (const act of missed) {
      again(island, act);
      await Promise.resolve();
    }
  };

  const turn = (event: Event): void => {
    const { target } = event;
    if (target instanceof Element) {
      const what = event.type === 'click' ? target.closest('button') : target.closest<Field>(FIELDS);
      if (what && ['input', 'change', 'click'].includes(event.type)) {
        done.delete(what);
        done.add(what);
      }
    }
    void wake();
  };

  for (const type of INTENT) island.addEventListener(type, turn, { capture: true, passive: true });
  island.addEventListener('compositionstart', () => (composing = true));
  island.addEventListener('compositionend', () => (composing = false));
  // Enter in a field must not send the form of an island that sleeps.
  island.addEventListener('submit', (event) => event.preventDefault());
  const early = (): void => {
    if (acts().length > 0) void wake();
  };
  const asked = location.search !== '' || location.hash.includes('=');
  const { value } = options;
  if ((asked && (value === 'link' || value === 'kept')) || (value === 'kept' && keptCluster() !== '')) void wake();
  else if (document.readyState === 'complete') early();
  // The browser brings back what was in the fields when it comes back to a page.
  else addEventListener('load', early, { once: true });
};

export default intent;
