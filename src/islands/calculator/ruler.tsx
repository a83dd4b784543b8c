import { VerdictGlyph } from '../../components/marks/verdict-mark';
import { Glyph } from '../../components/marks/glyph';
import type { Environment } from '../../core';
import { compareVersions } from '../../core/kernel/version';
import { withOtherKernel } from '../shared/edit';
import type { Words } from '../shared/words';
import { clusterOf } from './pairs';
import { kernelStops, lineKey, stationsOf, waitsForKernel, type Station } from './kernel-line';
import { useLater } from './use-later';
import type { Tool } from './use-tool';

/** Names shown over a station; the others are counted, and named below. */
const SHOWN = 2;

function* lineOf(environment: Environment): Generator<undefined, Station[]> {
  const out: Station[] = [];
  for (const station of stationsOf(environment)) {
    if (station) out.push(station);
    yield undefined;
  }
  return out;
}

/** More than these are counted, not named. */
const LISTED = 8;

/** What a station brings, shortly. */
function Brings({ station, words }: { station: Station; words: Words }) {
  const { text, messages } = words;
  if (!station.starts) return <>{text('mode.none')}</>;
  const names = station.brings.map((id) => messages[`${id}.short`] ?? text(`${id}.name`));
  if (station.from === undefined || names.length === 0) return <>{text('calc.ruler.starts')}</>;
  return (
    <>
      {names.slice(0, SHOWN).map((name) => (
        <span>{name}</span>
      ))}
      {names.length > SHOWN && <span>{text('calc.ruler.more', { n: String(names.length - SHOWN) })}</span>}
    </>
  );
}

/** What a newer kernel would bring, station by station: "5.10 turns on these three, 6.8 these two more". */
function Ahead({ tool, words, ahead }: { tool: Tool; words: Words; ahead: Station[] }) {
  const { text } = words;
  // Only what this cluster waits for: a backport may have brought it already.
  const waiting = new Set(tool.report.optimizations.filter(waitsForKernel).map(({ id }) => id));
  const stops = kernelStops(tool.report);
  const steps = ahead
    .map(({ from, brings }) => ({ from, ids: stops ? brings : brings.filter((id) => waiting.has(id)) }))
    .filter(({ from, ids }) => from !== undefined && ids.length > 0);
  if (steps.length === 0) return null;
  return (
    <ul class="nearest ahead8" data-ahead>
      {steps.map(({ from, ids }) => (
        <li key={from}>
          <VerdictGlyph status="blocked" />
          <span>
            <b>
              {text(ids.length > LISTED ? 'calc.ruler.many' : 'calc.ruler.to', {
                version: from ?? '',
                n: String(ids.length),
              })}
            </b>{' '}
            {ids.length <= LISTED &&
              ids.map((id, index) => (
                <>
                  {index > 0 && text('row.comma')}
                  <a href={`#o-${id}`}>{text(`${id}.name`)}</a>
                </>
              ))}
          </span>
          <button
            type="button"
            class="btn btn--s btn--bare"
            onClick={() => tool.compare(clusterOf(`kernel ${from}`, tool.environment))}
          >
            {text('calc.ruler.compare')}
            <Glyph name="right" />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The kernel as a line over every optimization: what it has reached, where the node stands, and what lies ahead. */
export function Ruler({ tool, words }: { tool: Tool; words: Words }) {
  const { text } = words;
  const { environment, report } = tool;
  const ready = withOtherKernel(environment, '');
  const { made: line, old } = useLater([lineKey(environment)], () => lineOf(ready), tool.made.line);
  const { kernel } = report;
  if (kernel === null || !kernel.ok) return null;
  const series = kernel.version.split('.').slice(0, 2).join('.');
  const reached = ({ from }: Station) => from === undefined || compareVersions(from, kernel.version) <= 0;
  const ahead = line.filter((station) => !reached(station));
  return (
    <section class="sec" data-ruler data-old={old ? '' : undefined}>
      <header>
        <h2>{text('calc.ruler', { series })}</h2>
        <p>
          {text(kernel.vendorBackports ? 'calc.ruler.backports' : 'calc.ruler.why', { version: report.release.line })}
        </p>
      </header>
      <ol class="ruler">
        {line.filter(reached).map((station) => (
          <li class={station.starts ? 'got' : 'stop'}>
            <span class="w">
              <Brings station={station} words={words} />
            </span>
            <span class="t" />
            <span class="k">{station.from ?? `< ${line[1]?.from ?? series}`}</span>
          </li>
        ))}
        <li class="you" aria-current="true">
          <span class="w">{text('calc.ruler.you')}</span>
          <span class="t" />
          <span class="k">{series}</span>
        </li>
        {ahead.map((station) => (
          <li class="ahead">
            <span class="w">
              <Brings station={station} words={words} />
            </span>
            <span class="t" />
            <span class="k">{station.from}</span>
          </li>
        ))}
      </ol>
      <Ahead tool={tool} words={words} ahead={ahead} />
    </section>
  );
}
