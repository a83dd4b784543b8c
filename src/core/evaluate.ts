/** A cluster in, a report out: the one question every tool of this site asks. */
import type { AgentConfig } from './chart';
import { judge, routingOf, startOf } from './judge';
import { resolveRelease } from './release';
import type { Standing } from './standing';
import type { CiliumRelease, Environment, Problem, Reason, Report, Verdict } from './types';
import { HOST_ROUTING } from './outcome';
import { verdicts } from './verdict';

/** The deciding conditions: what fires, else what is unknown, else what holds. */
function deciding(standings: readonly Standing[]): Reason[] {
  const fired = standings.filter(({ fired: state }) => state === true);
  if (fired.length > 0) return fired.map(({ reason }) => reason);
  const open = standings.filter(({ fired: state }) => state === 'unknown');
  return (open.length > 0 ? open : standings).map(({ reason }) => reason);
}

const reports = new Map<string, Report>();
const MOST_KEPT = 50;
const LONGEST_KEPT = 20_000;

/** A cluster as text, the same for the same cluster; undefined where it cannot be written. */
function keyOf(environment: Environment): string | undefined {
  try {
    return JSON.stringify(environment);
  } catch {
    return undefined; // circular, or a BigInt: not of the contract's shape, and still answered
  }
}

/**
 * Evaluates a cluster by the rules of its release. Pure and synchronous; any input of the contract's shape gives a
 * report, and input that could not be used is named in `problems`. The same cluster gives the same report, which is
 * therefore only to be read; its parts are computed when somebody reads them.
 */
export function evaluate(environment: Environment): Report {
  const key = keyOf(environment);
  if (key === undefined || key.length > LONGEST_KEPT) return report(environment);
  let known = reports.get(key);
  if (!known) {
    // From its own copy: what is computed later must not see what a caller does to the object meanwhile.
    known = report(JSON.parse(key) as Environment);
    if (reports.size >= MOST_KEPT) reports.clear();
    reports.set(key, known);
  }
  return known;
}

function report(environment: Environment): Report {
  const input: Environment = typeof environment === 'object' && environment !== null ? environment : { cilium: '' };
  const judgement = judge(input);
  const { starts, mode, facts } = judgement;
  const { config } = judgement.cluster;
  const start = judgement.start();
  const routing = judgement.routing();
  const release = resolveRelease(input.cilium);
  const made: { start?: Reason[]; routing?: Standing[]; optimizations?: Verdict[] } = {};
  const startReasons = (): Reason[] =>
    // Where nothing stops the agent, the demand on the kernel is what held.
    (made.start ??= deciding(
      start.length > 0
        ? start
        : startOf(judgement)
            .filter(({ id }) => id.startsWith('agent.kernel'))
            .slice(0, 1),
    ));
  const everyRouting = (): Standing[] => (made.routing ??= routingOf(judgement));
  const optimizations = (): Verdict[] => (made.optimizations ??= verdicts(judgement));
  return {
    release,
    kernel: facts.kernel.release,
    agent: {
      starts,
      get reasons() {
        return startReasons();
      },
    },
    network: networkOf(config),
    hostRouting: {
      mode,
      get reasons() {
        if (starts === false) return startReasons();
        if (mode === 'unknown' && starts === 'unknown') return [...startReasons(), ...deciding(routing)];
        return deciding(routing.length > 0 ? routing : everyRouting());
      },
      get conditions() {
        return everyRouting().map(({ reason }) => reason);
      },
      get nearest() {
        return optimizations().find(({ id }) => id === HOST_ROUTING)?.changes ?? null;
      },
    },
    get optimizations() {
      return optimizations();
    },
    problems: [...releaseProblems(input, release), ...config.problems],
  };
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
