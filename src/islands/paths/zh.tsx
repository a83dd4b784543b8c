import { atlas } from '../../components/paths/atlas-zh';
import { Explorer, type ExplorerProps } from './explorer';
import { words } from './words-zh';

/** The explorer in one language: a bundle carries no other. */
export default function ExplorerInChinese(props: Omit<ExplorerProps, 'words' | 'atlas' | 'load'>) {
  return <Explorer words={words} atlas={atlas} load={() => import('./engine-zh')} {...props} />;
}
