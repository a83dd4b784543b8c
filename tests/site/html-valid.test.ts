import { HtmlValidate, type ConfigData } from 'html-validate';
import { expect, test } from 'vitest';
import { DIST, readPages } from './dist.ts';

/** The standard's rules and those for assistive technology. What is switched off says why. */
const config: ConfigData = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  elements: ['html5'],
  rules: {
    'no-dup-id': 'error',
    'element-permitted-content': 'error',
    // Landmarks and labels are judged by axe in the browser, on the page as it is shown.
    'unique-landmark': 'off',
    // Expressive Code scrolls wide code by `tabindex="0"` on <pre>, which axe asks for.
    'no-redundant-role': 'error',
  },
};
const validator = new HtmlValidate(config);

test.each(readPages().map((page) => [page.file, page] as const))(`${DIST}/%s is valid HTML`, async (_, page) => {
  const report = await validator.validateString(page.html, page.file);
  const findings = report.results.flatMap((result) =>
    result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId}: ${message.message}`),
  );
  expect(findings).toEqual([]);
});
