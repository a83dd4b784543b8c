/**
 * Values made fit for one chart: old names moved, types as that chart takes them, numbers written so that they arrive,
 * what the chart would drop left out, and what must stand beside a value added. Nothing is changed without a note.
 */
import { inRange } from '../range';
import type { CiliumRelease, HelmValue, HelmValues } from '../types';
import { isMap } from '../values/keys';
import { flatten, getValue, setValue, unsetValue } from '../values/path';
import { besideOff, besideValue, flagsOf, keyAt, numberForm, schemaOf, standingOf, type HelmKey } from './keys';

/** One thing that was done to a value. Worded by `fit.<id>` of content/i18n/messages/plan.yaml. */
export interface FitNote {
  /** moved: to a new name; word: the release's word; type: as the chart takes it; extra: through extraConfig; added; dropped. */
  id: 'moved' | 'word' | 'type' | 'extra' | 'added' | 'dropped';
  path: string;
  params: Record<string, string>;
}

/** Values that a chart takes as they stand, and what was done to get there. */
export interface Fitted {
  values: HelmValues;
  notes: FitNote[];
}

const show = (value: HelmValue | undefined): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

/**
 * Fits values to a release. Keys the facts do not know stay as they are. Pure; the values given stay as they are.
 * Source: content/helm/keys.yaml.
 */
export function fitValues(values: HelmValues | undefined, release: CiliumRelease): Fitted {
  const { version } = release;
  const notes: FitNote[] = [];
  const note = (id: FitNote['id'], path: string, params: Record<string, string> = {}) =>
    notes.push({ id, path, params: { path, release: version, ...params } });
  let out = migrate(values ?? {}, version, note);
  const set = (path: string, to: HelmValue) => (out = setValue(out, path, to));
  for (const [path, value] of flatten(out)) {
    const key = keyAt(path);
    if (!key) continue;
    if (standingOf(key, version) !== 'honoured') {
      out = unsetValue(out, path);
      if (value !== null) note('dropped', path, { value: show(value) });
      continue;
    }
    if (value === null) continue;
    const fitting = typedFor(key, value, version);
    const form = typeof fitting === 'number' ? numberForm(key, fitting, version) : 'plain';
    const [flag] = flagsOf(key, version);
    if (form === 'extraConfig' && flag !== undefined) {
      out = unsetValue(out, path);
      addExtra(flag, String(fitting));
      note('extra', path, { value: String(fitting), flag });
    } else {
      const written = form === 'quoted' ? String(fitting) : fitting;
      if (written === value) continue;
      set(path, written);
      note(path === 'kubeProxyReplacement' && typeof value === 'string' ? 'word' : 'type', path, {
        value: show(value),
        to: show(written),
      });
    }
  }
  for (const [path, value] of flatten(out)) {
    const key = keyAt(path);
    if (!key) continue;
    if (value === false) {
      for (const [flag, text] of Object.entries(besideOff(key, version))) {
        if (extraOf(flag) === undefined) {
          addExtra(flag, text);
          note('added', path, { to: `extraConfig.${flag}`, value: text });
        }
      }
    }
    const beside = besideValue(key, version);
    if (beside && value === beside.when && isEmpty(getValue(out, beside.path))) {
      set(beside.path, beside.to);
      note('added', path, { to: beside.path, value: show(beside.to) });
    }
  }
  return { values: texts(out), notes };

  function extraOf(flag: string): HelmValue | undefined {
    const extra = out['extraConfig'];
    return isMap(extra) && Object.hasOwn(extra, flag) ? extra[flag] : undefined;
  }
  function addExtra(flag: string, text: string): void {
    const extra = out['extraConfig'];
    out = { ...out, extraConfig: { ...(isMap(extra) ? extra : {}), [flag]: text } };
  }
}

const isEmpty = (value: HelmValue | undefined): boolean => value === undefined || value === null || value === '';

