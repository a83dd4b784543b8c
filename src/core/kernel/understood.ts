/** What a kernel string was taken for, as messages of content/i18n/messages/kernel.yaml with their parameters. */
import type { KernelFailure, KernelRelease } from './types';
import { NEWEST_SERIES } from './feature-data';
import { withDistribution } from './effective';
import { distributionName } from './names';
import { compareVersions, seriesOf } from './version';

/** A message id and its parameters. */
export interface Said {
  id: string;
  params: Record<string, string>;
}

/** What is said back under the field. */
export interface Understood {
  ok: boolean;
  /** One line: "Ubuntu · 6.8 · generic", or why the text is no kernel release. */
  summary: Said;
  /** What to know about it, most important first: "Ubuntu hides the patch level". */
  notes: Said[];
}

/** Version as far as the string tells it: the series alone where the third number is no patch level. */
function shownVersion(kernel: KernelRelease): string {
  const shown = kernel.patchKnown && kernel.numbers === 3 ? kernel.version : seriesOf(kernel.version);
  return kernel.prerelease ? `${shown}-rc` : shown;
}

function summaryOf(kernel: KernelRelease, language: 'zh' | 'en'): Said {
  const { distribution: id = 'unknown', flavour = 'none', vendorRelease } = kernel;
  const version = shownVersion(kernel);
  if (id === 'vanilla' || id === 'unknown') return { id: `kernel.understood.${id}`, params: { version } };
  const distribution = distributionName(id, language);
  if (vendorRelease !== undefined && (id === 'rhel-family' || id === 'suse'))
    return { id: `kernel.understood.${id}`, params: { version, release: vendorRelease } };
  if (flavour === 'none') return { id: 'kernel.understood.plain', params: { distribution, version } };
  return { id: 'kernel.understood.flavour', params: { distribution, version, flavour } };
}

/** Says back what was understood; `language` only chooses the distribution's name. Null is an empty field. */
export function understood(
  given: KernelRelease | KernelFailure | null,
  language: 'zh' | 'en',
  osRelease?: string,
): Understood {
  if (given === null) return { ok: false, summary: { id: 'kernel.failure.empty', params: {} }, notes: [] };
  if (!given.ok) {
    const id = given.distribution === 'wsl1' ? 'wsl1' : given.reason;
    return { ok: false, summary: { id: `kernel.failure.${id}`, params: { text: given.raw } }, notes: [] };
  }
  const kernel = withDistribution(given, osRelease);
  const id = kernel.distribution ?? 'unknown';
  const distribution = distributionName(id, language);
  const notes: Said[] = [];
  const say = (note: string, params: Record<string, string> = {}) => notes.push({ id: `kernel.note.${note}`, params });

  if (kernel.note !== undefined && kernel.note !== 'distribution-used')
    say(kernel.note, { given: (osRelease ?? '').trim() });
  if (compareVersions(seriesOf(kernel.version), NEWEST_SERIES) > 0)
    say('newer', { version: seriesOf(kernel.version), newest: NEWEST_SERIES });
  if (id === 'unknown') say('unknown');
  else if (kernel.vendorBackports) say('backports', { series: seriesOf(kernel.version) });
  else if (!kernel.patchKnown) say('patch-hidden', { distribution });
  if (kernel.prerelease) say('prerelease', { series: seriesOf(kernel.version) });
  if (id === 'cos') say('cos');
  if (id === 'vanilla') say(kernel.numbers < 3 && !kernel.prerelease ? 'series-only' : 'vanilla');
  return { ok: true, summary: summaryOf(kernel, language), notes };
}
