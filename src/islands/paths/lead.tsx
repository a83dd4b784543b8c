import { Glyph } from '../../components/marks/glyph';
import type { Pair } from '../../core/paths/drawing';
import { totals } from '../../core/paths/route';
import { WAYS, type Way } from '../../core/paths/types';
import { sourceUrl } from '../../core/source';
import { CopyButton } from '../shared/copy';
import { Rich, type Words } from '../shared/words';
import type { Refusal, View } from './view';

/** A condition that stands against a mode, with the agent's or the chart's own words where it prints any. */
function Refused({
  refusal,
  before,
  after,
  words,
}: {
  refusal: Refusal;
  before: string;
  after?: string;
  words: Words;
}) {
  const { text } = words;
  return (
    <div class="msg refused">
      <Glyph name="warn" />
      <div>
        {before} <Rich text={text('tool.sentence', { sentence: refusal.text })} /> {after}
        {refusal.log !== undefined && <code class="log">{refusal.log}</code>}
        {refusal.sources.slice(0, 1).map((source) => (
          <a class="src" href={sourceUrl(source)}>
            {source}
          </a>
        ))}
      </div>
    </div>
  );
}

/** What the two ways differ by, in one sentence. */
function difference(pair: Pair<string>, { text }: Words): string {
  const { Legacy, BPF } = pair;
  if (!Legacy || !BPF) return '';
  const [before, after] = [totals(Legacy), totals(BPF)];
  if (before.nf > after.nf) return text('paths.lead.saves', { n: String(before.nf - after.nf) });
  if (pair.rows.every((line) => line.Legacy !== undefined && line.BPF !== undefined) && before.bl === after.bl)
    return text('paths.lead.same');
  return before.bl > after.bl ? text('paths.lead.queue') : text('paths.lead.none-saved');
}

/** The answer in words: which way, what it saves, and what is impossible or not known here. */
export function Lead({
  words,
  view,
  pair,
}: {
  words: Words;
  view: View;
  pair: Pair<string> & { gaps: Partial<Record<Way, string>> };
}) {
  const { text } = words;
  const { mode, stops, settle } = view;
  const others = WAYS.filter((way) => way !== mode);
  return (
    <div class="lead8">
      <p data-lead={mode}>
        <Rich text={text(`paths.lead.${mode}`)} />
        {text('tool.space')}
        {difference(pair, words)}
        {pair.BPF?.detour && ` ${text('paths.lead.detour')}`}
      </p>
      {stops && <Refused words={words} refusal={stops} before="" />}
      {mode !== 'none' &&
        others.map((way) => {
          const { refusal } = view[way];
          return (
            refusal && (
              <Refused
                key={way}
                words={words}
                refusal={refusal}
                before={text(`paths.refused.${way}`)}
                after={text(`paths.refused.drawn.${way}`)}
              />
            )
          );
        })}
      {settle && (
        <p class="ask8">
          {settle.question} <code>{settle.command}</code>
          <CopyButton words={words} class="copy copy--in" value={() => settle.command} />
        </p>
      )}
      {WAYS.map((way) => {
        const gap = pair.gaps[way];
        return (
          gap && (
            <p key={way} class="gap8" data-gap={way}>
              <b data-m={way === 'BPF' ? 'bpf' : 'legacy'}>{way}</b> · {text('paths.gap')}
              {words.lang === 'zh' ? '：' : ': '}
              <Rich text={gap} />
            </p>
          )
        );
      })}
      {WAYS.map(
        (way) =>
          pair[way]?.inferred && (
            <p key={way} class="inf">
              {text(`paths.inferred.route.${way}`)}
            </p>
          ),
      )}
    </div>
  );
}
