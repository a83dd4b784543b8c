/** The truth tables of the bandwidth manager and of BBR: both sides of each release and kernel. */
import { describe, expect, test } from 'vitest';
import { applyChanges } from '../../src/core/index.ts';
import { changesText, cluster, inShort, verdictOf, type Given, type Values } from './verdict-of.ts';

const LINES = ['1.13.18', '1.14.19', '1.15.0', '1.15.19', '1.16.19', '1.17.18', '1.18.12', '1.19.6', '1.20.0'];
const line = (cilium: string): number => Number(cilium.split('.')[1]);
const IPSEC = { 'encryption.enabled': true, 'encryption.type': 'ipsec' };
const IPTABLES = { 'bpf.masquerade': false };
const FORCED = { 'bpf.hostLegacyRouting': true };
/** Replacement off, and nothing masqueraded: IPsec starts in every release. */
const NO_KPR = (cilium: string): Values => ({
  kubeProxyReplacement: line(cilium) < 14 ? 'disabled' : 'false',
  'bpf.masquerade': undefined,
  enableIPv4Masquerade: false,
});

describe.each(LINES)('bandwidth-manager in %s', (cilium) => {
  const ID = 'bandwidth-manager';
  const ON = { 'bandwidthManager.enabled': true };
  const of = (values: Values, given: Given = {}) => verdictOf(ID, cluster(cilium, { ...given, values }));
  const short = (values: Values, given?: Given) => inShort(of(values, given));
  const notes = (values: Values, given?: Given) => of(values, given).notes.map(({ id }) => id);

  test('on, and one value away', () => {
    expect(short(ON)).toBe(`on ${ID}.asked`);
    expect(short({})).toBe(`available ${ID}.asked`);
    expect(changesText(of({}).changes)).toEqual(['bandwidthManager.enabled=true']);
  });
  test('kernel 5.1: switched off below it up to 1.16, the agent does not start from 1.16 on', () => {
    const node = { kernel: '5.0.21' };
    const without = { ...NO_KPR(cilium) };
    if (line(cilium) < 16) {
      expect(short({ ...without, ...ON }, { node })).toBe(`unsupported ${ID}.kernel`);
      expect(short({ ...without, ...ON }, { node: { kernel: '5.1.16' } })).toBe(`on ${ID}.asked`);
      expect(changesText(of({ ...without, ...ON }, { node }).changes)).toEqual(['kernel 5.1']);
    } else expect(short({ ...without, ...ON }, { node })).toBe('unsupported agent.kernel');
    expect(of(without, { node }).status).toBe('unsupported');
  });
  test('BBR set and asleep does not keep it from a kernel without', () => {
    const asleep = { 'bandwidthManager.bbr': true };
    const at = (kernel: string) => changesText(of(asleep, { node: { kernel } }).changes);
    expect(short(asleep, { node: { kernel: '5.17.15' } })).toMatch(/^available/);
    expect(at('5.17.15')).toEqual(['bandwidthManager.enabled=true', '-bandwidthManager.bbr']);
    expect(at('5.18.0')).toEqual(['bandwidthManager.enabled=true']);
  });
  test('IPsec switches it off', () => {
    const values = { ...NO_KPR(cilium), ...IPSEC };
    expect(short({ ...values, ...ON })).toBe(`blocked ${ID}.ipsec`);
    expect(changesText(of({ ...values, ...ON }).changes)).toEqual(['-encryption.enabled']);
    expect(short(IPSEC)).toMatch(/^blocked/);
  });
  test('without a kernel: unknown', () => {
    for (const values of [{}, ON]) expect(short(values, { node: { kernel: '' } })).toMatch(/^unknown/);
  });
  test('the documentation asks for kube-proxy replacement, the agent does not', () => {
    expect(short({ ...NO_KPR(cilium), ...ON })).toBe(`on ${ID}.asked`);
    expect(notes({ ...NO_KPR(cilium), ...ON })).toEqual(
      expect.arrayContaining([`${ID}.kube-proxy-replacement`, `${ID}.legacy`]),
    );
    expect(changesText(of(NO_KPR(cilium)).changes)).toContain(
      `kubeProxyReplacement=${line(cilium) < 14 ? 'strict' : 'true'}`,
    );
  });
  test('a bond, before 1.20; ingress limits, from 1.18 on', () => {
    const node = { nics: [{ driver: 'bonding' }] };
    expect(notes(ON, { node }).includes(`${ID}.bond`)).toBe(line(cilium) < 20);
    expect(notes(ON).includes(`${ID}.ingress`)).toBe(line(cilium) < 18);
  });
  test('works with a tunnel', () => {
    const tunnel: Values = line(cilium) < 14 ? { tunnel: 'vxlan' } : { routingMode: 'tunnel' };
    expect(short({ ...tunnel, ...ON })).toBe(`on ${ID}.asked`);
  });
});

