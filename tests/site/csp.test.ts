import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DIST, readPages, type Page } from './dist.ts';
import type { Tag } from './html.ts';

const pages = readPages();

function policyOf(page: Page): Map<string, string[]> {
  const meta = page.tags.find(
    (tag) => tag.name === 'meta' && tag.attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
  );
  const directives = new Map<string, string[]>();
  for (const part of (meta?.attributes.get('content') ?? '').split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    if (name) directives.set(name, sources);
  }
  return directives;
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
/** A data block (JSON, a template) is not executed, so that no policy applies to it. */
const executes = (tag: Tag): boolean =>
  /^(|module|importmap|speculationrules|text\/javascript)$/.test(tag.attributes.get('type') ?? '');
const excerpt = (tag: Tag): string => tag.raw.trim().slice(0, 80);

describe(`content security policy of ${DIST}`, () => {
  test.each(pages.map((page) => [page.file, page] as const))('%s', (_, page) => {
    const policy = policyOf(page);
    expect([...policy.keys()], 'directives').toEqual(
      expect.arrayContaining(['default-src', 'script-src', 'object-src', 'base-uri']),
    );
    const scripts = policy.get('script-src') ?? [];
    expect(scripts, 'script-src').not.toContain("'unsafe-inline'");
    expect(scripts, 'script-src').not.toContain("'unsafe-eval'");
    for (const [name, sources] of policy) {
      expect(
        sources.filter((source) => /^(\*|https?:|\/\/)/.test(source)),
        `${name} names another origin`,
      ).toEqual([]);
    }
    const unhashed = page.tags
      .filter(
        (tag) =>
          tag.name === 'script' && !tag.attributes.has('src') && executes(tag) && !scripts.includes(hash(tag.raw)),
      )
      .map(excerpt);
    expect(unhashed, 'inline scripts without a hash').toEqual([]);

    const styles = policy.get('style-src-elem') ?? policy.get('style-src') ?? [];
    const unhashedStyles = page.tags
      .filter((tag) => tag.name === 'style' && !styles.includes("'unsafe-inline'") && !styles.includes(hash(tag.raw)))
      .map(excerpt);
    expect(unhashedStyles, 'style elements without a hash').toEqual([]);

    const handlers = page.tags.flatMap((tag) => [...tag.attributes.keys()].filter((key) => /^on[a-z]+$/.test(key)));
    expect(handlers, 'event handler attributes').toEqual([]);
    const scripted = page.tags.filter((tag) => /^\s*javascript:/i.test(tag.attributes.get('href') ?? ''));
    expect(
      scripted.map((tag) => tag.name),
      'javascript: links',
    ).toEqual([]);
    // Script before the policy would run without it.
    const policyAt = page.tags.findIndex(
      (tag) => tag.attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy',
    );
    const firstScript = page.tags.findIndex((tag) => tag.name === 'script' && executes(tag));
    if (firstScript >= 0) expect(policyAt, 'policy stands before the first script').toBeLessThan(firstScript);
  });
});
