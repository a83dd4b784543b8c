import en from '../../../content/i18n/messages/home-doors.yaml?en';
import zh from '../../../content/i18n/messages/home-doors.yaml?zh';
import statusEn from '../../../content/i18n/messages/status.yaml?en';
import statusZh from '../../../content/i18n/messages/status.yaml?zh';
import type { Lang } from '../../i18n';
import optimizationsEn from '../../i18n/optimizations.en';
import optimizationsZh from '../../i18n/optimizations.zh';
import { wordsOf, type Words } from '../../islands/shared/words';

/** Texts of the doors and of what they show, in one language; read at build only. */
export const doorWords = (lang: Lang): Words =>
  wordsOf(
    lang,
    lang === 'zh' ? { ...zh, ...statusZh, ...optimizationsZh } : { ...en, ...statusEn, ...optimizationsEn },
  );

/** The short name of an optimization; its name where that is short already. */
export const shortName = (id: string, { messages }: Words): string =>
  messages[`${id}.short`] ?? messages[`${id}.name`] ?? id;
