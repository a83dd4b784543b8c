/** The `?facts` view of a fact file: what rules compute with, without what only readers see. */

/** Fields of any fact file that say where a fact is from and how sure it is. */
const PROVENANCE = ['checked', 'source', 'sources', 'note', 'confidence', 'readers'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Drops provenance, and the fields the file itself lists under `readers`, at every depth. */
export function bareOf(data: unknown): unknown {
  const readers = isRecord(data) && Array.isArray(data['readers']) ? data['readers'].map(String) : [];
  const dropped = new Set([...PROVENANCE, ...readers]);
  const bare = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(bare);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !dropped.has(key))
        .map(([key, inner]) => [key, bare(inner)]),
    );
  };
  return bare(data);
}
