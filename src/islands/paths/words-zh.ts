import paths from '../../../content/i18n/messages/paths.yaml?zh';
import tools from '../../../content/i18n/messages/tools.yaml?zh';
import { wordsOf } from '../shared/words';

/** The texts the first load carries; the engine brings those of rules and kernels. */
export const words = wordsOf('zh', { ...tools, ...paths });
