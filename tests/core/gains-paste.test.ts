import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPaste } from '../../src/core/gains/paste';
import { PASTE_LIMIT } from '../../src/core/gains/paste/types';

const seconds = (values: number[], more: object = {}) =>
  values.map((bits) => ({ sum: { seconds: 1, bits_per_second: bits, omitted: false, ...more } }));
const iperf3 = (end: object, more: object = {}) =>
  JSON.stringify({
    start: { test_start: { protocol: 'TCP', num_streams: 4 } },
    intervals: seconds([9e9, 9.2e9, 9.4e9]),
    end,
    ...more,
  });

const CLASSIC_STREAM = `MIGRATED TCP STREAM TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port 0 AF_INET : demo
Recv   Send    Send
Socket Socket  Message  Elapsed
Size   Size    Size     Time     Throughput
bytes  bytes   bytes    secs.    10^6bits/sec

131072  16384  16384    10.00    9410.68
`;
const CLASSIC_RR = `MIGRATED TCP REQUEST/RESPONSE TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port 0 AF_INET : first burst 0
Local /Remote
Socket Size   Request  Resp.   Elapsed  Trans.
Send   Recv   Size     Size    Time     Rate
bytes  Bytes  bytes    bytes   secs.    per sec

16384  131072 1        1       10.00    34100.42
16384  131072
`;
const CLASSIC_CRR = CLASSIC_RR.replace('REQUEST/RESPONSE', 'CONNECT/REQUEST/RESPONSE').replace('34100.42', '9800.10');
const OMNI_CSV = `MIGRATED TCP REQUEST/RESPONSE TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port 0 AF_INET : first burst 0
Minimum Latency Microseconds,Mean Latency Microseconds,90th Percentile Latency Microseconds,99th Percentile Latency Microseconds,Throughput,Throughput Units
20,29.28,31,43,33900.12,Trans/s
`;
const OMNI_KEYS = `OMNI Send TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port 0 AF_INET
THROUGHPUT=9412.77
THROUGHPUT_UNITS=10^6bits/s
`;
const OMNI_COLUMNS = `MIGRATED TCP REQUEST/RESPONSE TEST from 0.0.0.0 (0.0.0.0) port 0 AF_INET to 10.0.0.2 () port 0 AF_INET
Minimum      90th         99th         Throughput
Latency      Percentile   Percentile
Microseconds Latency      Latency
             Microseconds Microseconds
71           136          178          9437.1
`;
const item = (test_type: string, data: object, unit: string, node = 'other-node') => ({
  data,
  unit,
  labels: { scenario: 'pod-to-pod', node, test_type },
});
const CILIUM = JSON.stringify({
  version: 'v1',
  dataItems: [
    item('netperf-TCP_RR', { Perc50: 30, Perc90: 40, Perc99: 60 }, 'us'),
    item('netperf-TCP_RR', { Throughput: 30_000 }, 'ops/s'),
    item('netperf-TCP_RR', { Throughput: 32_000 }, 'ops/s'),
    item('netperf-TCP_CRR', { Throughput: 9000 }, 'ops/s'),
    item('netperf-TCP_STREAM', { Throughput: 9400 }, 'Mb/s'),
    item('netperf-TCP_STREAM', { Throughput: 40_000 }, 'Mb/s', 'same-node'),
    item('netperf-UDP_STREAM', { Throughput: 900 }, 'Mb/s'),
  ],
});

/** Measure and value of each result. */
const numbers = (text: string) =>
  readPaste(text).results.map(({ measure, value }) => [measure, Math.round(value * 1e9) / 1e9]);

describe('iperf3 -J', () => {
  test('gives what the receiver counted, with the seconds as samples', () => {
    const [result] = readPaste(
      iperf3({ sum_sent: { bits_per_second: 9.3e9 }, sum_received: { bits_per_second: 9.2e9 } }),
    ).results;
    expect(result).toEqual({
      tool: 'iperf3',
      measure: 'throughput',
      value: 9.2e9,
      samples: [9e9, 9.2e9, 9.4e9],
      streams: 4,
      label: 'TCP',
    });
  });

  test('leaves out warm-up and a cut last second', () => {
    const intervals = [
      ...seconds([1e9], { omitted: true }),
      ...seconds([9e9, 9.1e9]),
      ...seconds([4e9], { seconds: 0.1 }),
    ];
    expect(readPaste(iperf3({ sum_received: { bits_per_second: 9e9 } }, { intervals })).results[0]?.samples).toEqual([
      9e9, 9.1e9,
    ]);
  });

  test('says what iperf3 says went wrong', () => {
    expect(readPaste(JSON.stringify({ start: {}, error: 'unable to connect' }))).toEqual({
      results: [],
      problems: [{ id: 'paste.iperf3-error', params: { error: 'unable to connect' } }],
    });
    expect(readPaste(iperf3({})).problems).toEqual([{ id: 'paste.iperf3-empty', params: {} }]);
  });

  test('is found behind a line of a shell', () => {
    expect(numbers(`$ iperf3 -c 10.0.0.2 -J\n${iperf3({ sum_received: { bits_per_second: 5e9 } })}`)).toEqual([
      ['throughput', 5e9],
    ]);
  });
});

