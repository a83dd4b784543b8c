/**
 * The two sides of an optimization's fact file: what rules read (`?facts`), without a word in either language, and
 * the words of one language (`?zh`, `?en`) by message key. So a page ships the rules once and one language.
 */

/** Sections that rules and outputs read. All others belong to the guide, which is built with the whole file. */
const FACTS = new Set(
  'id order kind advice releases since options restart drain asked settle enable disable refusals asks unneeded rules notes verify sources'.split(
    ' ',
  ),
);
const TEXTS = ['name', 'short', 'summary', 'why', 'back'];
const STATES = ['held', 'failed', 'unknown'];
const RULE_LISTS = ['asks', 'unneeded', 'rules', 'notes'];

type Record_ = Record<string, unknown>;
const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The facts of a file for rules: known sections, without `says`. */
export function factsOf(data: unknown): Record_ {
  const out: Record_ = {};
  if (!isRecord(data)) return out;
  for (const [key, value] of Object.entries(data)) {
    if (!FACTS.has(key)) continue;
    out[key] =
      RULE_LISTS.includes(key) && Array.isArray(value)
        ? value.map((rule) =>
            isRecord(rule) ? Object.fromEntries(Object.entries(rule).filter(([name]) => name !== 'says')) : rule,
          )
        : value;
  }
  return out;
}

/** The texts of a file in one language: `<id>.name`, `<id>.asked.held`, `<id>.cost.0`, `<rule id>.failed`. */
export function textsOf(data: unknown, language: string, file: string): Record<string, string> {
  const out: Record<string, string> = {};
  if (!isRecord(data)) return out;
  const add = (key: string, texts: unknown) => {
    if (texts === undefined) return;
    const text = isRecord(texts) ? texts[language] : undefined;
    if (typeof text !== 'string') throw new Error(`${file}: "${key}" has no ${language} text`);
    out[key] = text;
  };
  const id = String(data['id']);
  for (const key of TEXTS) add(`${id}.${key}`, data[key]);
  const says = isRecord(data['says']) ? data['says'] : {};
  for (const state of STATES) add(`${id}.asked.${state}`, says[state]);
  if (Array.isArray(data['costs'])) data['costs'].forEach((cost, index) => add(`${id}.cost.${index}`, cost));
  for (const list of RULE_LISTS) {
    const rules = data[list];
    if (!Array.isArray(rules)) continue;
    for (const rule of rules) {
      if (!isRecord(rule) || !isRecord(rule['says'])) continue;
      for (const state of STATES) add(`${String(rule['id'])}.${state}`, rule['says'][state]);
    }
  }
  return out;
}
