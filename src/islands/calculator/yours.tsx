import type { Change } from '../../core';
import {
  diffValues,
  difference,
  hunksOf,
  type ValueIssue,
  type ValuesDiff,
  type ValuesFile,
  type ValuesLine,
} from '../../core/output';
import { sourceUrl } from '../../core/source';
import { flatten } from '../../core/values/path';
import { printYaml } from '../../core/values/yaml';
import { reasonText } from '../../i18n/reason';
import { Glyph, type GlyphName } from '../../components/marks/glyph';
import { Rich, sentence, type Words } from '../shared/words';
import type { GivenValues } from './use-pastes';
import { afterPlan, type Output } from './use-plan';

/** The values a reader pasted, with everything the form and the plan change in them, as the release's chart takes them. */
export function yoursOf(output: Output, { all, known }: GivenValues): ValuesDiff {
  const { environment, plan } = output;
  const goal = (afterPlan(output) ?? environment).values ?? {};
  const changes = flatten(difference(known, goal)).map(([path, value]): Change => ({
    kind: 'value',
    path,
    to: value === null ? undefined : value,
  }));
  return diffValues(all, plan.release, { environment, changes });
}

/** The same as a file for the panel: changed lines with a few around them, and all of it to copy. */
export function yoursFile({ values, lines, contradictions }: ValuesDiff, { text }: Words): ValuesFile {
  const body = Object.keys(values).length > 0 ? printYaml(values) : '{}';
  return {
    text: `${body}\n`,
    lines: hunksOf(lines).flatMap((hunk): ValuesLine[] =>
      'lines' in hunk
        ? hunk.lines.map(({ text: line, kind }) => ({ text: line, kind }))
        : [{ text: `# ${text('yours.same', { n: String(hunk.same) })}`, kind: 'context' }],
    ),
    values,
    notes: [],
    refusals: contradictions,
    examples: [],
  };
}

const GLYPHS: Record<ValueIssue['weight'], GlyphName> = { stop: 'failed', lost: 'warn', hint: 'right' };

/** When a key was honoured, and what took over. */
function span({ id, params }: ValueIssue, { text }: Words): string[] {
  if (id !== 'ignored' && id !== 'refused') return [];
  const { since = '', until = '', instead = '' } = params;
  return [
    text(since === '' ? 'issue.span.never' : until === '' ? 'issue.span.since' : 'issue.span'),
    ...(instead === '' ? [] : [text('issue.instead')]),
  ];
}

/** One thing about one value, with where it was read. */
function Issue({ issue, words }: { issue: ValueIssue; words: Words }) {
  const { text } = words;
  const [source] = issue.sources;
  const said = [text(`issue.${issue.id}`), ...span(issue, words)].map((part) => sentence(part, words));
  return (
    <li data-issue={issue.id} data-weight={issue.weight}>
      <Glyph name={GLYPHS[issue.weight]} />
      <span>
        <b>{text(`issue.weight.${issue.weight}`)}</b>{' '}
        <Rich text={said.join(text('tool.space'))} params={issue.params} />{' '}
        {source !== undefined && (
          <a class="src" href={sourceUrl(source)}>
            {source}
          </a>
        )}
      </span>
    </li>
  );
}

/** Keys named before the others are counted. */
const NAMED = 6;

/** What of the pasted values this chart drops, refuses or takes for less, and what is asked for and not got. */
export function Issues({ diff, words }: { diff: ValuesDiff; words: Words }) {
  const { text, messages } = words;
  // Where the agent does not start at all, that is said above, once.
  const ineffective = diff.contradictions.length > 0 ? [] : diff.ineffective;
  const unknown = diff.issues.filter(({ id }) => id === 'unknown').map(({ path }) => path);
  const issues = diff.issues.filter(({ id }) => id !== 'unknown');
  return (
    <div class="ft issues" data-issues={issues.length}>
      <ul>
        {issues.map((issue) => (
          <Issue key={`${issue.id} ${issue.path}`} issue={issue} words={words} />
        ))}
        {ineffective.map(({ id, reasons: [reason] }) => (
          <li data-issue="ineffective" data-weight="lost">
            <Glyph name="warn" />
            <span>
              <b>{text('issue.weight.lost')}</b> <a href={`#o-${id}`}>{text(`${id}.name`)}</a>
              {reason && (
                <>
                  {text('yours.colon')}
                  <Rich text={sentence(reasonText(reason, messages), words)} />
                </>
              )}
            </span>
          </li>
        ))}
        {unknown.length > 0 && (
          <li data-issue="unknown" data-weight="hint">
            <Glyph name="right" />
            <span>
              {text(unknown.length === 1 ? 'yours.unknown.one' : 'yours.unknown', { n: String(unknown.length) })}
              <code>{unknown.slice(0, NAMED).join(text('row.comma'))}</code>
              {unknown.length > NAMED && ' …'}
            </span>
          </li>
        )}
        {issues.length === 0 && ineffective.length === 0 && diff.contradictions.length === 0 && (
          <li>
            <Glyph name="held" />
            <span>{text('yours.fine')}</span>
          </li>
        )}
      </ul>
      <p>{text('yours.comments')}</p>
    </div>
  );
}