describe('netperf', () => {
  test.each([
    ['classic stream', CLASSIC_STREAM, [['throughput', 9410.68e6]]],
    ['classic RR', CLASSIC_RR, [['transactions', 34_100.42]]],
    ['classic CRR', CLASSIC_CRR, [['connections', 9800.1]]],
    [
      'several runs of several tests',
      CLASSIC_STREAM + CLASSIC_RR,
      [
        ['throughput', 9410.68e6],
        ['transactions', 34_100.42],
      ],
    ],
    [
      'omni -o',
      OMNI_CSV,
      [
        ['transactions', 33_900.12],
        ['p99', 0.000043],
        ['latency', 0.00002928],
      ],
    ],
    ['omni -k', OMNI_KEYS, [['throughput', 9412.77e6]]],
    [
      'omni -O',
      OMNI_COLUMNS,
      [
        ['transactions', 9437.1],
        ['p99', 0.000178],
      ],
    ],
    [
      'large requests',
      CLASSIC_RR.replace('131072 1        1 ', '131072 80000    80000 '),
      [['large-transactions', 34_100.42]],
    ],
  ])('%s', (_name, text, expected) => {
    expect(numbers(text)).toEqual(expected);
    expect(readPaste(text).problems).toEqual([]);
  });

  test('runs of one test are samples', () => {
    const [result] = readPaste(CLASSIC_RR + CLASSIC_RR.replace('34100.42', '34300.42')).results;
    expect(result).toMatchObject({ value: 34_200.42, samples: [34_100.42, 34_300.42] });
  });

  test('UDP is named and not compared', () => {
    expect(readPaste(CLASSIC_RR.replace('TCP REQUEST', 'UDP REQUEST'))).toEqual({
      results: [],
      problems: [{ id: 'paste.udp', params: {} }],
    });
  });
});

describe('the report of cilium connectivity perf', () => {
  test('gives every TCP test, its repetitions as samples, ends apart', () => {
    const { results, problems } = readPaste(CILIUM);
    expect(problems).toEqual([]);
    expect(results.map(({ label, measure, value }) => [label, measure, value])).toEqual([
      ['TCP_RR, pod-to-pod, other-node', 'p99', 60e-6],
      ['TCP_RR, pod-to-pod, other-node', 'transactions', 31_000],
      ['TCP_CRR, pod-to-pod, other-node', 'connections', 9000],
      ['TCP_STREAM, pod-to-pod, other-node', 'throughput', 9.4e9],
      ['TCP_STREAM, pod-to-pod, same-node', 'throughput', 40e9],
    ]);
    expect(results[1]?.samples).toEqual([30_000, 32_000]);
  });

  test('names items it does not understand, and keeps the rest', () => {
    const report = JSON.stringify({
      dataItems: [null, 7, item('netperf-TCP_RR', { Throughput: 5 }, 'ops/s'), { data: { Throughput: 'x' } }],
    });
    expect(numbers(report)).toEqual([['transactions', 5]]);
    expect(readPaste(report).problems).toEqual([{ id: 'paste.cilium-unread', params: { n: '3' } }]);
  });
});

describe('what is no result', () => {
  test.each([
    ['broken JSON', '{"start": {', 'paste.json'],
    ['other JSON', '{"a": 1}', 'paste.unknown'],
    ['a list', '[1, 2]', 'paste.unknown'],
    ['prose', 'it was faster yesterday', 'paste.unknown'],
    ['a report without numbers', '{"dataItems": []}', 'paste.cilium-empty'],
    ['too long', 'x'.repeat(PASTE_LIMIT + 1), 'paste.too-long'],
  ])('%s is named', (_name, text, id) => {
    const { results, problems } = readPaste(text);
    expect(results).toEqual([]);
    expect(problems.map((problem) => problem.id)).toEqual([id]);
  });

  test('nothing is nothing', () => {
    expect(readPaste(' \n ')).toEqual({ results: [], problems: [] });
  });

  test('never throws, never gives what is no positive number', () => {
    const lines = fc.array(
      fc.constantFrom(...`${CLASSIC_STREAM}${CLASSIC_RR}${OMNI_CSV}${OMNI_KEYS}${OMNI_COLUMNS}`.split('\n')),
      { maxLength: 40 },
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      lines.map((list) => list.join('\n')),
      fc.json().map((json) => `{"dataItems": [${json}], "end": ${json}}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const { value, samples } of readPaste(text).results)
          for (const one of [value, ...(samples ?? [])]) if (!(Number.isFinite(one) && one > 0)) return false;
        return true;
      }),
      { numRuns: 400 },
    );
  });

  test('a huge text is read in time', () => {
    const big = JSON.stringify({
      intervals: seconds(Array.from({ length: 14_000 }, () => 1e9)),
      end: { sum_received: { bits_per_second: 1e9 } },
    });
    const long = CLASSIC_RR.repeat(2000);
    expect(readPaste(big.slice(0, PASTE_LIMIT)).results.length).toBe(1);
    expect(readPaste(long).results.length).toBeGreaterThan(0);
  });
});
