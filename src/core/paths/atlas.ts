/** Fact files of content/paths, put together. The caller imports them in one language (`?zh`) or in both. */
import type { Atlas, Both, Hop, WayFact } from './types';

/** The parsed files: lists of hops and of ways, one a file, and the three tables. */
export interface AtlasFiles {
  hops: unknown[];
  ways: unknown[];
  scenarios: unknown;
  rules: unknown;
  gaps: unknown;
}

type Raw = Record<string, unknown>;
const listOf = (file: unknown, key: string): Raw[] => ((file as Raw)[key] as Raw[] | undefined) ?? [];

/** Two texts among other keys, or alone, become `text`; in a file read in one language the reader has done the former. */
function texted(entry: Raw | string): Raw {
  if (typeof entry === 'string') return { text: entry };
  const { zh, en, ...rest } = entry;
  return zh === undefined ? entry : { ...rest, text: { zh, en } };
}

const worded = (raw: Raw, key: string): Raw => (raw[key] ? { ...raw, [key]: (raw[key] as Raw[]).map(texted) } : raw);

/** Builds the atlas. `T` is `string` for files read in one language, `Both` otherwise. */
export function atlasOf<T = Both>(files: AtlasFiles): Atlas<T> {
  const hops = files.hops
    .flatMap((file) => listOf(file, 'hops'))
    .map((raw) => worded(raw, 'cases') as unknown as Hop<T>);
  const ways = files.ways
    .flatMap((file) => listOf(file, 'ways'))
    .map((raw) => worded(raw, 'notes') as unknown as WayFact<T>);
  return {
    hops: new Map(hops.map((hop) => [hop.id, hop])),
    ways,
    scenarios: listOf(files.scenarios, 'scenarios') as never,
    rules: listOf(files.rules, 'rules') as never,
    ambient: texted((files.rules as Raw)['ambient'] as Raw) as never,
    gaps: listOf(files.gaps, 'gaps').map(texted) as never,
  };
}
