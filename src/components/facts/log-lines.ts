/** What the agent prints when a rule fires. From the rules of content/rules and of the optimizations. */
import { OPTIMIZATIONS } from '../../core/optimizations';
import { RULES } from '../../core/rules';

const all = [
  ...RULES.hostRouting,
  ...RULES.agent,
  ...OPTIMIZATIONS.flatMap(({ asks, unneeded, rules, notes }) => [...asks, ...unneeded, ...rules, ...notes]),
];

/** The lines of a rule, each once; none where it logs nothing. A rule that is not there is a mistake of the author. */
export function linesOfRule(rule: string): string[] {
  const found = all.filter(({ id }) => id === rule);
  if (found.length === 0) throw new Error(`No rule is called "${rule}"`);
  return [
    ...new Set(found.flatMap(({ log, logs }) => [...(log ? [log] : []), ...(logs ?? []).map(([, line]) => line)])),
  ];
}
