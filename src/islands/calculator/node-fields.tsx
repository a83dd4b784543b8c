import type { Environment, Report } from '../../core';
import { withNode } from '../shared/edit';
import { Segmented } from '../shared/fields';
import { Rich, type Words } from '../shared/words';
import type { Tool } from './use-tool';

interface Props {
  tool: Tool;
  words: Words;
}

/** Does the string leave open which distribution, or which minor release of one that backports? */
export function leavesOpen({ kernel }: Report): boolean {
  if (kernel === null || !kernel.ok) return false;
  const { distribution, vendorBackports, vendorRelease } = kernel;
  return distribution === 'unknown' || distribution === 'vanilla' || (vendorBackports && vendorRelease === undefined);
}

/** What the kernel string leaves open, or what was already said about it. */
export function DistributionField({ tool, words }: Props) {
  const { text } = words;
  const { environment, report, edit } = tool;
  return (
    <div class="field">
      <label class="label" for="distribution">
        {text('calc.distribution')}
      </label>
      <input
        class="in mono"
        id="distribution"
        name="distribution"
        value={environment.node?.distribution ?? ''}
        placeholder="rhel 8.10"
        spellcheck={false}
        autocomplete="off"
        aria-describedby="distribution-why"
        onInput={({ currentTarget: { value } }) => edit((now) => withNode(now, { distribution: value || undefined }))}
      />
      <span class="note" id="distribution-why">
        {leavesOpen(report) && <Rich text={text('calc.distribution.why')} />}
      </span>
    </div>
  );
}

/** Shown where the release looks at it: a device without a MAC address keeps 1.13 at Legacy. */
export function DeviceField({ tool, words }: Props) {
  const { text } = words;
  const { environment, edit } = tool;
  const known = environment.node?.nics ?? [];
  const value = known.some(({ l2 }) => l2 === false) ? 'no' : known.some(({ l2 }) => l2 === true) ? 'yes' : '';
  const answer = (picked: string, now: Environment): Environment => {
    const nics = now.node?.nics ?? [];
    const { l2: _, ...first } = nics[0] ?? { driver: '' };
    const said = picked === '' ? first : { ...first, l2: picked === 'yes' };
    const kept = picked !== '' || first.driver !== '' || first.mtu !== undefined ? [said] : [];
    const next = [...kept, ...nics.slice(1).map(({ l2: __, ...nic }) => nic)];
    return withNode(now, { nics: next.length > 0 ? next : undefined });
  };
  return (
    <Segmented
      words={words}
      name="l2"
      legend={text('calc.l2')}
      value={value}
      onPick={(picked) => edit((now) => answer(picked, now))}
      choices={[
        { value: 'yes', label: text('calc.l2.yes') },
        { value: 'no', label: text('calc.l2.no') },
        { value: '', label: text('calc.dont-know'), kind: 'unknown' },
      ]}
    />
  );
}
