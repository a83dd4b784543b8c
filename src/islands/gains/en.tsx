import gains from '../../../content/i18n/messages/gains.yaml?en';
import measured from '../../../content/i18n/messages/measured.yaml?en';
import status from '../../../content/i18n/messages/status.yaml?en';
import { wordsOf } from '../shared/words';
import { Gains, type GainsProps } from './gains';

/** The texts the bundle carries. */
export const words = wordsOf('en', { ...status, ...measured, ...gains });

/** The explorer and the estimator in one language: a bundle carries no other. */
export default function GainsInEnglish(props: GainsProps) {
  return <Gains {...props} words={words} />;
}
