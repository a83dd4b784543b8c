import calculator from '../../../content/i18n/messages/calculator.yaml?en';
import kernel from '../../../content/i18n/messages/kernel.yaml?en';
import box from '../../../content/i18n/messages/paste-box.yaml?en';
import plan from '../../../content/i18n/messages/plan.yaml?en';
import problems from '../../../content/i18n/messages/problems.yaml?en';
import reasons from '../../../content/i18n/messages/reasons.yaml?en';
import status from '../../../content/i18n/messages/status.yaml?en';
import tools from '../../../content/i18n/messages/tools.yaml?en';
import optimizations from '../../i18n/optimizations.en';
import { wordsOf } from '../shared/words';
import { Calculator } from './calculator';
import type { Made, ToolLinks } from './use-tool';

/** The texts the bundle carries. */
export const words = wordsOf('en', {
  ...reasons,
  ...kernel,
  ...problems,
  ...optimizations,
  ...tools,
  ...plan,
  ...status,
  ...calculator,
  ...box,
});

/** The calculator in one language: a bundle carries no other. */
export default function CalculatorInEnglish({ links, made }: { links: ToolLinks; made: Made }) {
  return (
    <Calculator
      words={words}
      links={links}
      made={made}
      paste={() => import('./paste-en')}
      gains={() => import('./gains-en')}
    />
  );
}
