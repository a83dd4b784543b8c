import { searchWords, titleFirst } from './search-query';

/** Search: a dialog over Pagefind's index. Excerpts are built from text nodes, never as markup. */
interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string; find?: string };
  sub_results: { title: string; url: string }[];
}
interface Pagefind {
  init(): Promise<void>;
  debouncedSearch(query: string): Promise<{ results: { data(): Promise<Found> }[] } | null>;
}

const SHOWN = 8;
/** So many of the best are looked at for their titles. */
const RANKED = 16;
const SECTIONS = 3;

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  ...children: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  node.append(...children);
  return node;
}

function link(url: string, text: string): HTMLAnchorElement {
  const anchor = element('a', text);
  anchor.href = url;
  return anchor;
}

/** Pagefind's excerpt is escaped text with `<mark>` around what was found. */
function excerptOf(html: string): Node[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html').body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === 'MARK'
      ? element('mark', node.textContent ?? '')
      : document.createTextNode(node.textContent ?? ''),
  );
}

function row(found: Found): HTMLLIElement {
  const item = element('li', link(found.url, found.meta.title ?? found.url));
  item.append(element('p', ...excerptOf(found.excerpt)));
  // The part above the first heading is the page itself.
  const sections = found.sub_results
    .filter(({ url }) => url !== found.url && !url.endsWith('#_top'))
    .slice(0, SECTIONS);
  if (sections.length > 0)
    item.append(element('ul', ...sections.map(({ url, title }) => element('li', link(url, title)))));
  return item;
}

class Search extends HTMLElement {
  #pagefind: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (!dialog || !input) return;
    const open = (): void => {
      dialog.showModal();
      input.focus();
      input.select();
      this.#load().catch(() => this.#say(this.dataset['failed'] ?? ''));
    };
    this.querySelector('button')?.addEventListener('click', open);
    input.addEventListener('input', () => void this.#search(input.value));
    dialog.addEventListener('click', (event) => {
      const { target } = event;
      if (target === dialog || (target instanceof Element && target.closest('a'))) dialog.close();
    });
    // Enter goes to the first result; the form alone would only close the dialog.
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>('ol a')?.click();
    });
    addEventListener('keydown', (event) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const chord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!slash && !chord) return;
      event.preventDefault();
      if (!dialog.open) open();
      else if (chord) dialog.close();
    });
  }

  /** The query in the words of the pages. The list of forms comes with the first query. */
  async #words(query: string): Promise<string> {
    const { default: aliases } = (await import('../../content/search/aliases.yaml')) as {
      default: Record<string, Record<string, string>>;
    };
    return searchWords(query, aliases[document.documentElement.lang.slice(0, 2)] ?? {});
  }

  #load(): Promise<Pagefind> {
    this.#pagefind ??= import(/* @vite-ignore */ this.dataset['bundle'] ?? '').then(async (module: Pagefind) => {
      await module.init();
      return module;
    });
    return this.#pagefind;
  }

  #say(text: string): void {
    const status = this.querySelector('.status');
    if (status) status.textContent = text;
  }

  async #search(query: string): Promise<void> {
    const list = this.querySelector('ol');
    if (!list) return;
    if (query.trim() === '') {
      list.replaceChildren();
      this.#say('');
      return;
    }
    try {
      const words = await this.#words(query);
      const answer = await (await this.#load()).debouncedSearch(words);
      // A newer search has begun meanwhile.
      if (answer === null) return;
      const found = await Promise.all(answer.results.slice(0, RANKED).map((result) => result.data()));
      list.replaceChildren(...titleFirst(found, words).slice(0, SHOWN).map(row));
      const { length } = answer.results;
      const template = length === 0 ? this.dataset['none'] : length === 1 ? this.dataset['one'] : this.dataset['many'];
      this.#say((template ?? '').replace('{n}', String(length)).replace('{query}', () => query.trim()));
    } catch {
      this.#say(this.dataset['failed'] ?? '');
    }
  }
}

customElements.define('fp-search', Search);
