import { atlas } from '../../components/paths/atlas-en';
import { Explorer, type ExplorerProps } from './explorer';
import { words } from './words-en';

/** The explorer in one language: a bundle carries no other. */
export default function ExplorerInEnglish(props: Omit<ExplorerProps, 'words' | 'atlas' | 'load'>) {
  return <Explorer words={words} atlas={atlas} load={() => import('./engine-en')} {...props} />;
}
