/** Where YAML stands in pasted text, and what of it is ours: Helm values by their paths, options of the agent. */
import { defaultOf, OPTION_TREE, optionAt, type OptionTree } from '../options';
import type { HelmValue, HelmValues } from '../types';
import { isMap } from '../values/keys';
import { flatten, setValue } from '../values/path';
import { isKnownOption } from './config-map';
import { keyEnd } from './yaml-subset';

/** A shell's prompt with one of the commands that are read; the command is the first group. */
export const PROMPT =
  /^(?:\S{0,80}[$#%>]|\[[^\]]{1,60}\][$#])\s+(?:sudo\s+)?(?=(?:uname|nproc|cat|grep|ethtool|ip|lscpu|free|tuned-adm|systemctl|cilium|cilium-dbg|helm|kubectl|ping|tracepath|hostnamectl|cpupower)\b)(.{1,400})$/;
/** The first line of a Kubernetes object, which no Helm values have at their margin. */
const OBJECT = /^apiVersion:\s*v1$/;
const HEADER = /^(?:USER-SUPPLIED|COMPUTED) VALUES:$/;

/** Lines `from` to before `to` that say what they are. */
export type Block = { kind: 'helm-values' | 'config-map'; computed?: boolean; from: number; to: number };

/** Does a line at the left margin still belong to a YAML document? */
function yamlAtMargin(line: string): boolean {
  if (line === '' || /^(?:\s|#|- |-$|---$|\.\.\.$|null$|\{\}$)/.test(line)) return true;
  const end = keyEnd(line);
  if (end < 0 || PROMPT.test(line)) return false;
  // Helm's values begin in lower case, but for MTU; "Label:   value" is a status.
  return !/^[A-Z]/.test(line) || line.startsWith('MTU:');
}

/** Where a document ends: at a line that is no YAML, or begins another one. */
function endOf(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && yamlAtMargin(lines[at] as string) && !OBJECT.test(lines[at] as string)) at += 1;
  return at;
}

/** Blocks that say what they are: the header of `helm get values`, a ConfigMap's kind, its data. */
export function blocksOf(lines: readonly string[]): Block[] {
  const out: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (HEADER.test(line)) {
      const to = endOf(lines, at + 1);
      out.push({ kind: 'helm-values', computed: line.startsWith('COMPUTED'), from: at, to });
      at = to - 1;
    } else if (OBJECT.test(line) || /^data:$/.test(line) || /^kind:\s*ConfigMap$/.test(line)) {
      const to = endOf(lines, at + 1);
      out.push({ kind: 'config-map', from: at, to });
      at = to - 1;
    }
  }
  return out;
}

export const record = (value: HelmValue | undefined): HelmValues => (isMap(value) ? value : {});

/** The options in a parsed ConfigMap, alone or in a list; those of `data` itself where only that was copied. */
export function optionsIn(document: HelmValues): Map<string, string> {
  const items = Array.isArray(document['items']) ? document['items'].map(record) : [document];
  const named = items.find((item) => record(item['metadata'])['name'] === 'cilium-config');
  const whole = named ?? items.find((item) => isMap(item['data']));
  const data = whole ? record(whole['data']) : document;
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'object' && value !== null) continue;
    if (isKnownOption(key)) out.set(key, value === null ? '' : String(value));
  }
  return out;
}

/**
 * Are a document's options no more than Helm paths of the same name? `tunnel` and `devices` are both: alone they say
 * nothing, and a values file that has one is no ConfigMap.
 */
export const sharedNames = (options: ReadonlyMap<string, string>): boolean =>
  [...options.keys()].every((name) => optionAt(name) !== undefined);

/** Keeps the paths that facts know; counts the rest. */
export function known(values: HelmValues): { values: HelmValues; others: number } {
  let kept: HelmValues = {};
  let others = 0;
  for (const [path, value] of flatten(values)) {
    let at: OptionTree | undefined = OPTION_TREE;
    let node: { option?: unknown; children?: OptionTree } | undefined;
    for (const key of path.split('.')) {
      node = at?.get(key);
      at = node?.children;
      if (node?.option !== undefined) break;
    }
    const option = path.startsWith('extraConfig.') && isKnownOption(path.slice('extraConfig.'.length));
    if (node?.option !== undefined || option) kept = setValue(kept, path, value);
    else others += 1;
  }
  return { values: kept, others };
}

/** Values without those that the chart of a version has by itself. */
export const withoutDefaults = (values: HelmValues, version: string): HelmValues =>
  flatten(values)
    .filter(([path, value]) => {
      const option = optionAt(path);
      const fallback = option ? defaultOf(option, version) : undefined;
      // null: the chart writes no key, as for an empty text.
      return fallback === undefined || JSON.stringify(fallback ?? '') !== JSON.stringify(value ?? '');
    })
    .reduce((all: HelmValues, [path, value]) => setValue(all, path, value), {});
