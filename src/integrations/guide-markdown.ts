/**
 * What the guides' Markdown becomes beyond Starlight's own: headings whose ids are the same in every language, and code
 * blocks in our frame. Starlight links headings by the ids it finds, so this integration stands before it.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** The parts of Sätteri's tree and context that are used here. */
interface HastElement {
  type: string;
  tagName: string;
  properties?: Record<string, unknown>;
}
interface Context {
  parent(node: HastElement): HastElement | undefined;
  setProperty(node: HastElement, name: string, value: unknown): void;
  wrapNode(node: HastElement, parent: object): void;
}
interface Source {
  fileURL?: URL;
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'];

/** Ids of the headings of a Markdown text, in order: their words, as GitHub writes them. */
export function headingIds(markdown: string): string[] {
  const used = new Map<string, number>();
  const text = markdown.replace(/^---\n[\s\S]*?\n---\n/, '').replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\s*$/gm, '');
  return [...text.matchAll(/^#{2,6}\s+(.+?)\s*#*$/gm)].map(([, heading = '']) => {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, '').replaceAll(' ', '-');
    const count = used.get(slug) ?? 0;
    used.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** The English page of a guide in another language; the same file for an English one; undefined outside the guides. */
function english(file: string): string | undefined {
  return /\/content\/docs\/[a-z]+\//.test(file)
    ? file.replace(/\/content\/docs\/[a-z]+\//, '/content/docs/en/')
    : undefined;
}

/** Gives each heading the id of the heading at its place on the English page, where there is one. */
function sameIds({ fileURL }: Source) {
  const file = fileURL && english(fileURLToPath(fileURL).replaceAll('\\', '/'));
  if (file === undefined) return undefined;
  let ids: string[];
  try {
    ids = headingIds(readFileSync(file, 'utf8'));
  } catch {
    // A page that is not translated yet keeps its own ids; the parity tests name it.
    return undefined;
  }
  let at = 0;
  return {
    name: 'fastpath:same-ids',
    element: {
      filter: HEADINGS,
      visit(node: HastElement, context: Context) {
        const id = ids[at++];
        if (id !== undefined) context.setProperty(node, 'id', id);
      },
    },
  };
}

/** Puts every code block into the element that gives it a frame and a copy button. */
function codeFrames() {
  return {
    name: 'fastpath:code-frames',
    element: {
      filter: ['pre'],
      visit(node: HastElement, context: Context) {
        if (context.parent(node)?.tagName === 'fp-code') return;
        context.wrapNode(node, {
          type: 'element',
          tagName: 'fp-code',
          properties: { className: ['cmd'] },
          children: [],
        });
      },
    },
  };
}

/** The integration; list it before Starlight. */
export function guideMarkdown(): AstroIntegration {
  return {
    name: 'fastpath:guide-markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const options = config.markdown.processor.options as { hastPlugins: unknown[] };
        options.hastPlugins.unshift(sameIds, codeFrames);
      },
    },
  };
}
