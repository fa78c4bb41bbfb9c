import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import winkNlp, { type ItsFunction } from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { readPassage } from '../../../src/adapters/short-answers/passage';
import { loadTagger, type Tagger } from '../../../src/adapters/short-answers/tagger';
import { anyText, EXAMPLES } from './questions';

describe('the tagger', () => {
  let tagger: Tagger;
  beforeAll(async () => {
    tagger = await loadTagger();
  });
  const tagged = (text: string) => {
    const passage = readPassage(text);
    return new Map(passage.tokens.map(({ text: word }, i) => [word, tagger.tag(passage)[i]]));
  };

  it('knows names, numbers and dates', () => {
    const tags = tagged('In March 1931 the old lamp was replaced by Jonas Berg for $40.');
    expect(tags.get('Jonas')?.pos).toBe('PROPN');
    expect(tags.get('replaced')?.pos).toBe('VERB');
    expect(tags.get('March')?.entity).toBe('DATE');
    expect(tags.get('1931')?.entity).toBe('DATE');
    expect(tags.get('lamp')).toEqual({ pos: 'NOUN', entity: '' });
  });

  it('gives each token the tag of its own first word of the text', () => {
    const nlp = winkNlp(model);
    const its: { readonly pos: ItsFunction<string> } = nlp.its;
    for (const { passage: text } of EXAMPLES) {
      const passage = readPassage(text);
      const tags = tagger.tag(passage);
      // Its words where they are found in the text, one after another.
      const words = nlp.readDoc(text).tokens();
      const parts = words.out(its.pos);
      let from = 0;
      const starts = words.out().map((word) => {
        const start = text.indexOf(word, from);
        from = start + word.length;
        return start;
      });
      for (const [i, { start }] of passage.tokens.entries()) {
        expect(tags[i]?.pos).toBe(parts[starts.findLastIndex((other) => other <= start)]);
      }
    }
  });

  it('tags every token of any text, and the words after odd space alike', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const passage = readPassage(text);
        expect(tagger.tag(passage)).toHaveLength(passage.tokens.length);
        const after = readPassage(`${text}\n\n The lamp was replaced in 1931.`);
        const last = after.tokens.findLastIndex(({ text: word }) => word === '1931');
        expect(tagger.tag(after)[last]?.pos).toBe('NUM');
      }),
      { numRuns: 50 },
    );
  });
});
