import { describe, expect, test } from 'vitest';
import { evaluate, presets, type Environment } from '../../../src/core';
import { markdownReport, planOf, valuesFile } from '../../../src/core/output';
import { textsOf } from '../../../src/integrations/optimization-views.ts';
import { list, MESSAGE_FILES, readMessages, readYaml } from '../../data/content.ts';

/** Every message of one language, as a page has them. */
function messagesOf(lang: 'zh' | 'en'): Record<string, string> {
  const all = MESSAGE_FILES.flatMap((file) => readMessages(file).map(([key, texts]) => [key, String(texts[lang])]));
  const own = list('content/optimizations', /\.yaml$/).map((file) => textsOf(readYaml(file), lang, file));
  return Object.assign(Object.fromEntries(all), ...own) as Record<string, string>;
}

describe.each(['zh', 'en'] as const)('the report in %s', (lang) => {
  const messages = messagesOf(lang);
  const missing = new Set<string>();
  const text = (key: string, params: Record<string, string> = {}): string => {
    // An optimization may have no way back in words; everything else has to be there.
    if (messages[key] === undefined && !key.endsWith('.back')) missing.add(key);
    return (messages[key] ?? key).replaceAll(/\{([\w$.-]+)\}/g, (whole, name: string) => params[name] ?? whole);
  };
  const report = (environment: Environment, ids: string[]): string => {
    const plan = planOf(environment, ids);
    const file = valuesFile({ environment, changes: plan.changes, mode: 'changes' });
    const link = 'https://example.org/calculator/?v=1';
    const comma = lang === 'zh' ? '、' : ', ';
    return markdownReport({
      environment,
      report: evaluate(environment),
      plan,
      file,
      mode: 'changes',
      link,
      text,
      comma,
    });
  };

  test.each(presets.map((preset) => [preset.id, preset.environment] as const))(
    '%s: every word is there',
    (_, environment) => {
      const ids = evaluate(environment).optimizations.map(({ id }) => id);
      const markdown = report(environment, ids);
      expect([...missing]).toEqual([]);
      expect(markdown).toContain('values.yaml');
      expect(markdown).not.toMatch(/undefined|\[object|\{[a-z]+\}/);
      // Fences are balanced.
      expect((markdown.match(/^ *`{3,}/gm) ?? []).length % 2).toBe(0);
    },
  );

  test('what a reader typed is no markup', () => {
    const markdown = report({ cilium: '1.20', node: { kernel: '6.8.0`|**x**|<b>' } }, []);
    expect(markdown).toContain('`` 6.8.0`|**x**|<b> ``');
  });
});
