import compact from '../../../content/i18n/messages/compact.yaml?en';
import kernel from '../../../content/i18n/messages/kernel.yaml?en';
import reasons from '../../../content/i18n/messages/reasons.yaml?en';
import tools from '../../../content/i18n/messages/tools.yaml?en';
import { wordsOf } from '../shared/words';
import { CompactCalculator } from './compact';

/** The texts the bundle carries. */
export const words = wordsOf('en', { ...reasons, ...kernel, ...tools, ...compact });

/** The compact calculator in one language: a bundle carries no other. */
export default function CompactInEnglish({ href }: { href: string }) {
  return <CompactCalculator words={words} href={href} />;
}
