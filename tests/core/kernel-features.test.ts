import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEATURE_IDS, featureInfo, kernelHas } from '../../src/core/kernel/features';
import { parseKernelRelease } from '../../src/core/kernel/parse';
import backports from '../../content/kernels/vendor-backports.yaml';

const ask = (kernel: string, feature: string, distribution?: string) =>
  kernelHas(parseKernelRelease(kernel), feature, distribution);

type Case = [kernel: string, feature: string, has: boolean | 'unknown', basis: string, distribution?: string];
const check = (title: string, cases: Case[]) =>
  describe(title, () => {
    test.each(cases)('%s: %s is %s, %s', (kernel, feature, has, basis, distribution) => {
      expect(ask(kernel, feature, distribution)).toMatchObject({ has, basis });
    });
  });

check('mainline versions', [
  ['5.10.0', 'redirect-peer', true, 'version'],
  ['5.9.16', 'redirect-peer', false, 'version'],
  ['5.10-rc1', 'redirect-peer', true, 'version'],
  ['5.9.0-rc8', 'redirect-peer', false, 'version'],
  ['6.2.0-20-generic', 'redirect-neigh', true, 'version'],
  ['5.4.0-187-generic', 'redirect-neigh', false, 'version'],
  ['4.19.0-17-arm64', 'redirect-neigh', false, 'version'],
  ['6.6.58-talos', 'netkit', false, 'version'],
  ['6.8.0-52-generic', 'netkit', true, 'version'],
  ['6.15.0', 'redirect-peer-scrub', true, 'version'],
  ['6.15.0-rc3', 'redirect-peer-scrub', 'unknown', 'prerelease'],
  ['6.12.80', 'redirect-peer-scrub', 'unknown', 'backport-untracked'],
  ['7.2.0', 'big-tcp-tunnel', false, 'version'],
  ['7.3.0', 'big-tcp-tunnel', true, 'version'],
  ['5.14.0-427.31.1.el9_4', 'big-tcp-tunnel', 'unknown', 'vendor-unknown'],
]);

check('stable backports: the UDP recvmsg hook', [
  ['4.19.56', 'udp-recvmsg-hooks', false, 'version'],
  ['4.19.57', 'udp-recvmsg-hooks', true, 'version'],
  ['4.20.17', 'udp-recvmsg-hooks', false, 'version'],
  ['5.0.21', 'udp-recvmsg-hooks', false, 'version'],
  ['5.0.0-1021-aws-5.0', 'udp-recvmsg-hooks', false, 'version'],
  ['5.1.15', 'udp-recvmsg-hooks', false, 'version'],
  ['5.1.16', 'udp-recvmsg-hooks', true, 'version'],
  ['5.2.0', 'udp-recvmsg-hooks', true, 'version'],
  ['5.2.0-rc1', 'udp-recvmsg-hooks', 'unknown', 'prerelease'],
  ['4.18.20', 'udp-recvmsg-hooks', false, 'version'],
  ['4.15.0-163-generic', 'udp-recvmsg-hooks', false, 'version'],
  ['4.19.0-17-arm64', 'udp-recvmsg-hooks', true, 'backport-documented'],
  ['4.19.0-6-amd64', 'udp-recvmsg-hooks', true, 'backport-documented'],
  ['4.19.0-5-amd64', 'udp-recvmsg-hooks', 'unknown', 'patch-hidden'],
  ['4.19.0-amd64', 'udp-recvmsg-hooks', 'unknown', 'patch-hidden'],
  ['4.19', 'udp-recvmsg-hooks', 'unknown', 'patch-hidden'],
  ['4.19', 'udp-recvmsg-hooks', true, 'backport-inferred', 'debian 10'],
  ['4.19.12', 'udp-recvmsg-hooks', false, 'version', 'debian 10'],
  ['4.19.90-17.5.ky10.aarch64', 'udp-recvmsg-hooks', true, 'version'],
  ['4.19.0-91.82.152.uelc20.x86_64', 'udp-recvmsg-hooks', 'unknown', 'vendor-unknown'],
  ['5.10.0-28-cloud-amd64', 'veth-mark', true, 'backport-documented'],
  ['5.4.0-187-generic', 'veth-mark', 'unknown', 'patch-hidden'],
]);

