/** content/paths in Chinese: a bundle carries no other language. */
import encryption from '../../../content/paths/hops/encryption.yaml?zh';
import nic from '../../../content/paths/hops/nic.yaml?zh';
import pod from '../../../content/paths/hops/pod.yaml?zh';
import proxy from '../../../content/paths/hops/proxy.yaml?zh';
import services from '../../../content/paths/hops/services.yaml?zh';
import stack from '../../../content/paths/hops/stack.yaml?zh';
import tunnel from '../../../content/paths/hops/tunnel.yaml?zh';
import gaps from '../../../content/paths/gaps.yaml?zh';
import rules from '../../../content/paths/rules.yaml?zh';
import scenarios from '../../../content/paths/scenarios.yaml?zh';
import hostProxyWays from '../../../content/paths/ways/host-proxy.yaml?zh';
import podWays from '../../../content/paths/ways/pod.yaml?zh';
import serviceWays from '../../../content/paths/ways/services.yaml?zh';
import tunnelWays from '../../../content/paths/ways/tunnel-encryption.yaml?zh';
import { atlasOf } from '../../core/paths/atlas';

export const atlas = atlasOf<string>({
  hops: [pod, stack, nic, services, tunnel, encryption, proxy],
  ways: [podWays, tunnelWays, serviceWays, hostProxyWays],
  scenarios,
  rules,
  gaps,
});
