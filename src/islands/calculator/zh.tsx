import calculator from '../../../content/i18n/messages/calculator.yaml?zh';
import kernel from '../../../content/i18n/messages/kernel.yaml?zh';
import box from '../../../content/i18n/messages/paste-box.yaml?zh';
import plan from '../../../content/i18n/messages/plan.yaml?zh';
import problems from '../../../content/i18n/messages/problems.yaml?zh';
import reasons from '../../../content/i18n/messages/reasons.yaml?zh';
import status from '../../../content/i18n/messages/status.yaml?zh';
import tools from '../../../content/i18n/messages/tools.yaml?zh';
import optimizations from '../../i18n/optimizations.zh';
import { wordsOf } from '../shared/words';
import { Calculator } from './calculator';
import type { Made, ToolLinks } from './use-tool';

/** The texts the bundle carries. */
export const words = wordsOf('zh', {
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
export default function CalculatorInChinese({ links, made }: { links: ToolLinks; made: Made }) {
  return (
    <Calculator
      words={words}
      links={links}
      made={made}
      paste={() => import('./paste-zh')}
      gains={() => import('./gains-zh')}
    />
  );
}
