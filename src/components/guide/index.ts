/**
 * The parts a guide is made of; `import { … } from '../../../../src/components/guide'` in MDX. Parts of one page alone are not
 * here: the page imports them by file, and no other loads their styles.
 */
export { default as Applies } from './Applies.astro';
export { default as Costs } from './Costs.astro';
export { default as Enable } from './Enable.astro';
export { default as Requirements } from './Requirements.astro';
export { default as RollBack } from './RollBack.astro';
export { default as RollOut } from './RollOut.astro';
export { default as Summary } from './Summary.astro';
export { default as Verify } from './Verify.astro';
export { default as LogLine } from '../facts/LogLine.astro';
export { default as Source } from '../facts/Source.astro';
export { default as Gains } from '../facts/Gains.astro';
