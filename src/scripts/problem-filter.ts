/**
 * Narrows the problems of a page to what is typed or pasted; headings without any left go with them. Their own headings
 * become links to themselves, to be cited.
 */
import { matches } from './problem-match';

for (const heading of document.querySelectorAll('[data-problem] h3[id]')) {
  const link = document.createElement('a');
  link.href = `#${heading.id}`;
  link.append(...heading.childNodes);
  heading.append(link);
}

const field = document.querySelector<HTMLElement>('[data-problem-filter]');
const input = field?.querySelector('input');
const status = field?.querySelector<HTMLElement>('[role="status"]');
const other = field?.querySelector('a');

if (field && input && status && other) {
  const hint = status.textContent ?? '';
  const problems = [...document.querySelectorAll<HTMLElement>('[data-problem]')].map((element) => ({
    element,
    text: element.textContent ?? '',
    lines: [...element.querySelectorAll('samp')].map((line) => line.textContent ?? ''),
  }));
  const groups = [...document.querySelectorAll('[data-problem-group]')];
  // What stands between the field and the first heading makes way for what is found.
  const between: Element[] = [];
  const first = groups[0]?.previousElementSibling;
  let part = document.querySelector('[data-release-switch]')?.nextElementSibling;
  for (; part && part !== first; part = part.nextElementSibling) between.push(part);
  const show = (): void => {
    const query = input.value.trim();
    for (const { element, ...problem } of problems)
      element.toggleAttribute('data-miss', query !== '' && !matches(query, problem));
    const left = (inside: Element): number =>
      inside.querySelectorAll('[data-problem]:not([data-miss], [hidden])').length;
    for (const group of groups) {
      const none = query !== '' && left(group) === 0;
      group.toggleAttribute('data-miss', none);
      group.previousElementSibling?.toggleAttribute('data-miss', none);
    }
    for (const element of between) element.toggleAttribute('data-miss', query !== '');
    // The guide with the other problems goes on looking.
    other.search = query === '' ? '' : new URLSearchParams({ find: query }).toString();
    const count = left(document.body);
    status.textContent =
      query === ''
        ? hint
        : ((count === 0 ? status.dataset['nothing'] : status.dataset['count']?.replace('{n}', String(count))) ?? '');
  };
  input.value = new URLSearchParams(location.search).get('find') ?? '';
  input.addEventListener('input', show);
  // The release switch has hidden or shown some.
  document.addEventListener('fastpath:link', show);
  show();
}
