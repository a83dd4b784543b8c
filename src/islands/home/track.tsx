import { Fragment } from 'preact';
import type { Mode } from '../../core/types';
import type { Gate } from '../shared/gates';
import type { Words } from '../shared/words';
import { Device, GateMark, Stations, StopSign, type Station } from './track-parts';

const LEGACY_WIDE =
  'M196 246L256 246Q272 246 272 230L272 86Q272 70 288 70L484 70Q500 70 500 86L500 176Q500 192 516 192L712 192Q728 192 728 176L728 86Q728 70 744 70L968 70Q984 70 984 86L984 230Q984 246 1000 246L1066 246';
const LEGACY_TALL =
  'M34 90L34 101Q34 112 45 112L294 112Q306 112 306 124L306 174Q306 186 294 186L124 186Q112 186 112 198L112 248Q112 260 124 260L294 260Q306 260 306 272L306 324Q306 336 294 336L46 336Q34 336 34 348L34 384';

/** Netfilter's hooks with their tables, in the order a packet meets them; a test holds them to content/paths. */
export const HOOKS = {
  PREROUTING: ['raw', 'conntrack', 'mangle', 'nat'],
  FORWARD: ['mangle', 'filter'],
  POSTROUTING: ['mangle', 'nat'],
} as const;
const NAMES = Object.keys(HOOKS);

/** A hook's tables as stations. */
const hook = (
  names: readonly string[],
  place: (i: number) => [number, number],
  text: [number, number],
  middle = false,
) => names.map((name, i): Station => ({ at: place(i), text, name, middle }));

const WIDE: Station[] = [
  ...hook(HOOKS.PREROUTING, (i) => [272, 212 - 34 * i], [14, 4]),
  ...hook(HOOKS.FORWARD, (i) => [500, 110 + 34 * i], [14, 4]),
  ...hook(HOOKS.POSTROUTING, (i) => [728, 144 - 34 * i], [14, 4]),
];
const TALL: Station[] = [
  ...hook(HOOKS.PREROUTING, (i) => [[84, 136, 218, 276][i] ?? 0, 112], [0, 19], true),
  ...hook(HOOKS.FORWARD, (i) => [238 - 62 * i, 186], [0, 19], true),
  ...hook(HOOKS.POSTROUTING, (i) => [196 + 66 * i, 260], [0, 19], true),
];

/** The packet's way from a pod to outside the cluster, lying and standing; CSS shows the one that fits. */
export function Track({ mode, gates, words }: { mode: Mode; gates: Gate[]; words: Words }) {
  const { text } = words;
  const title = text(`track.title.${mode}`);
  return (
    <Fragment>
      <svg class="hero-svg wideonly" viewBox="0 0 1280 284" role="img" aria-label={title} data-mode={mode}>
        <rect x="152" y="14" width="958" height="260" rx="8" class="ns" />
        <text x="40" y="36" class="m lab">
          pod netns
        </text>
        <text x="1094" y="36" text-anchor="end" class="m lab">
          host netns
        </text>
        <text x="1132" y="36" class="lab">
          {text('track.outside')}
        </text>
        <path class="trk legacy" d={LEGACY_WIDE} />
        <path class="trk bpf" d="M290 246H966" />
        <path class="trk ends" d="M196 246H290M966 246H1066" />
        <path class="trk common" d="M-1400 246H196M1066 246H2680" />
        {NAMES.map((name, i) => (
          <text x={290 + 228 * i} y="52" text-anchor="middle" class="m hook">
            {name}
          </text>
        ))}
        <Stations
          size={10}
          stations={[
            ...WIDE,
            { at: [402, 70], text: [0, 22], name: text('track.route'), middle: true, ours: true },
            { at: [872, 70], text: [0, 22], name: text('track.neighbour'), middle: true, ours: true },
          ]}
        />
        {gates.map((gate, i) => (
          <GateMark gate={gate} from={[329 + 192 * i, 246]} to={[363 + 192 * i, 246]} radius={4.5} />
        ))}
        <Device x={46} y={226} w={64} h={40} name="eth0" />
        <Device x={170} y={229} w={52} h={34} name="lxc" />
        <Device x={1066} y={226} w={64} h={40} name="eth0" />
        {mode === 'none' && <StopSign x={248} y={246} />}
        {(mode === 'BPF' || mode === 'Legacy') && (
          <rect key={mode} class="pkt" x="-7" y="-7" width="14" height="14" rx="3" />
        )}
      </svg>
      <svg class="hero-svg tallonly" viewBox="0 0 328 430" role="img" aria-label={title} data-mode={mode}>
        <rect x="6" y="56" width="318" height="304" rx="8" class="ns" />
        <text x="318" y="76" text-anchor="end" class="m lab">
          host netns
        </text>
        <path class="trk legacy" d={LEGACY_TALL} />
        <path class="trk bpf" d="M34 126V322" />
        <path class="trk ends" d="M34 90V126M34 322V384" />
        <path class="trk common" d="M34 20V90M34 384V430" />
        {NAMES.map((name, i) => (
          <text x={[76, 176, 196][i]} y={[99, 173, 247][i]} text-anchor={i ? 'middle' : undefined} class="m hook">
            {name}
          </text>
        ))}
        <Stations size={9} stations={TALL} />
        {gates.map((gate, i) => (
          <GateMark gate={gate} from={[34, 147 + 46 * i]} to={[34, 173 + 46 * i]} radius={3.6} number={i + 1} />
        ))}
        <Device x={8} y={8} w={52} h={28} name="eth0" />
        <Device x={8} y={76} w={52} h={28} name="lxc" />
        <Device x={8} y={378} w={52} h={28} name="eth0" />
        <text x="70" y="26" class="m lab">
          pod netns
        </text>
        <text x="70" y="396" class="lab">
          → {text('track.outside')}
        </text>
        {mode === 'none' && <StopSign x={34} y={122} />}
        {mode === 'Legacy' && <rect class="pkt still" x="205" y="180" width="12" height="12" rx="3" />}
        {mode === 'BPF' && <rect class="pkt still" x="28" y="352" width="12" height="12" rx="3" />}
      </svg>
    </Fragment>
  );
}
