import { sourceUrl } from '../../core/source';
import { anyAt, stopAt, type Pair } from '../../core/paths/drawing';
import type { Stop } from '../../core/paths/route';
import type { Situation, Way } from '../../core/paths/types';
import { CopyButton } from '../shared/copy';
import { Rich, type Words } from '../shared/words';

interface Props {
  words: Words;
  pair: Pair<string>;
  row: number;
  lead: Way;
  situation: Situation;
}

const PORT = { vxlan: '8472', geneve: '6081' };

/** What a rule at a hop would see, in words; the packet as it comes, before the hop changes it. */
export function sightText({ hop, from, to }: Stop<string>, { protocol }: Situation, { text }: Words): string {
  const clear = text('paths.sees.clear', { from: text(`paths.party.${from}`), to: text(`paths.party.${to}`) });
  if (hop.kind === 'netfilter' || hop.kind === 'route') {
    const seen = hop.outer ? text(`paths.sees.${hop.outer}`, { port: PORT[protocol] }) : clear;
    return text(`paths.sees.${hop.kind}`) + seen;
  }
  if (hop.where === 'pod') return text('paths.sees.pod') + clear;
  const taps = hop.taps ?? [];
  const tapped = taps.length > 0 || hop.hook.startsWith('tc ');
  return tapped ? text('paths.sees.tap') + clear : text('paths.sees.none');
}

/** Where the other way has gone past a hop that it does not pass: its last hop before, and what it did. */
function passedBy(pair: Pair<string>, row: number, way: Way): { n: number; what: string } | undefined {
  for (let at = row - 1; at >= 0; at--) {
    const stop = stopAt(pair, at, way);
    if (stop) return { n: (pair.rows[at]?.[way] ?? 0) + 1, what: stop.hop.short };
  }
  return undefined;
}

function OtherWay({ words, pair, row, lead }: Omit<Props, 'situation'>) {
  const { text } = words;
  const other: Way = lead === 'BPF' ? 'Legacy' : 'BPF';
  if (!pair[other]) return null;
  const stop = stopAt(pair, row, other);
  const own = stopAt(pair, row, lead);
  const past = stop ? undefined : passedBy(pair, row, other);
  return (
    <>
      <dt>{text(`paths.panel.other.${other}`)}</dt>
      <dd>
        {stop ? (
          stop.hop.id === own?.hop.id ? (
            text('paths.panel.other.same')
          ) : (
            <Rich text={`${stop.hop.name}${words.lang === 'zh' ? '。' : '. '}${stop.hop.what}`} />
          )
        ) : past ? (
          <Rich text={text('paths.panel.other.by')} params={{ n: String(past.n), what: past.what }} />
        ) : (
          text('paths.panel.other.skipped')
        )}
      </dd>
    </>
  );
}

const Codes = ({ list }: { list: string[] }) => (
  <span class="tags">
    {list.map((word) => (
      <code>{word}</code>
    ))}
  </span>
);

/** Everything about the open hop. */
export function HopPanel({ words, pair, row, lead, situation }: Props) {
  const { text } = words;
  const stop = stopAt(pair, row, lead) ?? anyAt(pair, row);
  const { hop, cases } = stop;
  const way: Way = stopAt(pair, row, lead) ? lead : lead === 'BPF' ? 'Legacy' : 'BPF';
  const old = /^1\.1[34]\./.test(situation.release);
  const monitor = `${old ? 'cilium' : 'cilium-dbg'} monitor -t trace`;
  return (
    <section class="hop" data-m={way === 'BPF' ? 'bpf' : 'legacy'} data-panel={hop.id}>
      <h3>
        {text('paths.panel', { n: String((pair.rows[row]?.[way] ?? 0) + 1) })} · <Rich text={hop.name} />{' '}
        <small>{hop.device === '-' ? hop.hook : `${hop.device} · ${hop.hook}`}</small>
      </h3>
      <dl>
        <dt>{text('paths.panel.what')}</dt>
        <dd>
          <Rich text={hop.what} />
          {stop.inferred && <i class="inf"> {text('paths.inferred')}</i>}
        </dd>
        {cases.length > 0 && (
          <>
            <dt>{text('paths.panel.here')}</dt>
            <dd>
              {cases.map((one) => (
                <p>
                  <Rich text={one.text} />
                </p>
              ))}
            </dd>
          </>
        )}
        <OtherWay {...{ words, pair, row }} lead={way} />
        {hop.kind !== 'wire' && (
          <>
            <dt>{text('paths.panel.sees')}</dt>
            <dd>
              <Rich text={sightText(stop, situation, words)} />
            </dd>
          </>
        )}
        {hop.run && (
          <>
            <dt>{text('paths.panel.run')}</dt>
            <dd>
              <Codes list={hop.run} />
            </dd>
          </>
        )}
        {hop.chains && (
          <>
            <dt>{text('paths.panel.chains')}</dt>
            <dd>
              <Codes list={hop.chains} />
            </dd>
          </>
        )}
        {hop.sysctls && (
          <>
            <dt>{text('paths.panel.sysctls')}</dt>
            <dd>
              <Codes list={hop.sysctls} />
            </dd>
          </>
        )}
        {(hop.watch || hop.trace) && (
          <>
            <dt>{text('paths.panel.watch')}</dt>
            <dd class="watch">
              {hop.watch?.map((command) => {
                const said = old ? command.replace(/^cilium-dbg/, 'cilium') : command;
                return (
                  <span class="cmd">
                    <code>{said}</code>
                    <CopyButton words={words} value={() => said} />
                  </span>
                );
              })}
              {hop.trace && (
                <span class="small">
                  <Rich
                    text={text('paths.panel.trace', {
                      command: monitor,
                      points: hop.trace.map((p) => `\`${p}\``).join(' '),
                    })}
                  />
                </span>
              )}
            </dd>
          </>
        )}
        <dt>{text('paths.panel.source')}</dt>
        <dd class="srcs">
          {[...hop.sources, ...cases.flatMap(({ source }) => source ?? [])].map((source) => (
            <a class="src" href={sourceUrl(source)}>
              {source}
            </a>
          ))}
          {hop.measured && <span class="tiny dim">{text('paths.panel.measured')}</span>}
        </dd>
      </dl>
    </section>
  );
}
