import kernel from '../../../content/i18n/messages/kernel.yaml?zh';
import problems from '../../../content/i18n/messages/problems.yaml?zh';
import reasons from '../../../content/i18n/messages/reasons.yaml?zh';
import { wordsOf } from '../shared/words';
import { words as first } from './words-zh';

export { Cluster } from './cluster';
/** The texts of rules and kernels with those of the explorer. */
export const words = wordsOf('zh', { ...reasons, ...kernel, ...problems, ...first.messages });
