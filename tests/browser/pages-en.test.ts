import { testPages } from './pages.ts';

/** The pages in English, and those of no language: a file for each language, so that two run at once. */
testPages((path) => !path.startsWith('zh/'));
