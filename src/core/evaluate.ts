/** A cluster in, a report out: the one question every tool of this site asks. */
import type { AgentConfig } from './chart';
import { judge } from './judge';
import { bpfHostRouting, search } from './search';
import type { Standing } from './standing';
import type { CiliumRelease, Environment, Problem, Reason, Report } from './types';
import { verdicts } from './verdict';

/** The deciding conditions: what fires, else what is unknown, else what holds. */
function deciding(standings: Standing[]): Reason[] {
  const fired = standings.filter(({ fired: state }) => state === true);
  if (fired.length > 0) return fired.map(({ reason }) => reason);
  const open = standings.filter(({ fired: state }) => state === 'unknown');
  return (open.length > 0 ? open : standings).map(({ reason }) => reason);
}

/**
 * Evaluates a cluster by the rules of its release. Pure and synchronous; any input of the contract's shape gives a
 * report, and input that could not be used is named in `problems`. Parts of the report are computed when they are
 * read; the environment must not be changed in between.
 */
export function evaluate(environment: Environment): Report {
  const input: Environment = typeof environment === 'object' && environment !== null ? environment : { cilium: '' };
  const judgement = judge(input);
  const { release, kernel, config, starts, start, routing, mode } = judgement;
  const made: { start?: Reason[]; nearest?: Report['hostRouting']['nearest'] } = {};
  const startReasons = (): Reason[] => {
    if (made.start) return made.start;
    const open = start.filter(({ fired }) => fired !== false);
    // Where nothing stops the agent, the demand on the kernel is what held.
    made.start =
      open.length > 0
        ? deciding(open)
        : start
            .filter(({ id }) => id.startsWith('agent.kernel'))
            .slice(0, 1)
            .map(({ reason }) => reason);
    return made.start;
  };
  return {
    release,
    kernel,
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
        return mode === 'unknown' && starts === 'unknown'
          ? [...startReasons(), ...deciding(routing.filter(({ fired }) => fired !== false))]
          : deciding(routing);
      },
      get conditions() {
        return routing.map(({ reason }) => reason);
      },
      get nearest() {
        if (made.nearest === undefined) made.nearest = search(input, bpfHostRouting).changes;
        return made.nearest;
      },
    },
    optimizations: verdicts(input, judgement),
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
