import gains from '../../../content/i18n/messages/gains.yaml?zh';
import measured from '../../../content/i18n/messages/measured.yaml?zh';
import status from '../../../content/i18n/messages/status.yaml?zh';
import { wordsOf } from '../shared/words';
import { Gains, type GainsProps } from './gains';

/** The texts the bundle carries. */
export const words = wordsOf('zh', { ...status, ...measured, ...gains });

/** The explorer and the estimator in one language: a bundle carries no other. */
export default function GainsInChinese(props: GainsProps) {
  return <Gains {...props} words={words} />;
}
