/** What the explorer draws from: a cluster's two modes in words and plain data, small enough to stand in the page. */
import type { Mode, Source } from '../../core/types';
import type { Situation } from '../../core/paths/types';

/** A condition that stands against a mode, worded. */
export interface Refusal {
  text: string;
  /** The agent's or the chart's own words. */
  log?: string;
  sources: Source[];
}

export interface SideView {
  situation: Situation;
  refusal?: Refusal;
}

export interface View {
  mode: Mode;
  Legacy: SideView;
  BPF: SideView;
  /** Why the agent does not start, where it does not. */
  stops?: Refusal;
  /** The question that settles an unknown. */
  settle?: { question: string; command: string };
}
