/**
 * A cluster as the query of a link, readable and for ever: `v=1&cilium=1.18.12&kernel=…&set=bpf.masquerade=true`.
 * Keys: v, cilium, kernel, distro, arch, mem, cpus, nic (repeated, driver[:mtu][:l2=0]), what the node is set to (gov the
 * governor, tuned, irq irqbalance, preempt), l2, platform, pmtu (bytes of the path), ipopt (IP options pass, 1 or 0), and
 * the values as `helm` takes them: set, sets (--set-string), setj (--set-json, repeated). `on` and `vs` are read by
 * link-extras.ts.
 */
import { readArch, readCount, readFlag, readMemory, readNic, readWord, writeMemory, writeNic } from './link-facts';
import { releases } from './release';
import type { Environment, HelmValues, HostFacts, Problem } from './types';
import { parseSet, parseSetJson, parseSetString, printSet } from './values/helm-set';

/** The form of links written now; older forms are read for ever. */
export const LINK_VERSION = 1;
/** Characters of a query that are read. */
export const LINK_LIMIT = 65_536;
const MAX_PROBLEMS = 40;
const SHOWN = 80;

const KEYS = new Set(
  'v cilium kernel distro arch mem cpus nic gov tuned irq preempt l2 platform pmtu ipopt set sets setj on vs'.split(
    ' ',
  ),
);
/** Facts of the node's system by their key. */
const HOST_KEYS: [key: string, fact: keyof HostFacts][] = [
  ['gov', 'governor'],
  ['tuned', 'tuned'],
  ['irq', 'irqbalance'],
  ['preempt', 'preemption'],
];
const REPEATED = new Set(['nic', 'setj']);
const ALIASES = new Map([['distribution', 'distro']]);

/** What an address may hold as it is, which keeps a link readable; "+" is not among it, some programs read a space. */
const encode = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')).replaceAll(
    /%(?:2C|3D|3A|2F|40)/g,
    decodeURIComponent,
  );

/** The query of a cluster, without "?". The same cluster always gives the same text. Never throws. */
export function encodeLink({ cilium, node = {}, values, network = {} }: Environment): string {
  const out: string[] = [`v=${LINK_VERSION}`];
  const add = (key: string, text: string | undefined) => {
    if (text !== undefined && text !== '') out.push(`${key}=${encode(text)}`);
  };
  out.push(`cilium=${encode(String(cilium ?? ''))}`);
  add('kernel', node.kernel);
  add('distro', node.distribution);
  add('arch', node.arch);
  add('mem', writeMemory(node.memoryBytes));
  add('cpus', node.cpus === undefined ? undefined : String(node.cpus));
  for (const nic of node.nics ?? []) {
    const text = writeNic(nic, encode);
    if (text !== '') out.push(`nic=${text}`);
  }
  for (const [key, fact] of HOST_KEYS) add(key, node.host?.[fact]);
  if (network.sameL2 !== undefined) add('l2', network.sameL2 ? '1' : '0');
  add('platform', network.platform);
  add('pmtu', network.pathMtu === undefined ? undefined : String(network.pathMtu));
  if (network.ipOptions !== undefined) add('ipopt', network.ipOptions ? '1' : '0');
  const { set, setString, setJson } = printSet(values);
  add('set', set);
  add('sets', setString);
  for (const part of setJson) add('setj', part);
  return out.join('&');
}

function decodeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The parts of a query by key; what cannot be read goes to `report`. NIC texts stay encoded, their colons count. */
function split(query: string, report: (id: string, params: Record<string, string>) => void): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of query.split('&')) {
    if (part === '') continue;
    const [rawKey = ''] = part.split('=', 1);
    const name = decodeText(rawKey) ?? rawKey;
    const key = ALIASES.get(name) ?? name;
    const raw = part.slice(rawKey.length + 1);
    const value = decodeText(raw);
    const before = found.get(key);
    if (!KEYS.has(key)) report('unknown-key', { key: name });
    else if (value === undefined) report('encoding', { key, value: raw });
    else if (before && !REPEATED.has(key)) report('duplicate', { key, value });
    else if (before) before.push(key === 'nic' ? raw : value);
    else found.set(key, [key === 'nic' ? raw : value]);
  }
  return found;
}

/**
 * Reads the query of a link, with or without "?". What cannot be read is reported and dropped, the rest is kept.
 * Without `cilium` the newest line is meant. "+" is a plus sign, so that kernel strings survive. Never throws.
 */
export function decodeLink(query: string): { environment: Environment; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (id: string, params: Record<string, string>) => {
    const short = Object.entries(params).map(([key, value]) => [key, value.slice(0, SHOWN)]);
    if (problems.length < MAX_PROBLEMS)
      problems.push({ id: `link.${id}`, params: Object.fromEntries(short) as Record<string, string> });
  };
  let text = query.replace(/^\?/, '').replace(/#[\s\S]*$/, '');
  if (text.length > LINK_LIMIT) {
    report('too-long', { limit: String(LINK_LIMIT) });
    const end = text.lastIndexOf('&', LINK_LIMIT);
    text = end > 0 ? text.slice(0, end) : '';
  }
  const found = split(text, report);
  const one = (key: string): string | undefined => found.get(key)?.[0];
  /** A fact through its reader; undefined, and a problem, where the text is not of its kind. */
  const read = <T>(key: string, reader: (text: string) => T | undefined, given = one(key)): T | undefined => {
    const value = given === undefined ? undefined : reader(given);
    if (given !== undefined && value === undefined) report('value', { key, value: given });
    return value;
  };
  const version = read('v', readCount);
  if (version !== undefined && version > LINK_VERSION) report('newer', { version: String(version) });

  const nics = (found.get('nic') ?? [])
    .slice(0, 64)
    .map((nic) => read('nic', readNic, nic))
    .filter((nic) => nic !== undefined);
  const node = known({
    kernel: one('kernel') || undefined,
    // No distribution has a plus in its name, and forms write a space that way.
    distribution: one('distro')?.replaceAll('+', ' ') || undefined,
    arch: read('arch', readArch),
    memoryBytes: read('mem', readMemory),
    cpus: read('cpus', readCount),
    nics: nics.length > 0 ? nics : undefined,
    host: known(Object.fromEntries(HOST_KEYS.map(([key, fact]) => [fact, read(key, readWord)])) as HostFacts),
  });
  const network = known({
    sameL2: read('l2', readFlag),
    platform: one('platform') || undefined,
    pathMtu: read('pmtu', readCount),
    ipOptions: read('ipopt', readFlag),
  });
  const values = readValues(one('set'), one('sets'), found.get('setj'), problems);
  return {
    environment: {
      cilium: one('cilium') ?? releases().at(-1)?.line ?? '',
      ...(node && { node }),
      ...(values && { values }),
      ...(network && { network }),
    },
    problems,
  };
}

/** The facts that are known; undefined where none is. */
function known<T extends object>(facts: T): { [K in keyof T]?: NonNullable<T[K]> } | undefined {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> });
}

function readValues(
  set: string | undefined,
  strings: string | undefined,
  json: string[] | undefined,
  problems: Problem[],
): HelmValues | undefined {
  const first = parseSet(set ?? '');
  const second = parseSetString(strings ?? '', first.values);
  const third = parseSetJson(json ?? [], second.values);
  problems.push(...first.problems, ...second.problems, ...third.problems);
  return Object.keys(third.values).length > 0 ? third.values : undefined;
}
