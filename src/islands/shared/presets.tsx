import { evaluate, presets, type Environment, type Mode, type Preset } from '../../core';
import { ModeGlyph } from '../../components/marks/mode-mark';
import type { Words } from './words';
import { modeWord } from './verdict';

/** Modes the presets lead to: computed from the rules, once. */
const modes = new Map<string, Mode>();
export function presetMode(preset: Preset): Mode {
  let mode = modes.get(preset.id);
  if (mode === undefined) {
    mode = evaluate(preset.environment).hostRouting.mode;
    modes.set(preset.id, mode);
  }
  return mode;
}

/** The description the page starts with. */
export const firstEnvironment = (): Environment => presets[0]?.environment ?? { cilium: '' };

/** Presets as chips, each with the mode it leads to. */
export function PresetChips({
  words,
  current,
  onPick,
}: {
  words: Words;
  current: string | undefined;
  onPick: (environment: Environment) => void;
}) {
  return presets.map((preset) => {
    const mode = presetMode(preset);
    return (
      <button
        type="button"
        class="chip"
        data-preset={preset.id}
        aria-pressed={preset.id === current ? 'true' : 'false'}
        onClick={() => onPick(preset.environment)}
      >
        <ModeGlyph mode={mode} class="gl" />
        <span class="vh">{modeWord(mode, words)}: </span>
        {preset.name[words.lang]}
      </button>
    );
  });
}
