import applies from '../../../content/i18n/messages/applies.yaml?zh';
import kernel from '../../../content/i18n/messages/kernel.yaml?zh';
import reasons from '../../../content/i18n/messages/reasons.yaml?zh';
import status from '../../../content/i18n/messages/status.yaml?zh';
import tools from '../../../content/i18n/messages/tools.yaml?zh';
import optimizations from '../../i18n/optimizations.zh';
import { wordsOf } from '../shared/words';
import { Applies } from './applies';

/** The texts the bundle carries. */
export const words = wordsOf('zh', { ...reasons, ...kernel, ...tools, ...applies, ...status, ...optimizations });

/** "Does it apply to you?" in one language: a bundle carries no other. */
export default function AppliesInChinese({ id, href }: { id: string; href: string }) {
  return <Applies words={words} id={id} href={href} />;
}
