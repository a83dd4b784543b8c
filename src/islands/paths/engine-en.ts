import kernel from '../../../content/i18n/messages/kernel.yaml?en';
import problems from '../../../content/i18n/messages/problems.yaml?en';
import reasons from '../../../content/i18n/messages/reasons.yaml?en';
import { wordsOf } from '../shared/words';
import { words as first } from './words-en';

export { Cluster } from './cluster';
/** The texts of rules and kernels with those of the explorer. */
export const words = wordsOf('en', { ...reasons, ...kernel, ...problems, ...first.messages });
