import calculator from '../../../content/i18n/messages/calculator.yaml?zh';
import kernel from '../../../content/i18n/messages/kernel.yaml?zh';
import problems from '../../../content/i18n/messages/problems.yaml?zh';
import reasons from '../../../content/i18n/messages/reasons.yaml?zh';
import tools from '../../../content/i18n/messages/tools.yaml?zh';
import { wordsOf } from '../shared/words';
import { Calculator } from './calculator';

/** The texts the bundle carries. */
export const words = wordsOf('zh', { ...reasons, ...kernel, ...problems, ...tools, ...calculator });

/** The calculator in one language: a bundle carries no other. */
export default function CalculatorInChinese() {
  return <Calculator words={words} />;
}
