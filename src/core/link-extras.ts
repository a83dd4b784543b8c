/**
 * What a link carries beside the cluster: the optimizations chosen for the plan, `on=host-routing,bbr`, and a second
 * cluster to compare with, `vs=`, or `vs=after` for the state after the plan. The second is written as what differs from the first: its own query, encoded once
 * more, with `key=` for what the first has and it has not.
 */
import { OPTIMIZATION_IDS } from './optimizations';
import { decodeLink, encodeLink } from './permalink';
import type { Environment } from './types';

export interface LinkExtras {
  /** Chosen optimizations, in working order; undefined: nobody chose, which is not the same as none. */
  chosen?: string[] | undefined;
  /** The cluster to compare with; `after` is this one after its plan. */
  other?: Environment | 'after' | undefined;
}

/** Longer differences are nobody's cluster. */
const LONGEST = 8192;

type Parts = Map<string, string[]>;

function partsOf(query: string): Parts {
  const parts: Parts = new Map();
  for (const part of query.replace(/^\?/, '').split('&')) {
    const [key = ''] = part.split('=', 1);
    if (key === '' || key === 'v' || key === 'on' || key === 'vs') continue;
    parts.set(key, [...(parts.get(key) ?? []), part]);
  }
  return parts;
}

function difference(first: Environment, second: Environment): string {
  const [before, after] = [partsOf(encodeLink(first)), partsOf(encodeLink(second))];
  const out: string[] = [];
  for (const [key, parts] of after) if (before.get(key)?.join('&') !== parts.join('&')) out.push(...parts);
  for (const key of before.keys()) if (!after.has(key)) out.push(`${key}=`);
  return out.join('&');
}

/** The part of a link behind the cluster's own, with its "&"; '' where there is nothing to say. */
export function encodeExtras(environment: Environment, { chosen, other }: LinkExtras): string {
  const on = chosen === undefined ? '' : `&on=${chosen.join(',')}`;
  if (other === 'after') return `${on}&vs=after`;
  return other === undefined ? on : `${on}&vs=${encodeURIComponent(difference(environment, other))}`;
}

/** Reads them back; what cannot be read is left out. Never throws. */
export function decodeExtras(query: string): LinkExtras {
  const raw = (key: string): string | undefined =>
    query
      .replace(/^\?/, '')
      .replace(/#[\s\S]*$/, '')
      .split('&')
      .find((part) => part.startsWith(`${key}=`))
      ?.slice(key.length + 1);
  const extras: LinkExtras = {};
  const on = decoded(raw('on'));
  if (on !== undefined) {
    const ids = new Set(on.split(','));
    extras.chosen = OPTIMIZATION_IDS.filter((id) => ids.has(id));
  }
  const vs = decoded(raw('vs'));
  if (vs === 'after') extras.other = vs;
  else if (vs !== undefined && vs.length <= LONGEST) {
    const merged = partsOf(query);
    for (const [key, parts] of partsOf(vs)) {
      if (parts.length === 1 && parts[0] === `${key}=`) merged.delete(key);
      else merged.set(key, parts);
    }
    extras.other = decodeLink([...merged.values()].flat().join('&')).environment;
  }
  return extras;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
