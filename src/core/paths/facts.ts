/** content/paths with both languages in every text: for programs and tests. Bundles take one language instead. */
import gaps from '../../../content/paths/gaps.yaml';
import encryption from '../../../content/paths/hops/encryption.yaml';
import nic from '../../../content/paths/hops/nic.yaml';
import pod from '../../../content/paths/hops/pod.yaml';
import proxy from '../../../content/paths/hops/proxy.yaml';
import services from '../../../content/paths/hops/services.yaml';
import stack from '../../../content/paths/hops/stack.yaml';
import tunnel from '../../../content/paths/hops/tunnel.yaml';
import rules from '../../../content/paths/rules.yaml';
import scenarios from '../../../content/paths/scenarios.yaml';
import hostProxyWays from '../../../content/paths/ways/host-proxy.yaml';
import podWays from '../../../content/paths/ways/pod.yaml';
import serviceWays from '../../../content/paths/ways/services.yaml';
import tunnelWays from '../../../content/paths/ways/tunnel-encryption.yaml';
import { atlasOf } from './atlas';

/** The files as they are. */
export const files = {
  hops: [pod, stack, nic, services, tunnel, encryption, proxy],
  ways: [podWays, tunnelWays, serviceWays, hostProxyWays],
  scenarios,
  rules,
  gaps,
};

export const atlas = atlasOf(files);
