import { applyChanges, optimizationOf, type Environment } from '../../core';
import { commandsFor, planOf, valuesFile, type Commands, type Plan, type ValuesFile } from '../../core/output';
import { LINK_VERSION } from '../../core/permalink';
import type { Words } from '../shared/words';
import type { Tool } from './use-tool';
import { useLater, type Later } from './use-later';

/** changes: what changes; complete: everything that is set. */
export type FileMode = 'changes' | 'complete';
/** What the panel shows: one of these, or the values the reader pasted beside what becomes of them. */
export type PanelMode = FileMode | 'yours';

/** What to write and run for the optimizations chosen. */
export interface Output {
  /** The cluster it was made for: the form may be a key stroke ahead. */
  environment: Environment;
  plan: Plan;
}

/** The plan for what is chosen; it follows a key stroke. */
export function usePlan(tool: Tool): Later<Output> {
  const { environment, picked } = tool;
  // oxlint-disable-next-line require-yield -- one piece of work
  return useLater([environment, picked], function* (): Generator<undefined, Output> {
    return { environment, plan: planOf(environment, tool.chosen) };
  });
}

/** Why a value is in the file: the optimizations it is for, or that it is an example. */
function reasonFor({ plan }: Output, { text }: Words, comma: string): (path: string) => string | undefined {
  return (path) => {
    const step = plan.steps.find(({ changes }) =>
      changes.some((change) => change.kind === 'value' && change.path === path),
    );
    if (!step) return undefined;
    const asked = step.asks.includes('pod-cidr') && path.endsWith('NativeRoutingCIDR');
    if (asked) return text('values.example');
    const names = step.serves.filter((id) => optimizationOf(id)).map((id) => text(`${id}.name`));
    return names.length > 0 ? text('values.for', { name: names.slice(0, 2).join(comma) }) : undefined;
  };
}

/** values.yaml of a plan, with its header and a reason over each line. */
export function fileOf(output: Output, mode: FileMode, words: Words, link: string): ValuesFile {
  const { text } = words;
  const { plan, environment } = output;
  const kernel = environment.node?.kernel;
  return valuesFile({
    environment,
    changes: plan.changes,
    mode,
    header: [
      text('values.header', { rules: String(LINK_VERSION), release: plan.release.version }),
      ...(kernel ? [text('values.header.kernel', { kernel: kernel.slice(0, 80) })] : []),
      text(`values.header.${mode}`),
      ...(link === '' ? [] : [link]),
    ],
    reason: reasonFor(output, words, text('row.comma')),
  });
}

/** The commands that bring a plan into effect. */
export const commandsOf = ({ plan }: Output, mode: FileMode): Commands =>
  commandsFor({
    release: plan.release,
    mode,
    restart: plan.restart,
    back: plan.steps.flatMap(({ back }) => back ?? []),
  });

/** The cluster after its plan; undefined where the plan changes nothing. */
export const afterPlan = ({ environment, plan }: Output): Environment | undefined =>
  plan.changes.length > 0 ? applyChanges(environment, plan.changes) : undefined;
