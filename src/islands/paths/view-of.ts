import type { Environment, Reason } from '../../core';
import { sidesOf, type Side } from '../../core/paths/situation';
import { reasonText } from '../../i18n/reason';
import type { Words } from '../shared/words';
import type { Refusal, SideView, View } from './view';

function refusalOf(reason: Reason, words: Words): Refusal {
  return {
    text: reasonText(reason, words.messages),
    sources: reason.sources,
    ...(reason.log === undefined ? {} : { log: reason.log }),
  };
}

const sideOf = ({ situation, refusal }: Side, words: Words): SideView => ({
  situation,
  ...(refusal ? { refusal: refusalOf(refusal, words) } : {}),
});

/** The view of a cluster. `words` must hold the sentences of reasons. */
export function viewOf(environment: Environment, words: Words): View {
  const { mode, report, Legacy, BPF } = sidesOf(environment);
  const failed = report.agent.reasons.find(({ state }) => state === 'failed');
  const open = [...report.hostRouting.reasons, ...report.agent.reasons].find(({ settle }) => settle)?.settle;
  return {
    mode,
    Legacy: sideOf(Legacy, words),
    BPF: sideOf(BPF, words),
    ...(mode === 'none' && failed ? { stops: refusalOf(failed, words) } : {}),
    ...(mode === 'unknown' && open
      ? { settle: { question: words.text(`kernel.settle.${open.fact}`), command: open.command } }
      : {}),
  };
}
