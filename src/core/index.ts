/** The domain, for pages, islands, tests and other programs. */
export * from './types';
export type { KernelFailure, KernelRelease } from './kernel/types';
export { parseKernelRelease } from './kernel/parse';
export { evaluate } from './evaluate';
export { applyChanges, fullReplacement } from './changes';
export { releases, resolveRelease, type ReleaseLine } from './release';
export { valueControls, type ValueControl } from './options';
export { presets, type Preset } from './presets';
export { sourceUrl } from './source';
export { OPTIMIZATION_IDS, optimizationOf, ADVICE, type Advice, type Restart } from './optimizations';
export { NODE_FACTS, nodeFact, type NodeFact, type NodeFactId } from './node-facts';
