/**
 * Helm values as YAML text. Our own emitter: a parser's worth of code would be in every page for the few forms values
 * have. Texts are quoted wherever YAML 1.1 or 1.2 would read anything but that text.
 */
import type { HelmValue, HelmValues } from '../types';
import { isMap, MAX_DEPTH } from './keys';

/** Words that YAML 1.1, which Helm reads, takes for booleans, nothing, or a number that is all exponent ("e0"). */
const RESERVED = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf|e-?\d+)$/i;
const WORD = /^[A-Za-z_/][\w./-]*$/;
/** "10.0.0.0/8", "1.18.12": more dots than a number can have. */
const DOTTED = /^\d+\.\d+\.\d+(?:\.\d+)?(?:\/\d+)?$/;

/** A text as a YAML scalar: bare where that is safe, in double quotes otherwise. */
export function yamlText(text: string): string {
  if ((WORD.test(text) && !RESERVED.test(text)) || DOTTED.test(text)) return text;
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function scalar(value: HelmValue): string {
  if (typeof value === 'string') return yamlText(value);
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return '.nan';
    if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
    return value === 0 ? '0' : String(value);
  }
  if (Array.isArray(value)) return '[]';
  return typeof value === 'boolean' ? String(value) : isMap(value) ? '{}' : 'null';
}

/** The lines of a value, not yet indented. */
function lines(value: HelmValue, depth: number): string[] {
  if (depth < MAX_DEPTH * 2 && Array.isArray(value) && value.length > 0)
    return value.flatMap((item) => lines(item, depth + 1).map((line, at) => (at === 0 ? '- ' : '  ') + line));
  if (depth < MAX_DEPTH * 2 && isMap(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, inner]) => {
      if (inner === undefined) return [];
      const body = lines(inner, depth + 1);
      const block = isMap(inner) || Array.isArray(inner) ? !/^(?:\[\]|\{\})$/.test(body[0] ?? '') : false;
      return block ? [`${yamlText(key)}:`, ...body.map((line) => `  ${line}`)] : [`${yamlText(key)}: ${body[0] ?? ''}`];
    });
  return [scalar(value)];
}

/** Values as a YAML document without a newline at its end, keys in the order given; "{}" for no values. */
export const printYaml = (values: HelmValues | undefined): string => lines(values ?? {}, 0).join('\n');
