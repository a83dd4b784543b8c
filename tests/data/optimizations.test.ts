/** Lints the fact files of the optimizations: what a contributor can get wrong, with the tip that ends it. */
import { describe, expect, test } from 'vitest';
import { isNamed } from '../../src/core/condition.ts';
import { FEATURE_IDS } from '../../src/core/kernel/features.ts';
import { optionAt } from '../../src/core/options.ts';
import { ADVICE, RESTARTS } from '../../src/core/optimizations.ts';
import { RULES, STEPS } from '../../src/core/rules.ts';
import { TELLS } from '../../src/core/tells.ts';
import { VERDICT_STATUSES } from '../../src/core/types.ts';
import { isRecord, list, readYaml } from './content.ts';
import { lintChinese } from './prose.ts';

const NODE_FACTS =
  'kernel nic platform arch memory cpus sameL2 ipOptions pathMtu governor tuned irqbalance preemption'.split(' ');
const RULE_IDS = new Set(Object.values(RULES).flatMap((rules) => rules.map(({ id }) => id)));
const FEATURES = new Set(FEATURE_IDS);
const EFFECTS = ['off', 'override', 'docs', 'host', 'note', 'agent-stops', 'chart-refuses'];

const entries = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const bilingual = (value: unknown): boolean =>
  isRecord(value) && ['zh', 'en'].every((lang) => typeof value[lang] === 'string' && value[lang] !== '');

/** What is wrong with a condition: names, features and options nobody knows. */
function wrongIn(condition: unknown): string[] {
  if (typeof condition === 'string') return isNamed(condition) ? [] : [`no condition is named "${condition}"`];
  if (!isRecord(condition)) return [`not a condition: ${JSON.stringify(condition)}`];
  const [key] = Object.keys(condition);
  const inner = condition[key ?? ''];
  if (key === 'all' || key === 'any') return Array.isArray(inner) ? inner.flatMap(wrongIn) : [`${key} is no list`];
  if (key === 'not') return wrongIn(inner);
  if (key === 'lacks') return FEATURES.has(String(inner)) ? [] : [`no kernel feature "${String(inner)}"`];
  return ['flag', 'release', 'platform', 'sets', 'host'].includes(key ?? '') ? [] : [`no condition "${String(key)}"`];
}

/** Every Chinese text somewhere within a value. */
function chineseIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(chineseIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'zh' && typeof inner === 'string' ? [inner] : chineseIn(inner),
  );
}

function wrongInFix(fix: Record<string, unknown>): string[] {
  if ('use' in fix) return Object.hasOwn(STEPS, String(fix['use'])) ? [] : [`no steps "${String(fix['use'])}"`];
  const path = String(fix['set'] ?? fix['unset']);
  return path.split('.', 1)[0] === 'extraConfig' || optionAt(path)
    ? []
    : [`content/helm/options.yaml has no "${path}"`];
}

const files = list('content/optimizations', /\.yaml$/);

describe.each(files)('%s', (file) => {
  const data = readYaml(file) as Record<string, unknown>;
  const rules = ['asks', 'unneeded', 'rules', 'notes'].flatMap((key) =>
    entries(data[key]).map((rule) => ({ key, rule })),
  );

  test('has every part a reader sees, in both languages', () => {
    expect(file).toBe(`content/optimizations/${String(data['id'])}.yaml`);
    expect(ADVICE).toContain(data['advice']);
    expect(RESTARTS).toContain(data['restart']);
    expect(['values', 'host']).toContain(data['kind']);
    const says = isRecord(data['says']) ? data['says'] : {};
    const missing = [
      ...['name', 'summary', 'why'].filter((key) => !bilingual(data[key])),
      ...['held', 'failed'].filter((key) => !bilingual(says[key])).map((key) => `says.${key}`),
      ...entries(data['costs'])
        .filter((cost) => !bilingual(cost))
        .map(() => 'costs'),
    ];
    expect(missing).toEqual([]);
  });

  test('its rules can be followed', () => {
    const wrong = rules.flatMap(({ key, rule }) => {
      const id = String(rule['id']);
      const says = isRecord(rule['says']) ? rule['says'] : {};
      return [
        ...(id.startsWith(`${String(data['id'])}.`) ? [] : ['its id does not begin with the optimization’s']),
        ...wrongIn(rule['when']),
        ...entries(rule['fix']).flatMap(wrongInFix),
        ...(Array.isArray(rule['shows']) ? rule['shows'] : ['(no shows)'])
          .filter((path) => !NODE_FACTS.includes(String(path)) && !optionAt(String(path)))
          .map((path) => `shows "${String(path)}", which neither options.yaml nor the node has`),
        ...(rule['tells'] === undefined || Object.hasOwn(TELLS, String(rule['tells']))
          ? []
          : [`src/core/tells.ts has no "${String(rule['tells'])}"`]),
        ...(EFFECTS.includes(String(rule['effect'])) ? [] : [`no effect "${String(rule['effect'])}"`]),
        ...(key === 'rules' && !VERDICT_STATUSES.includes(rule['status'] as never) ? ['no status'] : []),
        ...(bilingual(says['failed']) ? [] : ['says.failed is missing in a language']),
        ...(key === 'rules' && !bilingual(says['held']) ? ['says.held is missing in a language'] : []),
        ...(Array.isArray(rule['sources']) && rule['sources'].length > 0 ? [] : ['no source']),
      ].map((what) => `${id}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  test('reads as Chinese is set', () => {
    const plain = (text: string) => text.replaceAll(/\{\w+\}/g, '\u2060').replaceAll(/`[^`]*`/g, 'code');
    const findings = chineseIn(data).flatMap((text) => lintChinese(plain(text)));
    expect(findings.map(({ excerpt, tip }) => `…${excerpt}…  ${tip}`)).toEqual([]);
  });

  test('names rules, features and options that exist', () => {
    const refusals = Array.isArray(data['refusals']) ? data['refusals'] : [];
    const wrong = [
      ...refusals.flatMap((refusal) => {
        const rule = typeof refusal === 'string' ? refusal : isRecord(refusal) ? refusal['rule'] : undefined;
        const feature = isRecord(refusal) ? refusal['feature'] : undefined;
        if (rule !== undefined) return RULE_IDS.has(String(rule)) ? [] : [`no rule "${String(rule)}"`];
        return FEATURES.has(String(feature)) ? [] : [`no kernel feature "${String(feature)}"`];
      }),
      ...refusals.filter(isRecord).flatMap((refusal) => entries(refusal['fix']).flatMap(wrongInFix)),
      ...wrongIn(data['asked']),
      ...[...entries(data['enable']), ...entries(data['disable'])].flatMap(wrongInFix),
      ...entries(data['enable']).flatMap((step) => ('when' in step ? wrongIn(step['when']) : [])),
      ...(Array.isArray(data['options']) ? data['options'] : [])
        .filter((path) => !optionAt(String(path)))
        .map((path) => `content/helm/options.yaml has no "${String(path)}"`),
    ];
    expect(wrong).toEqual([]);
  });
});

test('ids and places in the working order are unique', () => {
  const all = files.map((file) => readYaml(file) as Record<string, unknown>);
  for (const key of ['id', 'order']) expect(new Set(all.map((entry) => entry[key])).size).toBe(all.length);
});
