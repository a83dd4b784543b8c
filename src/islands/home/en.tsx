import home from '../../../content/i18n/messages/home.yaml?en';
import kernel from '../../../content/i18n/messages/kernel.yaml?en';
import problems from '../../../content/i18n/messages/problems.yaml?en';
import reasons from '../../../content/i18n/messages/reasons.yaml?en';
import tools from '../../../content/i18n/messages/tools.yaml?en';
import { wordsOf } from '../shared/words';
import { Home, type HomeLinks } from './home';

/** The texts the bundle carries. */
export const words = wordsOf('en', { ...reasons, ...kernel, ...problems, ...tools, ...home });

/** The home question in one language: a bundle carries no other. */
export default function HomeInEnglish({ links }: { links: HomeLinks }) {
  return <Home words={words} links={links} />;
}
