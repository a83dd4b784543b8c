import paths from '../../../content/i18n/messages/paths.yaml?en';
import tools from '../../../content/i18n/messages/tools.yaml?en';
import { wordsOf } from '../shared/words';

/** The texts the first load carries; the engine brings those of rules and kernels. */
export const words = wordsOf('en', { ...tools, ...paths });
