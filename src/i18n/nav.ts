/** The header's links, in order: only pages that exist. A new tool adds its line here. */
export const NAV = [
  { key: 'nav.calculator', path: 'calculator/', within: 'calculator/' },
  { key: 'nav.paths', path: 'host-routing/', within: 'host-routing/' },
  { key: 'nav.gains', path: 'gains/', within: 'gains/' },
  { key: 'nav.matrix', path: 'matrix/', within: 'matrix/' },
  { key: 'nav.guides', path: 'guides/introduction/', within: 'guides/' },
] as const satisfies { key: string; path: string; within: string }[];
