import { describe, expect, test } from 'vitest';
import { headingIds } from '../../src/integrations/guide-markdown.ts';

describe('ids of headings', () => {
  test.each([
    ['words in lower case, joined by hyphens', '## Roll out', ['roll-out']],
    ['punctuation goes', '## Does it apply to you?', ['does-it-apply-to-you']],
    ['code and links give their words', '## Set `bpf.masquerade` in [values](x.md)', ['set-bpfmasquerade-in-values']],
    ['the same words are numbered', '## Verify\n\n### Verify\n', ['verify', 'verify-1']],
    ['a comment in a code block is no heading', '## One\n\n```sh\n## not this\n```\n\n## Two\n', ['one', 'two']],
    ['neither is one in the front matter', '---\ntitle: x\n## no: y\n---\n\n## One\n', ['one']],
    ['the first level is the page’s title', '# Title\n\n## One\n', ['one']],
  ])('%s', (_, markdown, ids) => {
    expect(headingIds(markdown)).toEqual(ids);
  });
});
