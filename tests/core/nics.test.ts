/** Driver names, and what the facts say of them. */
import { expect, test } from 'vitest';
import { DRIVERS, driverOf } from '../../src/core/nics.ts';

test.each([
  ['mlx5_core', 'mlx5'],
  ['mlx5', 'mlx5'],
  ['mlx4_en', 'mlx4'],
  [' MLX5_CORE ', 'mlx5'],
  ['bnxt_en', 'bnxt_en'],
  ['virtio_net', 'virtio_net'],
  ['virtio-net', 'virtio_net'],
  ['hv_netvsc', 'hv_netvsc'],
  ['fsl_enetc', 'enetc'],
  ['st_gmac', 'stmmac'],
  ['rvu_nicpf', 'otx2'],
  ['xen-netfront', 'xen-netfront'],
  ['e1000e', undefined],
  ['', undefined],
])('%s is %s', (name, id) => {
  expect(driverOf(name)?.id).toBe(id);
});

test('a name belongs to one driver', () => {
  const names = DRIVERS.flatMap(({ id, names: others = [] }) => [id, ...others]);
  expect(new Set(names).size).toBe(names.length);
});

test('no driver takes fragments before it runs XDP', () => {
  const number = (version: string) =>
    version
      .split('.')
      .map(Number)
      .reduce((sum, part) => sum * 1000 + part, 0);
  const wrong = DRIVERS.filter(({ xdp, fragments }) => fragments && (!xdp || number(fragments) < number(xdp)));
  expect(wrong).toEqual([]);
});
