import calculator from '../../../content/i18n/messages/calculator.yaml?en';
import kernel from '../../../content/i18n/messages/kernel.yaml?en';
import problems from '../../../content/i18n/messages/problems.yaml?en';
import reasons from '../../../content/i18n/messages/reasons.yaml?en';
import tools from '../../../content/i18n/messages/tools.yaml?en';
import { wordsOf } from '../shared/words';
import { Calculator } from './calculator';

/** The texts the bundle carries. */
export const words = wordsOf('en', { ...reasons, ...kernel, ...problems, ...tools, ...calculator });

/** The calculator in one language: a bundle carries no other. */
export default function CalculatorInEnglish() {
  return <Calculator words={words} />;
}
