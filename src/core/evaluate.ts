/** A cluster in, a report out: the one question every tool of this site asks. */
import type { AgentConfig } from './chart';
import { judge, type Judgement, type Standing } from './judge';
import { nearestToBpf } from './nearest';
import type { CiliumRelease, Environment, Problem, Reason, Report, Verdict, VerdictStatus } from './types';

/** The optimization's own reasons come first in a verdict: what fires, else what is unknown, else what holds. */
function deciding(standings: Standing[]): Reason[] {
  const fired = standings.filter(({ fired: state }) => state === true);
  if (fired.length > 0) return fired.map(({ reason }) => reason);
  const open = standings.filter(({ fired: state }) => state === 'unknown');
  return (open.length > 0 ? open : standings).map(({ reason }) => reason);
}

/**
 * Evaluates a cluster by the rules of its release. Pure and synchronous; any input of the contract's shape gives a
 * report, and input that could not be used is named in `problems`.
 */
export function evaluate(environment: Environment): Report {
  const input: Environment = typeof environment === 'object' && environment !== null ? environment : { cilium: '' };
  const judgement = judge(input);
  const { release, kernel, config, starts, start, routing, mode } = judgement;
  const { changes, trades } = nearestToBpf(input, judgement);
  const started = start.filter(({ fired }) => fired !== false);
  // Where nothing stops the agent, the demand on the kernel is what held.
  const held = start.filter(({ rule, fired }) => rule === undefined && fired === false);
  const startReasons = started.length > 0 ? deciding(started) : held.map(({ reason }) => reason);
  const routingReasons =
    starts === false
      ? startReasons
      : mode === 'unknown' && starts === 'unknown'
        ? [...startReasons, ...deciding(routing.filter(({ fired }) => fired !== false))]
        : deciding(routing);
  return {
    release,
    kernel,
    agent: { starts, reasons: startReasons },
    network: networkOf(config),
    hostRouting: { mode, reasons: routingReasons, conditions: routing.map(({ reason }) => reason), nearest: changes },
    optimizations: [hostRoutingVerdict(judgement, routingReasons, changes, trades)],
    problems: [...releaseProblems(input, release), ...config.problems],
  };
}

function hostRoutingVerdict(
  judgement: Judgement,
  reasons: Reason[],
  changes: Verdict['changes'],
  trades: boolean,
): Verdict {
  return { id: 'host-routing', status: status(judgement, changes, trades), reasons, changes };
}

function status({ mode, start, routing }: Judgement, changes: Verdict['changes'], trades: boolean): VerdictStatus {
  if (mode === 'BPF') return 'on';
  const kernelFails = [...start, ...routing].some(
    ({ fired, kernel, reason }) => fired === true && (kernel !== undefined || reason.id === 'agent.kernel-unreleased'),
  );
  if (mode === 'none')
    return kernelFails && !start.some(({ fired, kernel }) => fired === true && kernel === undefined)
      ? 'unsupported'
      : 'refused';
  if (kernelFails) return 'unsupported';
  if (mode === 'unknown') return 'unknown';
  if ([...start, ...routing].some(({ fired }) => fired === 'unknown')) return 'unknown';
  return changes === null || trades ? 'blocked' : 'available';
}

function releaseProblems({ cilium }: Environment, release: CiliumRelease): Problem[] {
  if (release.match === 'exact' || release.match === 'line') return [];
  return [
    { id: `release.${release.match}`, params: { given: String(cilium ?? '').slice(0, 80), release: release.version } },
  ];
}

function networkOf({ flags }: AgentConfig): Report['network'] {
  if (flags.get('routing-mode') === 'native') return 'native';
  return flags.get('tunnel-protocol') === 'geneve' ? 'geneve' : 'vxlan';
}
