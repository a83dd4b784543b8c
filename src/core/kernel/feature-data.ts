/** The feature table of content/kernels/features.yaml. */
import type { Source } from '../types';
import data from '../../../content/kernels/features.yaml';

/** A kernel feature; the fields are explained at the top of features.yaml. */
export interface KernelFeature {
  id: string;
  /** As the kernel's own documents call it; the same in every language. */
  name: string;
  /** First mainline release; absent: in no release found. */
  minKernel?: string;
  backportedTo?: string[];
  fix?: boolean;
  versionOnly?: boolean;
  backportsUntracked?: boolean;
  absentThrough?: string;
  builtWithout?: { distribution: string; version: string }[];
  commit?: string;
  probe?: string;
  settle?: string;
  confidence?: 'medium' | 'low';
  sources: Source[];
}

interface FeaturesFile {
  newestSeries: string;
  commands: Record<string, string>;
  features: KernelFeature[];
}

const file = data as unknown as FeaturesFile;
const byId = new Map(file.features.map((feature) => [feature.id, feature]));

/** Every feature id, in the order of the file (oldest kernel first, by and large). */
export const FEATURE_IDS: readonly string[] = file.features.map((feature) => feature.id);

/** Newest mainline series the facts know, "7.2". */
export const NEWEST_SERIES: string = file.newestSeries;

/** The feature of an id; undefined for an id the file does not have. */
export function featureInfo(id: string): KernelFeature | undefined {
  return byId.get(id);
}

/** A command of features.yaml; '' for a key it does not have. */
export function settleCommand(key: string): string {
  return file.commands[key] ?? '';
}

/** The command that shows on a node whether its kernel has a feature. */
export function featureCommand(feature: KernelFeature): string {
  if (feature.probe !== undefined) return settleCommand('bpftool').replace('{probe}', () => feature.probe ?? '');
  return settleCommand(feature.settle ?? 'agent');
}
