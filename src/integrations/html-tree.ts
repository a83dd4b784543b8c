/** A reader for the HTML this build writes: well-formed tags, quoted or bare attributes. Not for HTML from elsewhere. */

/** An element: its name, attributes, and children, which are elements or decoded text. */
export interface Element {
  name: string;
  attributes: Map<string, string>;
  children: Node[];
}
/** A part of a page: an element, or text. */
export type Node = Element | string;

const TOKEN = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s]+)))?/g;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const RAW = new Set(['script', 'style']);
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Text with its character references resolved; one that is not known stays as it stands. */
export function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, number?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return String.fromCodePoint(Number.parseInt(hex ?? number ?? '', hex === undefined ? 10 : 16));
  });
}

/** The tree of a page, under a root element without a name. A closing tag closes all that stands open inside it. */
export function parseHtml(html: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open: Element[] = [root];
  const top = (): Element => open.at(-1) ?? root;
  const token = new RegExp(TOKEN);
  let at = 0;
  for (let match = token.exec(html); match; match = token.exec(html)) {
    if (match.index > at) top().children.push(decode(html.slice(at, match.index)));
    at = token.lastIndex;
    const name = match[2]?.toLowerCase();
    if (name === undefined) continue;
    if (match[1] === '/') {
      const depth = open.findLastIndex((element) => element.name === name);
      if (depth > 0) open.length = depth;
      continue;
    }
    const element: Element = { name, attributes: attributesOf(match[3] ?? ''), children: [] };
    top().children.push(element);
    if (RAW.has(name)) {
      const end = html.indexOf(`</${name}`, at);
      at = token.lastIndex = end < 0 ? html.length : end;
      open.push(element);
    } else if (!VOID.has(name) && !match[0].endsWith('/>')) open.push(element);
  }
  if (at < html.length) top().children.push(decode(html.slice(at)));
  return root;
}

function attributesOf(text: string): Map<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)];
  return new Map(found.map((match) => [match[1] ?? '', decode(match[2] ?? match[3] ?? match[4] ?? '')]));
}

/** The first element, in document order, of which the test holds. */
export function find(node: Element, test: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (typeof child === 'string') continue;
    const found = test(child) ? child : find(child, test);
    if (found) return found;
  }
  return undefined;
}

/** All text below a node. */
export function textOf(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
