/** The whole set, for pages and tests. Islands read the small tables instead: this one carries every text. */
import gapFile from '../../../content/benchmarks/gaps.yaml';
import vocabulary from '../../../content/benchmarks/vocabulary.yaml';
import { assemble, type GapFile, type SourceFile, type Vocabulary } from './assemble';
import type { Benchmarks } from './types';

const FILES = import.meta.glob<SourceFile>('/content/benchmarks/sources/*.yaml', { eager: true, import: 'default' });

/** Files by source id. */
export const sourceFiles = (): [id: string, file: SourceFile][] =>
  Object.entries(FILES).map(([path, file]) => [path.replace(/^.*\/|\.yaml$/g, ''), file]);

let memo: Benchmarks | undefined;

/** Everything in content/benchmarks. */
export const benchmarks = (): Benchmarks =>
  (memo ??= assemble(sourceFiles(), vocabulary as Vocabulary, gapFile as GapFile));

/** Metrics, units and grades. */
export const words = (): Vocabulary => vocabulary as Vocabulary;
