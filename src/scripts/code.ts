/** Code blocks of a guide: a button that copies, and a tab stop for those that scroll. Both need JavaScript to be of use. */
import { copyText } from './copy-text';

class Code extends HTMLElement {
  connectedCallback(): void {
    const pre = this.querySelector('pre');
    const template = document.querySelector<HTMLTemplateElement>('#copy-button');
    const button = template?.content.querySelector('button')?.cloneNode(true);
    if (!pre || !template || !(button instanceof HTMLButtonElement) || this.querySelector('button')) return;
    const label = button.querySelector('span');
    const { textContent: idle } = label ?? button;
    let timer = 0;
    const say = (text: string | null | undefined, state?: string): void => {
      if (label) label.textContent = text ?? '';
      label?.classList.toggle('vh', state === undefined);
      button.toggleAttribute('data-copied', state === 'done');
    };
    const copy = async (): Promise<void> => {
      const done = await copyText((pre.textContent ?? '').trimEnd());
      say(template.dataset[done ? 'done' : 'failed'], done ? 'done' : 'failed');
      clearTimeout(timer);
      timer = window.setTimeout(() => say(idle), 1500);
    };
    button.addEventListener('click', () => void copy());
    this.append(button);
    new ResizeObserver(() => (pre.tabIndex = pre.scrollWidth > pre.clientWidth ? 0 : -1)).observe(pre);
  }
}

customElements.define('fp-code', Code);
