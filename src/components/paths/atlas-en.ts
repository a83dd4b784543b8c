/** content/paths in English: a bundle carries no other language. */
import encryption from '../../../content/paths/hops/encryption.yaml?en';
import nic from '../../../content/paths/hops/nic.yaml?en';
import pod from '../../../content/paths/hops/pod.yaml?en';
import proxy from '../../../content/paths/hops/proxy.yaml?en';
import services from '../../../content/paths/hops/services.yaml?en';
import stack from '../../../content/paths/hops/stack.yaml?en';
import tunnel from '../../../content/paths/hops/tunnel.yaml?en';
import gaps from '../../../content/paths/gaps.yaml?en';
import rules from '../../../content/paths/rules.yaml?en';
import scenarios from '../../../content/paths/scenarios.yaml?en';
import hostProxyWays from '../../../content/paths/ways/host-proxy.yaml?en';
import podWays from '../../../content/paths/ways/pod.yaml?en';
import serviceWays from '../../../content/paths/ways/services.yaml?en';
import tunnelWays from '../../../content/paths/ways/tunnel-encryption.yaml?en';
import { atlasOf } from '../../core/paths/atlas';

export const atlas = atlasOf<string>({
  hops: [pod, stack, nic, services, tunnel, encryption, proxy],
  ways: [podWays, tunnelWays, serviceWays, hostProxyWays],
  scenarios,
  rules,
  gaps,
});
