import applies from '../../../content/i18n/messages/applies.yaml?en';
import kernel from '../../../content/i18n/messages/kernel.yaml?en';
import reasons from '../../../content/i18n/messages/reasons.yaml?en';
import status from '../../../content/i18n/messages/status.yaml?en';
import tools from '../../../content/i18n/messages/tools.yaml?en';
import optimizations from '../../i18n/optimizations.en';
import { wordsOf } from '../shared/words';
import { Applies } from './applies';

/** The texts the bundle carries. */
export const words = wordsOf('en', { ...reasons, ...kernel, ...tools, ...applies, ...status, ...optimizations });

/** "Does it apply to you?" in one language: a bundle carries no other. */
export default function AppliesInEnglish({ id, href }: { id: string; href: string }) {
  return <Applies words={words} id={id} href={href} />;
}
