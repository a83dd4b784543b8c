import home from '../../../content/i18n/messages/home.yaml?zh';
import kernel from '../../../content/i18n/messages/kernel.yaml?zh';
import problems from '../../../content/i18n/messages/problems.yaml?zh';
import reasons from '../../../content/i18n/messages/reasons.yaml?zh';
import tools from '../../../content/i18n/messages/tools.yaml?zh';
import { wordsOf } from '../shared/words';
import { Home, type HomeLinks } from './home';

/** The texts the bundle carries. */
export const words = wordsOf('zh', { ...reasons, ...kernel, ...problems, ...tools, ...home });

/** The home question in one language: a bundle carries no other. */
export default function HomeInChinese({ links }: { links: HomeLinks }) {
  return <Home words={words} links={links} />;
}
