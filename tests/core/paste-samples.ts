/** Outputs as commands print them. Labels and shapes are those of the programs; names and numbers are invented. */
export const STATUS_113 = `KubeProxyReplacement:    Strict   [eth0 10.0.0.11 (Direct Routing)]
Host firewall:           Disabled
CNI Chaining:            none
Cilium:                  Ok   1.13.4 (v1.13.4-4061cdfc)
IPv6 BIG TCP:            Disabled
BandwidthManager:        Disabled
Host Routing:            BPF
Masquerading:            BPF   [eth0]   10.244.0.0/16 [IPv4: Enabled, IPv6: Disabled]
Hubble:                  Ok   Current/Max Flows: 2327/4095 (56.83%), Flows/s: 10.75   Metrics: Disabled
Encryption:              Disabled
KubeProxyReplacement Details:
  Status:                 Strict
  Socket LB:              Enabled
  Socket LB Tracing:      Enabled
  Socket LB Coverage:     Full
  Devices:                eth0 10.0.0.11 (Direct Routing)
  Mode:                   DSR
  Backend Selection:      Maglev (Table Size: 16381)
  Session Affinity:       Enabled
  Graceful Termination:   Enabled
  NAT46/64 Support:       Disabled
  XDP Acceleration:       Native
BPF Maps:   dynamic sizing: on (ratio: 0.002500)`;

export const STATUS_118 = `KubeProxyReplacement:    True   [eth0   10.0.0.11 fe80::1 (Direct Routing)]
Cilium:                  Ok   1.18.2 (v1.18.2-5bd307a8)
IPv4 BIG TCP:            Enabled   [196608]
IPv6 BIG TCP:            Disabled
BandwidthManager:        EDT with BPF [BBR] [eth0]
Routing:                 Network: Native   Host: BPF
Attach Mode:             TCX
Device Mode:             netkit
Masquerading:            BPF   [eth0]   10.0.0.0/8 fd00::/104 [IPv4: Enabled, IPv6: Enabled]
Encryption:              Wireguard   [NodeEncryption: Enabled, cilium_wg0 (Pubkey: abc=, Port: 51871, Peers: 2)]`;

export const STATUS_116_TUNNEL = `KubeProxyReplacement:    False
Routing:                 Network: Tunnel [geneve]   Host: Legacy
Attach Mode:             Legacy TC
Device Mode:             veth
Masquerading:            IPTables [IPv4: Enabled, IPv6: Disabled]`;

export const CONFIG_MAP = `apiVersion: v1
data:
  agent-not-ready-taint-key: node.cilium.io/agent-not-ready
  auto-direct-node-routes: "true"
  bpf-distributed-lru: "true"
  bpf-lb-acceleration: native
  bpf-lb-mode: dsr
  bpf-map-dynamic-size-ratio: "0.08"
  enable-bpf-masquerade: "true"
  enable-ipv4: "true"
  enable-ipv4-masquerade: "true"
  enable-ipv6: "false"
  enable-ipv6-masquerade: "true"
  enable-tcx: "true"
  enable-wireguard: "true"
  etcd-config: |-
    ---
    endpoints:
      - https://etcd.example:2379
  ipv4-native-routing-cidr: 10.0.0.0/8
  kube-proxy-replacement: "true"
  routing-mode: native
  tunnel-protocol: vxlan
kind: ConfigMap
metadata:
  name: cilium-config
  namespace: kube-system`;

export const CONFIG_VIEW = `agent-not-ready-taint-key                         node.cilium.io/agent-not-ready
arping-refresh-period                             30s
auto-direct-node-routes                           true
bpf-lb-sock                                       false
datapath-mode                                     veth
enable-bpf-masquerade                             true
enable-ipv4                                       true
enable-tcx                                        true
kube-proxy-replacement                            true
labels
monitor-aggregation                               medium
my-own-thing                                      x
routing-mode                                      native`;

export const HELM = `USER-SUPPLIED VALUES:
bpf:
  masquerade: true
  mapDynamicSizeRatio: 0.08
clustermesh:
  config:
    clusters:
    - name: east
      tls:
        key: c2VjcmV0LXNlY3JldC1zZWNyZXQ=
hubble:
  enabled: false
  tls:
    server:
      key: c2VjcmV0LXNlY3JldC1zZWNyZXQ=
k8sServiceHost: 10.0.0.1
k8sServicePort: 6443
kubeProxyReplacement: "true"
loadBalancer:
  acceleration: native
  mode: dsr
routingMode: native`;

export const NODE = `root@node1:~# uname -r
6.12.107+deb13-amd64
root@node1:~# cat /etc/os-release
PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
NAME="Debian GNU/Linux"
VERSION_ID="13"
VERSION="13 (trixie)"
VERSION_CODENAME=trixie
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
root@node1:~# nproc
16
root@node1:~# free
               total        used        free      shared  buff/cache   available
Mem:        65806468    10240000    40000000      100000    15566468    55000000
Swap:              0           0           0
root@node1:~# ethtool -i eth0
driver: mlx5_core
version: 6.12.107+deb13-amd64
firmware-version: 22.38.1002 (MT_0000000437)
expansion-rom-version:
bus-info: 0000:01:00.0
supports-statistics: yes
root@node1:~# ip -d link show
1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0
2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9000 qdisc mq state UP mode DEFAULT group default qlen 1000
    link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff promiscuity 0 tso_max_size 524280 tso_max_segs 65535
5: cilium_net@cilium_host: <BROADCAST,MULTICAST,NOARP,UP,LOWER_UP> mtu 9000 qdisc noqueue state UP
    link/ether 9a:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff
7: lxc1234@if6: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 9000 qdisc noqueue state UP
    link/ether 9a:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff link-netnsid 0
root@node1:~# tuned-adm active
Current active profile: network-latency
root@node1:~# cat /sys/devices/system/cpu/cpu0/cpufreq/scaling_governor
performance
root@node1:~# systemctl is-active irqbalance
inactive
root@node1:~# cat /sys/kernel/debug/sched/preempt
none (voluntary) full`;
