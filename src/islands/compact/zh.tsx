import compact from '../../../content/i18n/messages/compact.yaml?zh';
import kernel from '../../../content/i18n/messages/kernel.yaml?zh';
import reasons from '../../../content/i18n/messages/reasons.yaml?zh';
import tools from '../../../content/i18n/messages/tools.yaml?zh';
import { wordsOf } from '../shared/words';
import { CompactCalculator } from './compact';

/** The texts the bundle carries. */
export const words = wordsOf('zh', { ...reasons, ...kernel, ...tools, ...compact });

/** The compact calculator in one language: a bundle carries no other. */
export default function CompactInChinese({ href }: { href: string }) {
  return <CompactCalculator words={words} href={href} />;
}