check('RHEL family', [
  ['3.10.0-957.12.2.el7.aarch64', 'version-4.8', false, 'version'],
  ['3.10.0-957.12.2.el7.aarch64', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['4.18.0-305.el8.x86_64', 'fib-lookup', true, 'version'],
  ['4.18.0-305.el8.x86_64', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['4.18.0-372.93.1.el8_6.x86_64', 'redirect-peer', true, 'backport-inferred'],
  ['4.18.0-372.93.1.el8_6.x86_64', 'udp-recvmsg-hooks', true, 'backport-inferred'],
  ['4.18.0-372.93.1.el8_6.x86_64', 'batch-lookup', 'unknown', 'vendor-unknown'],
  ['4.18.0-408.el8.x86_64', 'redirect-peer', true, 'backport-inferred'],
  ['4.18.0-425.3.1.el8.x86_64', 'jiffies64', true, 'backport-inferred'],
  ['4.18.0-553.el8_10.x86_64', 'redirect-peer', true, 'backport-documented'],
  ['4.18.0-553.el8_10.x86_64', 'batch-lookup', true, 'backport-documented'],
  ['4.18.0-553.el8_10.x86_64', 'veth-mark', false, 'backport-documented'],
  ['4.18.0-553.el8_10.x86_64', 'netkit', 'unknown', 'vendor-unknown'],
  ['4.18.0-553.el8_10.x86_64', 'redirect-peer', true, 'backport-documented', 'ubuntu 22.04'],
  ['4.18.0-80.el8.x86_64', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['4.18.0-372', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['4.18.0-372', 'redirect-peer', true, 'backport-inferred', 'rocky 8.6'],
  ['4.18.0', 'redirect-peer', false, 'version'],
  ['4.18.0', 'redirect-peer', true, 'backport-documented', 'almalinux 8.10'],
  ['4.18.0', 'redirect-peer', 'unknown', 'vendor-unknown', 'ol 8'],
  ['4.18.0', 'redirect-peer', true, 'backport-inferred', 'rhcos 4.12'],
  ['5.9.3', 'redirect-peer', false, 'version', 'rhel 8.10'],
  ['5.14.0-284.11.1.el9_2.x86_64', 'redirect-peer', true, 'version'],
  ['5.14.0-284.11.1.el9_2.x86_64', 'set-retval', 'unknown', 'vendor-unknown'],
  ['5.14.0-427.31.1.el9_4', 'set-retval', true, 'backport-inferred'],
  ['5.14.0-427.31.1.el9_4', 'netkit', 'unknown', 'vendor-unknown'],
  ['6.12.0-55.33.1.el10_0.x86_64', 'netkit', true, 'version'],
]);

check('other vendors below the mainline number', [
  ['4.14.248-189.473.amzn2.aarch64', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['5.15.86-53.137.amzn2.x86_64', 'redirect-peer', true, 'version'],
  ['4.19.91-27.7.al7.x86_64', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['5.4.119-1.0009.tl3.x86_64', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['4.12.14-122.103-default', 'redirect-peer', 'unknown', 'vendor-unknown'],
  // A suffix nobody knows proves nothing either way; only what the agent compares itself is certain.
  ['5.4.0-custom-thing-7', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['6.6.0-custom-thing-7', 'redirect-peer', 'unknown', 'vendor-unknown'],
  ['6.6.0-custom-thing-7', 'version-4.8', true, 'version'],
  ['5.9.3-1.el7.elrepo.x86_64', 'redirect-peer', false, 'version'],
  ['5.4.144', 'redirect-peer', 'unknown', 'vendor-unknown', 'openEuler 20.03'],
  ['5.4.144', 'redirect-peer', false, 'version', 'bottlerocket 1.19'],
]);

describe('answers', () => {
  test('no kernel, another system, an unknown feature', () => {
    expect(kernelHas(null, 'redirect-peer')).toMatchObject({
      has: 'unknown',
      basis: 'no-kernel',
      settleCommand: 'uname -r',
    });
    expect(ask('latest', 'redirect-peer')).toMatchObject({ has: 'unknown', basis: 'no-kernel' });
    expect(ask('4.4.0-19041-Microsoft', 'redirect-peer')).toMatchObject({ has: false, basis: 'not-linux' });
    expect(ask('6.8.0', 'no-such-thing')).toMatchObject({ has: 'unknown', basis: 'no-such-feature' });
  });

  test('the command that settles it', () => {
    expect(ask('4.14.248-189.473.amzn2.aarch64', 'redirect-peer').settleCommand).toBe(
      'bpftool feature probe kernel | grep -E "redirect_(neigh|peer)"',
    );
    expect(ask('4.19.0-5-amd64', 'udp-recvmsg-hooks').settleCommand).toBe('uname -v');
    expect(ask('5.4.0-187-generic', 'veth-mark').settleCommand).toBe('cat /proc/version_signature');
    expect(ask('4.18.0-80.el8.x86_64', 'redirect-peer').settleCommand).toBe('cat /etc/os-release');
  });

  test('notes what the distribution did', () => {
    expect(ask('4.18.0-553.el8_10.x86_64', 'redirect-peer', 'ubuntu 22.04').note).toBe('distribution-differs');
    expect(ask('4.18.0-372.93.1.el8_6.x86_64', 'redirect-peer', 'rhel 8.10').note).toBe('distribution-differs');
    expect(ask('4.18.0', 'redirect-peer', 'rhel 8.6').note).toBe('distribution-used');
    expect(ask('6.8.0', 'redirect-peer', 'templeos 5').note).toBe('distribution-unknown');
  });

  test('every feature named by a backport exists', () => {
    const { rhel } = backports as unknown as { rhel: { groups: { features: string[] }[] }[] };
    for (const id of rhel.flatMap((major) => major.groups.flatMap((group) => group.features)))
      expect(featureInfo(id), id).toBeDefined();
  });
});

describe('any input', () => {
  const feature = fc.constantFrom(...FEATURE_IDS);
  const version = fc.tuple(
    fc.integer({ min: 3, max: 9 }),
    fc.integer({ min: 0, max: 25 }),
    fc.integer({ min: 0, max: 400 }),
  );

  test('has a source; an unknown has a command', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), version, feature, (suffix, distribution, numbers, id) => {
        const answer = ask(`${numbers.join('.')}${suffix}`, id, distribution);
        expect(answer.sources.length).toBeGreaterThan(0);
        expect(answer.has === 'unknown').toBe(answer.settleCommand !== undefined);
      }),
      { numRuns: 1000 },
    );
  });

  // A stable branch may have what a later mainline release lacks (4.19.57, 4.20): only within one series is it monotonic then.
  test('a newer mainline kernel never loses a feature, but for stable backports between series', () => {
    const rank = { false: 0, unknown: 1, true: 2 };
    fc.assert(
      fc.property(version, version, feature, (a, b, id) => {
        const [older, newer] = [a, b].toSorted((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]) as [
          typeof a,
          typeof b,
        ];
        const sameSeries = older[0] === newer[0] && older[1] === newer[1];
        if (featureInfo(id)?.backportedTo !== undefined && !sameSeries) return;
        const before = ask(older.join('.'), id).has;
        const after = ask(newer.join('.'), id).has;
        expect(rank[`${after}`]).toBeGreaterThanOrEqual(rank[`${before}`]);
      }),
      { numRuns: 3000 },
    );
  });
});
