/** What the estimator's form holds, and how an address says it. */
import { MEASURES, type Measure } from '../../core/gains/estimate';
import type { Setting } from '../../core/gains/setting';
import type { LinkedCluster } from './cluster';
import { UNITS } from './measures';
import type { Own } from './query';

export const NAMES = Object.keys(MEASURES) as Measure[];
/** More than any number a person types by intent. */
export const LONGEST = 24;

export interface Form {
  measure: Measure;
  value: string;
  link: string;
  routing: 'native' | 'tunnel' | '';
  encryption: 'none' | 'wireguard' | 'ipsec' | '';
  streams: '1' | 'many' | '';
}
export const FIRST_FORM: Form = {
  measure: 'throughput',
  value: '7.2',
  link: '10',
  routing: '',
  encryption: 'none',
  streams: '',
};

const KEYS = {
  measure: 'measure',
  value: 'have',
  link: 'link',
  routing: 'routing',
  encryption: 'enc',
  streams: 'par',
} as const;

/** Reads the form's part of a query; what is not understood stays as it is at first. */
export function readForm(query: URLSearchParams): Form {
  const out: Form = { ...FIRST_FORM };
  const measure = NAMES.find((name) => name === query.get(KEYS.measure));
  if (measure) Object.assign(out, { measure, value: UNITS[measure].first });
  out.value = query.get(KEYS.value)?.slice(0, LONGEST) ?? out.value;
  out.link = query.get(KEYS.link)?.slice(0, LONGEST) ?? out.link;
  const one = <T extends string>(key: string, list: readonly T[], otherwise: T): T =>
    list.find((item) => item === query.get(key)) ?? otherwise;
  out.routing = one(KEYS.routing, ['native', 'tunnel', ''] as const, out.routing);
  out.encryption = one(KEYS.encryption, ['none', 'wireguard', 'ipsec', ''] as const, out.encryption);
  out.streams = one(KEYS.streams, ['1', 'many', ''] as const, out.streams);
  return out;
}

/** The form as keys of the address; undefined where it is as at first. */
export const ownOf = (form: Form): Own =>
  Object.fromEntries(
    (Object.keys(KEYS) as (keyof Form)[]).map((key) => [
      KEYS[key],
      form[key] === (key === 'value' ? UNITS[form.measure].first : FIRST_FORM[key]) ? undefined : form[key],
    ]),
  );

/** The number of a field: digits with a point, grouped or not; NaN for anything else. */
export const numberOf = (text: string): number => {
  const plain = text.trim().replaceAll(/[\s,_]/g, '');
  return /^\d*\.?\d+(?:e[+-]?\d+)?$|^\d+\.$/i.test(plain) ? Number(plain) : Number.NaN;
};

/** Setting of the form over that of the linked cluster: what the reader chose counts. */
export function settingFor(form: Form, linked: LinkedCluster | undefined): Setting {
  const { routing: _r, encryption: _e, ...rest } = linked?.setting ?? {};
  return {
    ...rest,
    ...(form.routing !== '' && { routing: form.routing }),
    ...(form.encryption !== '' && { encryption: form.encryption }),
    ...(form.streams !== '' && { streams: form.streams === '1' ? 1 : 32 }),
  };
}
