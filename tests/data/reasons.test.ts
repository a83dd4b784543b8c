import fc from 'fast-check';
import { expect, test } from 'vitest';
import reasonsEn from '../../content/i18n/messages/reasons.yaml?en';
import reasonsZh from '../../content/i18n/messages/reasons.yaml?zh';
import { evaluate } from '../../src/core/index.ts';
import type { Reason, Report } from '../../src/core/types.ts';
import optimizationsEn from '../../src/i18n/optimizations.en.ts';
import optimizationsZh from '../../src/i18n/optimizations.zh.ts';
import { reasonKey, reasonText } from '../../src/i18n/reason.ts';
import { environments } from './clusters.ts';
import { isRecord, list, read, readYaml } from './content.ts';

const RUNS = 1500;
const LANGUAGES = { zh: { ...reasonsZh, ...optimizationsZh }, en: { ...reasonsEn, ...optimizationsEn } };

const reasonsOf = (report: Report): Reason[] => [
  ...report.agent.reasons,
  ...report.hostRouting.reasons,
  ...report.hostRouting.conditions,
  ...report.optimizations.flatMap(({ reasons, conditions, notes }) => [...reasons, ...conditions, ...notes]),
];

/** Rules as the files hold them: id, and whether the page lists them also when they hold. */
const rules = list('content/rules', /\.yaml$/).flatMap((file) => {
  const data = readYaml(file);
  const entries = isRecord(data) ? Object.values(data).flatMap((value) => (Array.isArray(value) ? value : [])) : [];
  return entries
    .filter(isRecord)
    .flatMap(({ id, effect }) => (typeof id === 'string' ? [{ id, listed: effect === 'legacy' }] : []));
});

test.each(Object.entries(LANGUAGES))('every rule has its sentences in %s', (_, messages) => {
  expect(rules.length).toBeGreaterThan(0);
  const missing = rules
    .flatMap(({ id, listed }) => [`${id}.failed`, ...(listed ? [`${id}.held`] : [])])
    .filter((key) => !messages[key]);
  expect([...new Set(missing)], 'Tip: write them in content/i18n/messages/reasons.yaml.').toEqual([]);
});

test('every sentence belongs to a rule', () => {
  const ids = new Set(rules.map(({ id }) => id));
  const core = list('src/core', /\.ts$/).map(read).join('\n');
  const orphans = Object.keys(reasonsEn)
    .map((key) => key.replace(/\.(held|failed|unknown)$/, ''))
    .filter((id) => !ids.has(id) && !core.includes(`'${id}'`));
  expect([...new Set(orphans)], 'Tip: the rule was renamed or removed; so must its sentence.').toEqual([]);
});

test('every reason that any cluster can get has a source, and a whole sentence in both languages', () => {
  const problems = new Set<string>();
  fc.assert(
    fc.property(environments, (environment) => {
      for (const reason of reasonsOf(evaluate(environment))) {
        if (reason.sources.length === 0) problems.add(`${reason.id}: no source`);
        for (const [language, messages] of Object.entries(LANGUAGES)) {
          const key = reasonKey(reason);
          if (!messages[key]) problems.add(`${key}: no ${language} sentence`);
          else if (/\{\w+\}/.test(reasonText(reason, messages))) {
            problems.add(`${key}: ${language} leaves a parameter open: ${reasonText(reason, messages)}`);
          }
        }
      }
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  expect([...problems].toSorted()).toEqual([]);
});

test('every verdict names its reasons, and an unknown one what settles it', () => {
  const problems = new Set<string>();
  fc.assert(
    fc.property(environments, (environment) => {
      const { agent, hostRouting } = evaluate(environment);
      if (hostRouting.mode !== 'BPF' && hostRouting.mode !== 'none' && hostRouting.reasons.length === 0) {
        problems.add(`host routing ${hostRouting.mode} without a reason`);
      }
      if (agent.starts === false && !agent.reasons.some(({ state }) => state === 'failed')) {
        problems.add('agent does not start, without a failed condition');
      }
      if ((hostRouting.mode === 'none') !== (agent.starts === false))
        problems.add(`${hostRouting.mode} while agent.starts is ${String(agent.starts)}`);
      for (const reason of hostRouting.conditions) {
        if (reason.state === 'unknown' && !reason.settle)
          problems.add(`${reason.id}: unknown, and no command settles it`);
      }
    }),
    { numRuns: RUNS, seed: 20261122 },
  );
  expect([...problems].toSorted()).toEqual([]);
});
