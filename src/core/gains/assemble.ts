/** Puts the files of content/benchmarks together: figures become measurements, pairs become gains. */
import { rangeOf } from './ratio.ts';
import type {
  Bed,
  Benchmarks,
  BenchmarkSource,
  Better,
  Claim,
  Contradiction,
  Gain,
  Gap,
  Grade,
  Measurement,
  MetricGroup,
  Subject,
  Text,
} from './types';

/** A figure or table of a source: what its bars have in common, and the bars. */
export interface FigureFile extends Pick<Measurement, 'at' | 'metric' | 'unit' | 'streams' | 'side' | 'load' | 'read'> {
  about: Subject[];
  bars: Omit<Measurement, 'source' | 'about' | 'at' | 'metric' | 'unit' | 'streams' | 'side' | 'load' | 'read'>[];
}

/** A pair, with its texts by name. */
export interface PairFile {
  of: Subject;
  from: string;
  to: string;
  ratio: number;
  grade: Grade;
  setup: string;
  caveat?: string;
  headline?: number;
  /** False where the ratio cannot be carried over to another number. */
  estimate?: false;
}

/** One file of content/benchmarks/sources. */
export interface SourceFile {
  checked: string;
  source: string;
  title: string;
  publisher: string;
  published?: string;
  revised?: string;
  readAt: string;
  bed: Bed;
  method: Text;
  notes?: Text[];
  figures?: FigureFile[];
  texts?: Record<string, Text>;
  gains?: PairFile[];
  claims?: Omit<Claim, 'source'>[];
}

/** content/benchmarks/vocabulary.yaml. */
export interface Vocabulary {
  checked: string;
  metrics: Record<string, { group: MetricGroup; better: Better }>;
  units: Record<string, Text & { base: string; scale: number }>;
  loads: Record<string, Text>;
  grades: Grade[];
}

/** content/benchmarks/gaps.yaml. */
export interface GapFile {
  checked: string;
  gaps: Gap[];
  contradictions: Contradiction[];
}

const NO_TEXT: Text = { zh: '', en: '' };

/**
 * All files as one set, sources by name. A pair whose measurements its own file does not hold is left out, so that a
 * gain never joins two sources; the linter names it.
 */
export function assemble(
  files: readonly (readonly [id: string, file: SourceFile])[],
  vocabulary: Vocabulary,
  gapFile: GapFile,
): Benchmarks {
  const out: Benchmarks = {
    checked: vocabulary.checked,
    sources: [],
    measurements: [],
    gains: [],
    claims: [],
    gaps: gapFile.gaps,
    contradictions: gapFile.contradictions,
  };
  for (const [id, file] of files.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    out.sources.push(sourceOf(id, file));
    const own = new Map<string, Measurement>();
    for (const { bars, ...shared } of file.figures ?? [])
      for (const bar of bars) own.set(bar.id, { ...shared, ...bar, source: id });
    out.measurements.push(...own.values());
    for (const pair of file.gains ?? []) {
      const gain = gainOf(id, pair, file.texts ?? {}, own, vocabulary);
      if (gain) out.gains.push(gain);
    }
    out.claims.push(...(file.claims ?? []).map((claim) => ({ ...claim, source: id })));
  }
  return out;
}

function sourceOf(id: string, file: SourceFile): BenchmarkSource {
  const { source, title, publisher, published, revised, readAt, checked, bed, method, notes = [] } = file;
  return {
    id,
    title,
    publisher,
    url: source,
    ...(published !== undefined && { published }),
    ...(revised !== undefined && { revised }),
    readAt,
    checked,
    bed,
    method,
    notes,
  };
}

function gainOf(
  source: string,
  { of, from, to, ratio, grade, setup, caveat, headline, estimate }: PairFile,
  texts: Record<string, Text>,
  own: Map<string, Measurement>,
  { metrics }: Vocabulary,
): Gain | undefined {
  const [baseline, tuned] = [own.get(from), own.get(to)];
  if (!baseline || !tuned) return undefined;
  const range = rangeOf(baseline, tuned);
  return {
    id: `${of}--${from}--${to}`,
    of,
    source,
    metric: tuned.metric,
    baseline: from,
    tuned: to,
    ratio,
    ...(range && { range }),
    better: metrics[tuned.metric]?.better ?? 'higher',
    grade,
    setup: texts[setup] ?? NO_TEXT,
    ...(caveat !== undefined && { caveat: texts[caveat] ?? NO_TEXT }),
    ...(headline !== undefined && { headline }),
    ...(estimate === false && { estimate }),
  };
}
