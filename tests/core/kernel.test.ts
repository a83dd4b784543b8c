import { describe, expect, test } from 'vitest';
import examples from '../fixtures/uname-examples.json' with { type: 'json' };
import { parseKernelRelease } from '../../src/core/kernel/parse';
import { kernelHas } from '../../src/core/kernel/features';
type Row = [string, string, string, string, string, boolean, boolean, string, string];
describe('examples', () => {
  test.each(examples as Row[])('%s', (raw, version, distro, flavour, arch, backports, pre, patch) => {
    const k = parseKernelRelease(raw);
    expect(k).toMatchObject({
      ok: true,
      version,
      distribution: distro,
      flavour,
      vendorBackports: backports,
      prerelease: pre,
    });
    if (!k.ok) return;
    expect(k.patchKnown).toBe(patch === 'upstream' || (patch === 'upstream-or-zero' && !version.endsWith('.0')));
    const a = { x86_64: 'amd64', aarch64: 'arm64' }[arch];
    if (k.arch) expect(k.arch).toBe(a);
  });
});
test('smoke', () => {
  const k = parseKernelRelease('4.18.0-553.el8_10.x86_64');
  expect(kernelHas(k, 'redirect-peer')).toMatchObject({ has: true, basis: 'backport-documented' });
});
