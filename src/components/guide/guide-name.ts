/** What a guide is called: its name in the sidebar. */

/** The part of Starlight's sidebar that is read here. */
interface Entry {
  type: 'link' | 'group';
  label: string;
  href?: string;
  entries?: Entry[];
}

/** Name of a guide ("host-routing") in the sidebar of a page; undefined where there is no such guide. */
export function guideName(sidebar: readonly Entry[], id: string): string | undefined {
  for (const { type, label, href, entries } of sidebar) {
    if (type === 'link' && href?.endsWith(`/guides/${id}/`)) return label;
    const within = guideName(entries ?? [], id);
    if (within !== undefined) return within;
  }
  return undefined;
}
