/** Names, sentences and costs of the optimizations, from their fact files. */
import { mergeTexts } from './optimization-texts';

export default mergeTexts(
  import.meta.glob<Record<string, string>>('../../content/optimizations/*.yaml', {
    eager: true,
    query: '?en',
    import: 'default',
  }),
);
