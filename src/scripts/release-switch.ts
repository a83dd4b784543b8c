/**
 * The release switch of a guide: hides blocks of other releases and dims other columns of its tables. The choice is
 * `cilium` in the address, the key that calculators read, so links and the language switch carry it.
 */
const field = document.querySelector<HTMLElement>('[data-release-switch]');
const select = field?.querySelector('select');

/** The release line of the address, if the switch offers it: "1.18" of "1.18.12". */
function lineOfAddress(): string {
  const given = new URLSearchParams(location.search).get('cilium') ?? '';
  const line = /^v?(\d+\.\d+)/.exec(given)?.[1] ?? '';
  return [...(select?.options ?? [])].some(({ value }) => value === line) ? line : '';
}

/** Shows what holds for a line; all of it for ''. */
function show(line: string): void {
  const covers = (element: HTMLElement): boolean =>
    (element.dataset['lines'] ?? element.dataset['line'] ?? '').split(' ').includes(line);
  if (line === '') delete document.documentElement.dataset['release'];
  else document.documentElement.dataset['release'] = line;
  for (const block of document.querySelectorAll<HTMLElement>('.per[data-lines]'))
    block.hidden = line !== '' && !covers(block);
  for (const cell of document.querySelectorAll<HTMLElement>('th[data-line], td[data-lines]'))
    cell.toggleAttribute('data-now', covers(cell));
}

if (field && select) {
  const follow = (): void => {
    select.value = lineOfAddress();
    show(select.value);
  };
  select.addEventListener('change', () => {
    const address = new URL(location.href);
    const given = address.searchParams.get('cilium') ?? '';
    // A patch of the same line that somebody wrote stays.
    if (select.value === '') address.searchParams.delete('cilium');
    else if (!given.startsWith(`${select.value}.`)) address.searchParams.set('cilium', select.value);
    history.replaceState(history.state, '', address);
    show(select.value);
    document.dispatchEvent(new CustomEvent('fastpath:link'));
  });
  addEventListener('popstate', follow);
  document.addEventListener('fastpath:cluster', follow);
  follow();
}
