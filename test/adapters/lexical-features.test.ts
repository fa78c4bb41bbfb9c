import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEXICAL_FEATURES, lexicalFeatures } from '../../src/adapters';

const value = (
  claim: string,
  sentences: string[],
  which: number,
  name: (typeof LEXICAL_FEATURES)[number],
) => lexicalFeatures(claim, sentences)[which]?.[LEXICAL_FEATURES.indexOf(name)];

describe('lexical features', () => {
  it('are finite and in [0, 1] for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme' })),
        (claim, sentences) => {
          const rows = lexicalFeatures(claim, sentences);
          expect(rows).toHaveLength(sentences.length);
          for (const row of rows) for (const v of row) expect(v >= 0 && v <= 1).toBe(true);
        },
      ),
    );
  });

  it('see overlap, forms of a word, numbers and negation', () => {
    const sentences = [
      'Statins reduced mortality by 12%.',
      'Nothing was measured.',
      'Mortality did not fall.',
    ];
    const claim = 'A statin reduces mortality by 12%';
    expect(value(claim, sentences, 0, 'idf_overlap')).toBeGreaterThan(0.9);
    expect(value(claim, sentences, 1, 'idf_overlap')).toBe(0);
    expect(value(claim, sentences, 0, 'number_match')).toBe(1);
    expect(value(claim, sentences, 0, 'negation_mismatch')).toBe(0);
    expect(value(claim, sentences, 2, 'negation_mismatch')).toBe(1);
    expect(value(claim, sentences, 2, 'is_last')).toBe(1);
  });
});
