/** The list of a page's headings: marks the one being read, folds away on a narrow screen, stays open on a wide one. */
const list = document.querySelector<HTMLDetailsElement>('.toc details');

function start(details: HTMLDetailsElement): void {
  const links = [...details.querySelectorAll('a')];
  const headings = links.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))));
  const now = details.querySelector('.toc-now');
  const summary = details.querySelector('summary');
  const wide = matchMedia('(min-width: 72rem)');
  let last: HTMLAnchorElement | undefined;

  const mark = (): void => {
    // A heading counts as reached where a jump to it would place it.
    const line = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 8;
    const below = headings.findIndex((heading) => heading !== null && heading.getBoundingClientRect().top > line);
    const link = links[below < 0 ? links.length - 1 : Math.max(0, below - 1)];
    if (link === last) return;
    last?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    if (now) now.textContent = link?.textContent ?? '';
    last = link;
  };
  const fold = (): void => {
    details.open = wide.matches;
    // On a wide screen the list cannot be folded, and the summary is but its title.
    if (summary) summary.tabIndex = wide.matches ? -1 : 0;
  };

  let waiting = 0;
  addEventListener(
    'scroll',
    () => {
      waiting ||= requestAnimationFrame(() => {
        waiting = 0;
        mark();
      });
    },
    { passive: true },
  );
  addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !details.contains(target) || target.closest('a')) fold();
  });
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || !details.open || wide.matches) return;
    const inside = details.contains(document.activeElement);
    fold();
    if (inside) summary?.focus();
  });
  wide.addEventListener('change', fold);
  fold();
  mark();
}

if (list) start(list);
