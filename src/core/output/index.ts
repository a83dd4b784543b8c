/** Everything that is made of verdicts: plan, values, commands, reports. Large; load it with `import()`. */
export * from './fit';
export * from './plan';
export { checksOf, type Asks, type Check, type PlanStep, type StepKind } from './step';
export * from './text';
export * from './values-file';
export { KEYS, keyAt, schemaOf, standingOf, sourcesOf, type HelmKey, type KeyType, type Standing } from './keys';
export { nearestKey } from './near';
export * from './commands';
export * from './diff-values';
export { difference } from './difference';
export { diffLines, hunksOf, type DiffLine, type Hunk } from './line-diff';
export * from './node-config';
export { gapText, markdownReport, stepTitle, type ReportRequest } from './markdown-report';
export { stopsBetween } from './upgrade-values';
