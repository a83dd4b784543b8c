/**
 * What a device or an option changes in the same way on every route: netkit in place of veth, routes per endpoint, a NIC
 * without a program. The fact files hold the ways for veth; these exchanges are stated there for some ways, and hold for all.
 */
import type { Atlas, Hop, Situation, Way } from './types';

/** Hops that send the packet up the host's stack are followed by it. */
const entersStack = <T>(hops: Hop<T>[], at: number): boolean =>
  hops.slice(at + 1).find(({ slot }) => slot !== 'lxc-in' && slot !== 'lxc-lb')?.id === 'stack_entry';

/** The hops as they are in a situation. Source: content/paths/hops, and the ways 1-bpf-netkit, 16-* and 18-*. */
export function varied<T>(atlas: Atlas<T>, hops: Hop<T>[], mode: Way, situation: Situation): Hop<T>[] {
  const take = (id: string, instead: Hop<T>): Hop<T> => {
    const found = atlas.hops.get(id);
    return found ? found : instead;
  };
  const out: Hop<T>[] = [];
  for (const [at, hop] of hops.entries()) {
    const before = out.at(-1);
    if (situation.device === 'netkit' && hop.id === 'pod_veth_xmit') {
      out.push(take(entersStack(hops, at) ? 'pod_netkit_pass' : 'pod_netkit_xmit', hop));
    } else if (situation.device === 'netkit' && hop.id === 'redirect_lxc') {
      out.push(take('redirect_netkit', hop));
    } else if (!situation.nicProgram && hop.id === 'nic_egress') {
      out.push(take('nic_egress_none', hop));
    } else if (
      situation.endpointRoutes &&
      mode === 'Legacy' &&
      before?.slot === 'postrouting' &&
      hop.id === 'cilium_host_egress' &&
      hops[at + 2]?.slot === 'to-pod'
    ) {
      // The route points at the pod's own device: its egress program stands for the three hops through cilium_host.
      out.push(take('to_container', hop));
    } else if (!(before?.id === 'to_container' && hop.slot !== 'pod-rx')) {
      out.push(hop);
    }
  }
  return out;
}
