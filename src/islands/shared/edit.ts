import { valueControls, evaluate, type Environment, type HelmValue } from '../../core';
import { getPath, setPath, unsetPath } from '../../core/values/paths';

/** The environment with another kernel string; an empty field means the kernel is not known. */
export function withKernel(environment: Environment, kernel: string): Environment {
  return { ...environment, node: { ...environment.node, kernel } };
}
