/**
 * One description of a cluster as a query string, and back. Links are for ever: keys keep their meaning, and parts that
 * are not understood are reported and dropped while the rest is kept.
 */
import { parseSet, printSet } from './values/helm-set';
import type { Arch, Environment, HelmValue, HelmValues, Problem } from './types';

/** Version of the links' grammar, `v=`. */
export const LINK_VERSION = 1;
const LONGEST = 65_536;
const KEYS = new Set([
  'v',
  'cilium',
  'kernel',
  'distro',
  'arch',
  'mem',
  'cpus',
  'nic',
  'l2',
  'platform',
  'set',
  'sets',
]);

/** Percent-encodes only what would break: readable links are checked by eye. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/%(?:3D|2C|3A|2F|7B|7D|40)/gi, (code) => decodeURIComponent(code));

/** The query string of an environment, without "?"; only what is present. */
export function encodeLink({ cilium, node = {}, values = {}, network = {} }: Environment): string {
  const parts: string[] = [`v=${LINK_VERSION}`];
  const add = (key: string, value: string | undefined) => {
    if (value !== undefined && value !== '') parts.push(`${key}=${encode(value)}`);
  };
  add('cilium', cilium);
  add('kernel', node.kernel);
  add('distro', node.distribution);
  add('arch', node.arch);
  add('mem', node.memoryBytes?.toString());
  add('cpus', node.cpus?.toString());
  for (const { driver, mtu, l2 } of node.nics ?? []) {
    add(
      'nic',
      [
        driver,
        ...(mtu === undefined && l2 === undefined ? [] : [mtu ?? '']),
        ...(l2 === undefined ? [] : [`l2=${l2 ? 1 : 0}`]),
      ].join(':'),
    );
  }
  if (network.sameL2 !== undefined) add('l2', network.sameL2 ? '1' : '0');
  add('platform', network.platform);
  const { set, setString } = printSet(values);
  add('set', set);
  add('sets', setString);
  return parts.join('&');
}

/** Reads a query string. Never throws; `environment` has a release always, "" where the link names none. */
export function decodeLink(query: string): { environment: Environment; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (id: string, params: Record<string, string>) =>
    problems.push({
      id: `link.${id}`,
      params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, value.slice(0, 80)])),
    });
  let text = query.replace(/^[?#]/, '');
  if (text.length > LONGEST) {
    report('too-long', { length: String(text.length) });
    text = text.slice(0, LONGEST);
    text = text.slice(0, Math.max(0, text.lastIndexOf('&')));
  }
  const environment: Environment = { cilium: '' };
  const node: NonNullable<Environment['node']> = {};
  const network: NonNullable<Environment['network']> = {};
  const seen = new Set<string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const key = safeDecode(at < 0 ? part : part.slice(0, at));
    const value = safeDecode(at < 0 ? '' : part.slice(at + 1));
    if (key === undefined || value === undefined) report('bad-code', { part });
    else if (!KEYS.has(key)) report('unknown-key', { key, part });
    else if (key !== 'nic' && seen.has(key)) report('duplicate', { key, part });
    else {
      seen.add(key);
      take(key, value);
    }
  }
  if (Object.keys(node).length > 0) environment.node = node;
  if (Object.keys(network).length > 0) environment.network = network;
  return { environment, problems };

  function take(key: string, value: string): void {
    const bad = () => report('bad-value', { key, value });
    switch (key) {
      case 'v':
        if (!/^\d+$/.test(value)) bad();
        else if (Number(value) > LINK_VERSION) report('newer', { value });
        break;
      case 'cilium':
        environment.cilium = value;
        break;
      case 'kernel':
        node.kernel = value;
        break;
      case 'distro':
        node.distribution = value;
        break;
      case 'arch':
        if (value === 'amd64' || value === 'arm64') node.arch = value satisfies Arch;
        else bad();
        break;
      case 'mem':
      case 'cpus': {
        const number = Number(value);
        if (!/^\d{1,15}$/.test(value) || number === 0) bad();
        else if (key === 'mem') node.memoryBytes = number;
        else node.cpus = number;
        break;
      }
      case 'nic': {
        const match = /^([\w.-]{1,40})(?::(\d{0,5}))?(?::l2=([01]))?$/.exec(value);
        if (!match || (node.nics?.length ?? 0) >= 32) return bad();
        const [, driver = '', mtu, l2] = match;
        node.nics = [
          ...(node.nics ?? []),
          { driver, ...(mtu ? { mtu: Number(mtu) } : {}), ...(l2 === undefined ? {} : { l2: l2 === '1' }) },
        ];
        break;
      }
      case 'l2':
        if (value === '0' || value === '1') network.sameL2 = value === '1';
        else bad();
        break;
      case 'platform':
        network.platform = value;
        break;
      default: {
        const parsed = parseSet(value, key === 'sets');
        problems.push(...parsed.problems);
        if (Object.keys(parsed.values).length > 0)
          environment.values = mergeValues(environment.values ?? {}, parsed.values);
      }
    }
  }
}

/** A raw "+" stays a plus: kernel release strings have it, and our links never write a space so. */
function safeDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const isMap = (value: HelmValue | undefined): value is HelmValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function mergeValues(a: HelmValues, b: HelmValues): HelmValues {
  const merged: HelmValues = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const old = Object.hasOwn(merged, key) ? merged[key] : undefined;
    merged[key] = isMap(old) && isMap(value) ? mergeValues(old, value) : value;
  }
  return merged;
}
