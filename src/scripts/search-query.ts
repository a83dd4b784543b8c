/**
 * The query in the words of the pages: what readers also say for a thing is replaced by what it is called here. Longer
 * forms go first, case does not matter, and a space between Han and Latin may be missing.
 */
export function searchWords(query: string, aliases: Record<string, string>): string {
  const forms = Object.keys(aliases).toSorted((a, b) => b.length - a.length);
  return forms.reduce((text, form) => {
    const pattern = form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s*');
    const latin = /^[\w-]/.test(form) ? '(?<![\\w-])' : '';
    const end = /[\w-]$/.test(form) ? '(?![\\w-])' : '';
    return text.replace(new RegExp(latin + pattern + end, 'giu'), () => aliases[form] ?? form);
  }, query);
}

/** Pages with the query in their titles, or in what a tool must be found by, before the others; else the order stays. */
export function titleFirst<Page extends { meta: { title?: string; find?: string } }>(
  pages: Page[],
  query: string,
): Page[] {
  const wanted = query.trim().toLowerCase();
  const named = ({ meta }: Page): boolean =>
    wanted !== '' && `${meta.title ?? ''} ${meta.find ?? ''}`.toLowerCase().includes(wanted);
  return [...pages.filter(named), ...pages.filter((page) => !named(page))];
}
