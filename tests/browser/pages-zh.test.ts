import { testPages } from './pages.ts';

/** The pages in Chinese: a file for each language, so that two run at once. */
testPages((path) => path.startsWith('zh/'));
