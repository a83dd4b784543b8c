import { describe, expect, test } from 'vitest';
import rules from '../../content/kernels/uname-rules.yaml';
import en from '../../content/i18n/messages/kernel.yaml?en';
import zh from '../../content/i18n/messages/kernel.yaml?zh';
import { DISTRIBUTION_IDS } from '../../src/core/kernel/names';
import { parseKernelRelease } from '../../src/core/kernel/parse';
import { understood } from '../../src/core/kernel/understood';
import examples from '../fixtures/uname-examples.json' with { type: 'json' };

const texts = { zh, en } as Record<'zh' | 'en', Record<string, string>>;

function say(kernel: string, language: 'zh' | 'en', distribution?: string): string[] {
  const { summary, notes } = understood(parseKernelRelease(kernel), language, distribution);
  return [summary, ...notes].map(({ id, params }) => {
    const template = texts[language][id];
    expect(template, id).toBeDefined();
    const text = (template ?? '').replace(/\{(\w+)\}/g, (hole, name: string) => params[name] ?? hole);
    expect(text, id).not.toMatch(/\{\w+\}/);
    return text;
  });
}

describe('what was understood', () => {
  test.each([
    ['6.8.0-52-generic', ['Ubuntu · 6.8 · generic', 'Ubuntu hides the patch level']],
    ['6.12.74-flatcar', ['Flatcar · 6.12.74']],
    ['4.18.0-553.el8_10.x86_64', ['RHEL 8.10 family · 4.18', '4.18 with backports: helpers count, not the number']],
    ['6.15.0-rc3+', ['Mainline 6.15.0-rc']],
    ['latest', ['No kernel release. Run uname -r on a node and paste the line.']],
  ])('%s', (kernel, expected) => {
    expect(say(kernel, 'en').slice(0, expected.length)).toEqual(expected);
  });

  test('every example has its words in both languages', () => {
    for (const [raw] of examples as unknown as [string][]) {
      expect(say(raw, 'zh').length).toBeGreaterThan(0);
      expect(say(raw, 'en', 'debian 12').length).toBeGreaterThan(0);
    }
    for (const text of ['', 'x', '5'.repeat(5000), '4.4.0-19041-Microsoft', '7.9.1', '5.10', '1.2-RELEASE'])
      for (const language of ['zh', 'en'] as const) say(text, language, 'nonsense');
  });

  test('every distribution id of the rules has a name', () => {
    for (const { distro } of (rules as unknown as { rules: { distro: string }[] }).rules)
      expect(DISTRIBUTION_IDS).toContain(distro);
  });
});