/** Values of `extraConfig` are texts, always. */
function texts(values: HelmValues): HelmValues {
  const extra = values['extraConfig'];
  if (!isMap(extra) || Object.values(extra).every((value) => typeof value === 'string')) return values;
  const quoted = Object.entries(extra).map(([flag, value]) => [flag, show(value)]);
  return { ...values, extraConfig: Object.fromEntries(quoted) as HelmValues };
}

type Note = (id: FitNote['id'], path: string, params?: Record<string, string>) => void;

/** Old names to new ones, where the chart no longer honours the old; and the vocabulary of routing before 1.14 and after. */
function migrate(values: HelmValues, version: string, note: Note): HelmValues {
  let out = routing(values, version, note);
  for (const [path, value] of flatten(out)) {
    const key = keyAt(path);
    const target = key?.moved === undefined ? undefined : keyAt(key.moved);
    if (!key || !target || standingOf(key, version) === 'honoured' || standingOf(target, version) !== 'honoured')
      continue;
    out = unsetValue(out, path);
    if (getValue(out, target.path) === undefined) out = setValue(out, target.path, value);
    note('moved', path, { to: target.path });
  }
  return out;
}

/** `tunnel` is one value before 1.14, `routingMode` and `tunnelProtocol` are two from 1.14 on; the chart of 1.14 reads both. */
function routing(values: HelmValues, version: string, note: Note): HelmValues {
  let out = values;
  const tunnel = getValue(values, 'tunnel');
  if (typeof tunnel === 'string' && tunnel !== '' && inRange(version, '>=1.15.0')) {
    out = unsetValue(out, 'tunnel');
    const native = tunnel === 'disabled';
    if (isEmpty(getValue(out, 'routingMode'))) {
      out = setValue(out, 'routingMode', native ? 'native' : 'tunnel');
      if (!native && isEmpty(getValue(out, 'tunnelProtocol'))) out = setValue(out, 'tunnelProtocol', tunnel);
    }
    note('moved', 'tunnel', { to: native ? 'routingMode' : 'routingMode, tunnelProtocol' });
  }
  const mode = getValue(values, 'routingMode');
  if (typeof mode === 'string' && mode !== '' && inRange(version, '<1.14.0')) {
    const protocol = getValue(values, 'tunnelProtocol');
    out = unsetValue(unsetValue(out, 'routingMode'), 'tunnelProtocol');
    if (isEmpty(getValue(out, 'tunnel')))
      out = setValue(out, 'tunnel', mode === 'native' ? 'disabled' : protocol === 'geneve' ? 'geneve' : 'vxlan');
    note('moved', 'routingMode', { to: 'tunnel' });
  }
  return out;
}

/** The release's words for kube-proxy replacement; `partial` is the old "false" with switches of its own. */
function replacementWord(value: HelmValue, version: string): HelmValue {
  const full = value === true || value === 'true' || value === 'strict';
  const none = value === false || value === 'false' || value === 'disabled' || value === 'partial';
  if (inRange(version, '<1.14.0'))
    return full ? 'strict' : none ? (value === 'partial' ? 'partial' : 'disabled') : value;
  if (inRange(version, '<1.16.0') && typeof value === 'string') return value;
  return full ? 'true' : none ? 'false' : value;
}

/** A value in the type that the chart takes, where that is beyond doubt; else as it is. */
function typedFor(key: HelmKey, value: HelmValue, version: string): HelmValue {
  if (key.path === 'kubeProxyReplacement') return replacementWord(value, version);
  const [type = 'text'] = key.types;
  const schema = schemaOf(key, version);
  if (typeof value === 'string') {
    if (key.types.includes('text')) return value;
    if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
    // A quoted number is right where Helm takes it; from 1.16.0 on the schema mostly does not.
    if ((type === 'integer' || type === 'number') && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  }
  const isText = type === 'text' && !(schema && !schema.includes('string'));
  if (isText && (typeof value === 'number' || typeof value === 'boolean') && key.types.length === 1)
    return String(value);
  return value;
}
