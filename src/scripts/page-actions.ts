/** Copies a guide as Markdown, from its twin beside it. Says in the button whether it worked. */
import { copyText } from './copy-text';

const button = document.querySelector<HTMLButtonElement>('[data-copy-page]');

async function textOf(address: string): Promise<string | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined; // no network, or a host without twins
  }
}

if (button) {
  const label = button.querySelector('span');
  const idle = label?.textContent ?? '';
  let timer = 0;
  button.addEventListener('click', async () => {
    const text = await textOf(button.dataset['copyPage'] ?? '');
    const done = text !== undefined && (await copyText(text));
    if (label) label.textContent = button.dataset[done ? 'done' : 'failed'] ?? '';
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (label) label.textContent = idle;
    }, 2000);
  });
}
