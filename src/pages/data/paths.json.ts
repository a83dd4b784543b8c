import { atlas } from '../../core/paths/facts';
import hops from '../../../content/paths/hops/pod.yaml';

/** The shape of this file. It changes only when a reader of the old one would misread the new. */
const VERSION = 1;

/** Every path the explorer draws, in both languages, for other programs. */
export function GET(): Response {
  const { hops: library, ...rest } = atlas;
  return Response.json({ version: VERSION, checked: hops.checked, hops: [...library.values()], ...rest });
}
