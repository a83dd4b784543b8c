/** The classification rules of content/kernels/uname-rules.yaml, compiled once. */
import data from '../../../content/kernels/uname-rules.yaml';

/** What the third number of a release means; explained at the top of uname-rules.yaml. */
export type PatchMeaning = 'upstream' | 'abi' | 'frozen' | 'upstream-or-zero' | 'unknown';

interface RuleData {
  id: string;
  regex: string;
  distro: string;
  flavour?: string;
  backports?: boolean;
  patch?: PatchMeaning;
}

interface RulesFile {
  notLinux: string;
  rules: RuleData[];
}

/** A release string, classified. */
export interface Classified {
  rule: string;
  distro: string;
  flavour: string;
  backports: boolean;
  patch: PatchMeaning;
}

const file = data as unknown as RulesFile;
const notLinux = new RegExp(file.notLinux, 'i');
const compiled = file.rules.map((rule) => ({ rule, pattern: new RegExp(rule.regex) }));

/** "\1|none" with the groups of a match: the first alternative whose group took part. */
function flavourOf(template: string, match: RegExpExecArray): string {
  for (const alternative of template.split('|')) {
    const group = /\\(\d)/.exec(alternative);
    if (!group) return alternative;
    const captured = match[Number(group[1])];
    if (captured !== undefined) return alternative.replace(/\\\d/, () => captured);
  }
  return 'none';
}

/** First rule that matches. `release` must be short: the caller caps it, the patterns are then fast on any text. */
export function classify(release: string): Classified {
  for (const { rule, pattern } of compiled) {
    const match = pattern.exec(release);
    if (!match) continue;
    return {
      rule: rule.id,
      distro: rule.distro,
      flavour: flavourOf(rule.flavour ?? 'none', match),
      backports: rule.backports ?? false,
      patch: rule.patch ?? 'upstream',
    };
  }
  // The last rule matches everything; this is for a rules file that lost it.
  return { rule: 'unknown', distro: 'unknown', flavour: 'none', backports: true, patch: 'unknown' };
}

/** True for text that another operating system printed. */
export function isNotLinux(release: string): boolean {
  return notLinux.test(release);
}
