/** Merges the texts of all optimizations of one language, as `?zh` and `?en` give them. */
export function mergeTexts(files: Record<string, Record<string, string>>): Record<string, string> {
  return Object.assign({}, ...Object.values(files));
}
