import type { Subject } from '../../core/gains/types';
import type { Words } from '../shared/words';
import type { Published } from './published';
import { table } from './table';

/** Sources of claims alone are not in the small table; they stand in the page's list of sources. */
const addressOf = (id: string): string => table.sources[id]?.url ?? `#source-${id}`;

/** What is missing, what was only claimed, and where the sources contradict themselves, for one optimization. */
export function Remarks({ of, words, published }: { of: Subject; words: Words; published: Published }) {
  const { text, lang } = words;
  const { sentences, state, ask } = published;
  const gap = sentences.gaps.get(of);
  const claims = sentences.claims.filter((claim) => claim.of === of);
  const conflicts = sentences.contradictions.filter(({ about }) => about.includes(of));
  return (
    <>
      {gap !== undefined && (
        <p class="gap">
          <b>{text('gains.gap')}</b> {gap}
        </p>
      )}
      {claims.length > 0 && (
        <section class="claims">
          <h3>{text('gains.claims')}</h3>
          <ul>
            {claims.map((claim) => (
              <li>
                {claim.says[lang]}
                {text('gains.stop')}{' '}
                <small>
                  {claim.use[lang]}
                  {text('gains.stop')} <a href={addressOf(claim.source)}>{claim.source}</a>
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {conflicts.map(({ says }) => (
        <p class="caution">
          <b>{text('gains.conflict')}</b>
          {says[lang]}
        </p>
      ))}
      {state === 'loading' && (
        <p class="cap" role="status">
          {text('gains.loading')}
        </p>
      )}
      {state === 'failed' && (
        <p class="cap" role="status">
          {text('gains.failed')}{' '}
          <button type="button" class="btn btn--s" onClick={ask}>
            {text('gains.retry')}
          </button>
        </p>
      )}
    </>
  );
}
