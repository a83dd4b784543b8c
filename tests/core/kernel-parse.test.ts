import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseKernelRelease } from '../../src/core/kernel/parse';
import examples from '../fixtures/uname-examples.json' with { type: 'json' };

/** raw, version, distro, flavour, arch, vendorBackports, prerelease, patchMeaning, rule: the facts' own table. */
type Row = [string, string, string, string, string, boolean, boolean, string, string];
const ROWS = examples as unknown as Row[];
const ARCH: Record<string, string> = { x86_64: 'amd64', aarch64: 'arm64' };

describe('every example of the facts', () => {
  test.each(ROWS)('%s', (raw, version, distribution, flavour, arch, vendorBackports, prerelease, patch) => {
    const kernel = parseKernelRelease(raw);
    expect(kernel).toMatchObject({ ok: true, raw, version, distribution, flavour, vendorBackports, prerelease });
    if (!kernel.ok) return;
    expect(kernel.patchKnown).toBe(patch === 'upstream' || (patch === 'upstream-or-zero' && !version.endsWith('.0')));
    if (kernel.arch !== undefined) expect(kernel.arch).toBe(ARCH[arch]);
  });
});

describe('what a string tells beyond its version', () => {
  test.each([
    ['4.18.0-147.57.1.el8_1.x86_64', '8.1'],
    ['4.18.0-305.el8.x86_64', '8.4'],
    ['4.18.0-372.9.1.el8.x86_64', '8.6'],
    ['4.18.0-372.9.1.rt7.166.el8.x86_64', '8.6'],
    ['4.18.0-553.el8_10.x86_64', '8.10'],
    ['4.18.0-553.16.1.lve.el8.x86_64', '8.10'],
    ['5.14.0-427.13.1.el9_4.x86_64', '9.4'],
    ['6.4.0-150600.23.47-default', '15.6'],
    ['6.12.0-160000.35-default', '16.0'],
    ['4.18.0-408.el8.x86_64', undefined],
    ['6.1.21-1.el9.x86_64', undefined],
    ['4.18.0-372', undefined],
    ['5.15.0-144-generic', undefined],
  ])('%s is minor %s', (raw, minor) => {
    const kernel = parseKernelRelease(raw);
    expect(kernel.ok && kernel.vendorRelease).toBe(minor);
  });

  test.each([
    ['4.19.0-17-arm64', 'arm64', 17],
    ['6.12.62+rpt-rpi-v8', 'arm64', undefined],
    ['6.11.11-x64v3-xanmod1', 'amd64', undefined],
    ['6.8.0-52-generic', undefined, 52],
    ['4.19.0-0.bpo.5-amd64', 'amd64', undefined],
    ['6.5.0-1-powerpc64le', undefined, 1],
    ['5.15.148-tegra', 'arm64', undefined],
  ])('%s: architecture %s, ABI %s', (raw, arch, abi) => {
    const kernel = parseKernelRelease(raw);
    expect(kernel.ok && [kernel.arch, kernel.abi]).toEqual([arch, abi]);
  });

  test.each([
    ['5.10', 2, '5.10.0'],
    ['6', 1, '6.0.0'],
    ['6-generic', 1, '6.0.0'],
    ['4.9.generic', 2, '4.9.0'],
    ['5.10.16.3-microsoft-standard-WSL2', 3, '5.10.16'],
  ])('%s gives %i numbers: %s', (raw, numbers, version) => {
    expect(parseKernelRelease(raw)).toMatchObject({ ok: true, numbers, version });
  });
});

describe('text around a release', () => {
  const release = '5.15.0-144-generic';
  test.each([
    `  ${release}\n`,
    `\u0000${release}\u0000`,
    `"${release}"`,
    `v${release}`,
    `$ uname -r\n${release}`,
    `Linux ${release}`,
    `Linux ${release} x86_64`,
    `Linux node-1 ${release} #154-Ubuntu SMP Fri Jun 20 21:29:20 UTC 2025 x86_64 x86_64 x86_64 GNU/Linux`,
    `Linux 10.0.0.5 ${release} #154-Ubuntu SMP`,
    `Linux version ${release} (buildd@lcy02-amd64-099) (gcc (Ubuntu 11.4.0) 11.4.0) #154-Ubuntu SMP`,
    `Kernel Version:    ${release}`,
    `kernel: ${release}`,
    `"kernelVersion": "${release}",`,
    `内核版本：${release}`,
    '5.15.0\u2013144\u2011generic',
  ])('%j', (text) => {
    expect(parseKernelRelease(text)).toMatchObject({ ok: true, release, version: '5.15.0', distribution: 'ubuntu' });
  });
});

describe('text that is no kernel release', () => {
  test.each([
    ['', 'empty'],
    [' \n\t\u0000', 'empty'],
    ['latest', 'no-version'],
    ['my kernel is 5.10', 'no-version'],
    ['192.168.0.1', 'no-version'],
    ['2026-11-22', 'no-version'],
    ['<script>alert(1)</script>', 'no-version'],
    ['%E0%A4%A', 'no-version'],
    ['5.10.0-' + 'a'.repeat(60), 'too-long'],
    ['4.4.0-19041-Microsoft', 'not-linux'],
    ['Darwin host 23.1.0 Darwin Kernel Version 23.1.0', 'not-linux'],
    ['14.1-RELEASE-p3', 'not-linux'],
  ])('%j is %s', (text, reason) => {
    expect(parseKernelRelease(text)).toMatchObject({ ok: false, reason });
  });

  test('WSL 1 is named', () => {
    expect(parseKernelRelease('4.4.0-19041-Microsoft')).toMatchObject({ distribution: 'wsl1' });
  });

  test('a megabyte is refused and shown cut', () => {
    for (const text of ['5'.repeat(1e6), '5.10.0-'.repeat(2e5), ' '.repeat(1e6), `a${'"'.repeat(1e6)}b`]) {
      const failure = parseKernelRelease(text);
      expect(failure).toMatchObject({ ok: false, reason: 'too-long' });
      expect(failure.raw.length).toBeLessThan(70);
    }
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '5.10.0',
    '-',
    '.',
    '+',
    'el8_10',
    'generic',
    'rc3',
    'amd64',
    '1001',
    '_',
    ' ',
    '\u0000',
    'gfb08',
  );
  const likely = fc.array(pieces, { maxLength: 40 }).map((parts) => `5.${parts.join('')}`);
  const anything = fc.oneof(fc.string({ maxLength: 3000 }), fc.string({ unit: 'binary', maxLength: 300 }), likely);

  test('never throws, and gives a version semver can read or a typed failure', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const kernel = parseKernelRelease(text);
        if (kernel.ok) expect(kernel.version).toMatch(/^\d{1,2}\.\d{1,5}\.\d{1,5}$/);
        else expect(['empty', 'no-version', 'too-long', 'not-linux']).toContain(kernel.reason);
      }),
      { numRuns: 2000 },
    );
  });

  test('the release inside it reads the same as it does alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROWS.map((row) => row[0])), (raw) => {
        const alone = parseKernelRelease(raw);
        if (!alone.ok) return;
        expect(parseKernelRelease(alone.release)).toEqual({ ...alone, raw: alone.release });
        expect(parseKernelRelease(`Linux node ${alone.release} #1 SMP`)).toMatchObject({ release: alone.release });
      }),
    );
  });
});
