import { HtmlValidate, type ConfigData } from 'html-validate';
import { expect, test } from 'vitest';
import { DIST, readPages } from './dist.ts';

/** The standard's rules, and those for assistive technology. What is switched off says why. */
const config: ConfigData = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  elements: ['html5'],
  rules: {
    'no-dup-id': 'error',
    'element-permitted-content': 'error',
    // A recommendation, not the standard: outside a form a button without a type does the same.
    'no-implicit-button-type': 'off',
    // Names of controls and landmarks are judged by axe in the browser, which knows `title` and what is shown.
    'text-content': 'off',
    'unique-landmark': 'off',
    // A calculator answers while one types: its form has nothing to submit.
    'wcag/h32': 'off',
  },
};
const validator = new HtmlValidate(config);

/** Output of a tool that is not ours to change: Astro writes a <style> of one rule before the first island. */
function withoutToolOutput(html: string): string {
  const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');
  return html.replaceAll(/<style>astro-island[^<]*<\/style>/g, blank);
}

test.each(readPages().map((page) => [page.file, page] as const))(`${DIST}/%s is valid HTML`, async (_, page) => {
  const report = await validator.validateString(withoutToolOutput(page.html), page.file);
  const findings = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`),
  );
  expect(findings).toEqual([]);
});