describe.each(LINES)('bbr in %s', (cilium) => {
  const ID = 'bbr';
  const ON = { 'bandwidthManager.enabled': true, 'bandwidthManager.bbr': true };
  const HOST_ONLY = { ...ON, 'bandwidthManager.bbrHostNamespaceOnly': true };
  const of = (values: Values, given: Given = {}) => verdictOf(ID, cluster(cilium, { ...given, values }));
  const short = (values: Values, given?: Given) => inShort(of(values, given));
  const notes = (values: Values, given?: Given) => of(values, given).notes.map(({ id }) => id);

  test('on, and two values away; without the bandwidth manager the chart drops it', () => {
    expect(short(ON)).toBe(`on ${ID}.asked`);
    expect(short({})).toBe(`available ${ID}.asked`);
    expect(changesText(of({}).changes)).toEqual(['bandwidthManager.enabled=true', 'bandwidthManager.bbr=true']);
    expect(short({ 'bandwidthManager.bbr': true })).toBe(`available ${ID}.asked`);
  });
  test('kernel 5.18: the agent stops below it', () => {
    for (const kernel of ['5.17.15', '5.10.200']) {
      expect(short(ON, { node: { kernel } })).toBe('refused agent.kernel');
      expect(short({}, { node: { kernel } })).toBe('unsupported agent.kernel');
      expect(changesText(of(ON, { node: { kernel } }).changes)).toEqual(['kernel 5.18']);
    }
    expect(short(ON, { node: { kernel: '5.18.0' } })).toBe(`on ${ID}.asked`);
    expect(short({}, { node: { kernel: '5.18.0' } })).toBe(`available ${ID}.asked`);
  });
  test('without a kernel: unknown', () => {
    for (const values of [{}, ON]) expect(short(values, { node: { kernel: '' } })).toMatch(/^unknown/);
  });
  test('forced Legacy stops the agent, by the option or by chaining', () => {
    for (const values of [FORCED, { 'cni.chainingMode': 'portmap' }]) {
      const environment = cluster(cilium, { values: { ...ON, ...values } });
      const refused = verdictOf(ID, environment);
      expect(inShort(refused)).toBe('refused agent.bbr-legacy');
      expect(verdictOf(ID, applyChanges(environment, refused.changes!)).status).toBe('on');
    }
    expect(short(FORCED)).toMatch(/^available/);
    expect(short({ 'cni.chainingMode': 'portmap' })).toBe('blocked host-routing.chaining');
  });
  test('a Legacy of its own making: refused up to 1.14, run from 1.15 on', () => {
    if (line(cilium) < 15) {
      expect(short({ ...ON, ...IPTABLES })).toBe('refused agent.bbr-legacy');
      expect(changesText(of({ ...ON, ...IPTABLES }).changes)).toEqual(['bpf.masquerade=true']);
    } else {
      expect(short({ ...ON, ...IPTABLES })).toBe(`on ${ID}.asked`);
      expect(notes({ ...ON, ...IPTABLES })).toContain(`${ID}.legacy`);
    }
    expect(changesText(of(IPTABLES).changes)).toContain('bpf.masquerade=true');
  });
  test('for the host network only: from 1.18 on, also with Legacy', () => {
    if (line(cilium) < 18) {
      expect(short({ ...HOST_ONLY, ...FORCED })).toBe('refused agent.bbr-legacy');
      return;
    }
    expect(short({ ...HOST_ONLY, ...FORCED })).toBe(`on ${ID}.asked`);
    expect(notes({ ...HOST_ONLY, ...FORCED })).toContain(`${ID}.host-namespace-only`);
    expect(notes({ ...ON, ...IPTABLES })).toContain(`${ID}.legacy-way-out`);
    const alone = { 'bandwidthManager.enabled': true, 'bandwidthManager.bbrHostNamespaceOnly': true };
    expect(short(alone)).toBe('refused agent.bbr-hostns-without-bbr');
    expect(changesText(of(alone).changes)).toEqual(['bandwidthManager.bbr=true']);
  });
  test('IPsec switches it off with the bandwidth manager, after the checks that stop the agent', () => {
    const values = { ...NO_KPR(cilium), ...IPSEC, ...ON };
    if (line(cilium) < 15) expect(short(values)).toBe('refused agent.bbr-legacy');
    else expect(short(values)).toBe(`blocked ${ID}.ipsec`);
    expect(short(values, { node: { kernel: '5.17.15' } })).toMatch(/^refused/);
  });
});

test('up to 1.15 a kernel without EDT switches all of it off before BBR is looked at', () => {
  const ON = { 'bandwidthManager.enabled': true, 'bandwidthManager.bbr': true };
  for (const cilium of ['1.13.18', '1.14.19', '1.15.19'])
    expect(
      inShort(verdictOf('bbr', cluster(cilium, { values: { ...NO_KPR(cilium), ...ON }, node: { kernel: '4.19.57' } }))),
    ).toBe('unsupported bbr.bandwidth-manager-kernel');
});
