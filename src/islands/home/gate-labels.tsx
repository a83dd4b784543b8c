import { Glyph } from '../../components/marks/glyph';
import type { Gate } from '../shared/gates';
import type { Words } from '../shared/words';

/** What each gate asks for and what it found; HTML under the drawing, so that it never shrinks with it. */
export function GateLabels({ gates, words }: { gates: Gate[]; words: Words }) {
  return (
    <div class="gatebox">
      <ul class="gates">
        {gates.map((gate) => (
          <li class="gatelab" data-state={gate.state} data-effect={gate.stops ? 'stops' : undefined}>
            {gate.machine ? <code>{gate.label}</code> : <span class="gn8">{gate.label}</span>}
            <span class="st8">
              <Glyph name={gate.state} />
              <span class="vh">{words.text(`gate.state.${gate.state}`)}: </span>
              {gate.value}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
