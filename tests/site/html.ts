/**
 * A reader for HTML that our own build wrote: tags, attributes, raw text of scripts and styles. No tree, because links,
 * ids and policies need none; validity is html-validate's business.
 */

/** A start tag. `raw` is the text of a script, style, title or textarea; for others the text up to the next tag. */
export interface Tag {
  name: string;
  attributes: Map<string, string>;
  raw: string;
  /** Where the tag starts in the text. */
  index: number;
}

const TAG =
  /<!--[\s\S]*?-->|<([a-zA-Z][\w:-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const RAW = new Set(['script', 'style', 'title', 'textarea']);

/** All start tags in order. Never fails: what is no tag is skipped. */
export function readTags(html: string): Tag[] {
  const tags: Tag[] = [];
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const name = match[1]?.toLowerCase();
    if (!name) continue;
    const attributes = new Map<string, string>();
    for (const [, key, double, single, bare] of (match[2] ?? '').matchAll(ATTRIBUTE)) {
      if (key) attributes.set(key.toLowerCase(), decode(double ?? single ?? bare ?? ''));
    }
    const start = TAG.lastIndex;
    let end: number;
    if (RAW.has(name)) {
      end = html.toLowerCase().indexOf(`</${name}`, start);
      if (end < 0) end = html.length;
      TAG.lastIndex = end;
    } else {
      end = html.indexOf('<', start);
      if (end < 0) end = html.length;
    }
    tags.push({ name, attributes, raw: html.slice(start, end), index: match.index });
  }
  return tags;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references in attribute values, as far as our build writes them. */
export function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
}
