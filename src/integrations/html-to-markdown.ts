import { textOf, type Element, type Node } from './html-tree.ts';

/** Drawings, controls and the frame say nothing in plain text. */
const SKIPPED = new Set(
  'script style svg nav button form select input label template link footer dialog astro-slot-fallback'.split(' '),
);
const INLINE = new Set(
  'a abbr b bdi br cite code dfn em i kbd mark q s samp small span strong sub sup time u var wbr'.split(' '),
);
const hidden = ({ name, attributes }: Element): boolean =>
  SKIPPED.has(name) ||
  attributes.has('hidden') ||
  attributes.get('aria-hidden') === 'true' ||
  /\b(sl-anchor-link|sr-only|copy)\b/.test(attributes.get('class') ?? '');

/**
 * Markdown of a page's content: headings, paragraphs, lists, tables, code, asides and links. Links become absolute by
 * `base`, the page's address, so that the text stands alone.
 */
export function toMarkdown(content: Element, base: string): string {
  const blocks = blocksOf(content.children, base);
  return `${blocks
    .join('\n\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** The blocks of some nodes: runs of text become a paragraph, elements what they are. */
function blocksOf(nodes: Node[], base: string): string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const flush = () => {
    const text = inline(run, base).trim();
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || (INLINE.has(node.name) && !hidden(node))) run.push(node);
    else if (!hidden(node)) {
      flush();
      blocks.push(...blockOf(node, base));
    }
  }
  flush();
  return blocks;
}

function blockOf(element: Element, base: string): string[] {
  const { name, children } = element;
  const inner = () => blocksOf(children, base);
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level !== undefined) return [`${'#'.repeat(Number(level))} ${inline(children, base).trim()}`];
  switch (name) {
    case 'pre':
      return [fence(element)];
    case 'ul':
    case 'ol':
      return [list(element, base)];
    case 'table':
      return [table(element, base)];
    case 'hr':
      return ['---'];
    case 'aside':
      // Starlight's notes are quoted; a tool's side column is part of the page.
      if (!element.attributes.get('class')?.includes('starlight-aside')) return inner();
      return [quote(inner())];
    case 'blockquote':
      return [quote(inner())];
    case 'dt':
    case 'summary':
    case 'legend':
      return inner().map((text) => `**${text.replaceAll('**', '')}**`);
    default:
      return inner();
  }
}

const quote = (blocks: string[]): string => blocks.join('\n\n').replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');

/** A code block with its language, which stands in the class of the code. */
function fence(pre: Element): string {
  const code = pre.children.find((child): child is Element => typeof child !== 'string' && child.name === 'code');
  const language = /\blanguage-(\S+)/.exec(code?.attributes.get('class') ?? '')?.[1] ?? '';
  const text = textOf(code ?? pre).trimEnd();
  const mark = text.includes('```') ? '````' : '```';
  return `${mark}${language}\n${text}\n${mark}`;
}

function list(element: Element, base: string): string {
  const items = element.children.filter((child): child is Element => typeof child !== 'string' && !hidden(child));
  return items
    .map((item, index) => {
      const mark = element.name === 'ol' ? `${index + 1}. ` : '- ';
      return (
        mark +
        blocksOf(item.children, base)
          .join('\n')
          .replaceAll('\n', `\n${' '.repeat(mark.length)}`)
      );
    })
    .join('\n');
}

function table(element: Element, base: string): string {
  const rows: string[][] = [];
  const collect = (node: Element): void => {
    for (const child of node.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'tr') rows.push(cells(child, base));
      else collect(child);
    }
  };
  collect(element);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const print = (row: string[]) => `| ${Array.from({ length: width }, (_, i) => row[i] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [print(head), print(Array.from({ length: width }, () => '---')), ...body.map(print)].join('\n');
}

function cells(row: Element, base: string): string[] {
  return row.children.flatMap((cell) => {
    if (typeof cell === 'string' || (cell.name !== 'td' && cell.name !== 'th')) return [];
    const text = blocksOf(cell.children, base).join(' ').replaceAll('\n', ' ').replaceAll('|', '\\|');
    const span = Number(cell.attributes.get('colspan') ?? 1) || 1;
    return [text, ...Array.from({ length: Math.min(span, 50) - 1 }, () => '')];
  });
}

/** Text with its emphasis, code and links, on one line but for line breaks. */
function inline(nodes: Node[], base: string): string {
  const parts = nodes.map((node) => {
    if (typeof node === 'string') return node.replaceAll(/\s+/g, ' ');
    if (hidden(node)) return '';
    const inner = inline(node.children, base);
    const text = inner.trim();
    switch (node.name) {
      case 'br':
        return '\n';
      case 'code':
      case 'kbd':
      case 'samp':
        return text === '' ? '' : code(textOf(node).trim());
      case 'b':
      case 'strong':
        return text === '' ? inner : `**${text.replaceAll('**', '')}**`;
      case 'em':
        return text === '' ? inner : `*${text}*`;
      case 'a':
        return text === '' ? '' : `[${text}](${absolute(node.attributes.get('href') ?? '', base)})`;
      default:
        return INLINE.has(node.name) ? inner : ` ${inner} `;
    }
  });
  // Elements side by side, without a character between them, are set apart by the page's styles.
  const apart = parts.map((part, i) => (i > 0 && isElement(nodes[i]) && isElement(nodes[i - 1]) ? ` ${part}` : part));
  return apart
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ *\n */g, '\n');
}

const isElement = (node: Node | undefined): boolean => typeof node === 'object' && node.name !== 'wbr';
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
const absolute = (address: string, base: string): string =>
  URL.canParse(address, base) ? new URL(address, base).href : address;
