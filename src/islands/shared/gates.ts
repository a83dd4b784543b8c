import type { Reason, Report } from '../../core';
import type { Words } from './words';

/** A gate of the drawing: a group of conditions that opens or shuts as one. */
export interface Gate {
  id: GateId;
  /** What it asks for; `machine` labels are Helm paths. */
  label: string;
  machine: boolean;
  state: Reason['state'];
  /** What was found. */
  value: string;
  /** An open gate that stops the agent, and does not only send packets round. */
  stops: boolean;
}

const GATES = ['kernel', 'kpr', 'masquerade', 'other'] as const;
type GateId = (typeof GATES)[number];

/** Which gate a condition belongs to, by what it looks at. */
export function gateOf(reason: Reason): GateId {
  const keys = new Set(reason.found.map(({ key }) => key));
  if (keys.has('kernel')) return 'kernel';
  if (/masquerade/i.test(reason.id)) return 'masquerade';
  if (keys.has('kubeProxyReplacement')) return 'kpr';
  return 'other';
}

/** Does this condition, as it stands, keep the agent from starting? */
const stops = (reason: Reason | undefined): boolean =>
  reason?.state === 'failed' && (reason.effect === 'agent-stops' || reason.effect === 'chart-refuses');

/** The conditions of host routing, and what would stop the agent, gathered into the four gates of the drawing. */
export function gatesOf(report: Report, words: Words): Gate[] {
  const all = [...report.agent.reasons, ...report.hostRouting.conditions];
  return GATES.map((id) => {
    const group = all.filter((reason) => gateOf(reason) === id);
    const open = group.find(({ state }) => state === 'failed') ?? group.find(({ state }) => state === 'unknown');
    const shown = open ?? group[0];
    const state = open?.state ?? 'held';
    return {
      id,
      label: labelOf(id, shown, words),
      machine: id === 'kpr',
      state,
      value: valueOf(id, state, shown, report, words),
      stops: stops(open),
    };
  });
}

function labelOf(id: GateId, shown: Reason | undefined, { text }: Words): string {
  if (id === 'kpr') return 'kubeProxyReplacement';
  const version = shown?.params['version'];
  return id === 'kernel' && version !== undefined ? text('gate.kernel.need', { version }) : text(`gate.${id}`);
}

function valueOf(
  id: GateId,
  state: Reason['state'],
  shown: Reason | undefined,
  report: Report,
  { text }: Words,
): string {
  const found = shown?.found[0];
  if (id === 'kernel') return report.kernel?.ok ? shortVersion(report.kernel.version) : text('gate.state.unknown');
  if (id === 'masquerade' && state === 'failed' && !stops(shown)) return 'iptables';
  if (id === 'masquerade' && state === 'held') return found?.value === 'true' ? 'BPF' : text('gate.masquerade.off');
  if (id === 'kpr') return found?.value || text('gate.unset');
  if (state === 'held') return text('tool.default');
  return found
    ? `${found.key}${found.value === '' ? '' : `: ${found.value.slice(0, 24)}`}`
    : text(`gate.state.${state}`);
}

/** "6.8" of 6.8.0: the gate has little room, and the patch level is said above. */
const shortVersion = (version: string): string => version.split('.').slice(0, 2).join('.');
