/** Named clusters of content/presets. */
import data from '../../content/presets/presets.yaml';
import type { Environment } from './types';

export interface Preset {
  id: string;
  name: { zh: string; en: string };
  environment: Environment;
}

/** In display order; the first is what a page shows before anybody typed. */
export const presets: readonly Preset[] = data.presets as Preset[];
