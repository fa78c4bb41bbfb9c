import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRightPrediction, scoreCitations } from '../../src/stats';
import { prediction, predictions } from './predictions';

describe('isRightPrediction', () => {
  it('is exact match where it is scored', () => {
    for (const exact_match of [0, 1]) {
      const scored = prediction({ scores: { exact_match, f1: 0.5 }, gold: ['x'] });
      expect(isRightPrediction(scored)).toBe(exact_match === 1);
    }
  });

  it('of outputs that cite counts what citation_accuracy counts', () => {
    fc.assert(
      fc.property(predictions, (all) => {
        const accuracy = scoreCitations(all, { split: 'dev', seed: 1, resamples: 1 }).find(
          ({ name }) => name === 'citation_accuracy',
        );
        const judged = all.map(isRightPrediction).filter((right) => right !== null);
        const right = judged.filter(Boolean).length;
        expect(judged).toHaveLength(accuracy?.num_examples ?? -1);
        if (judged.length > 0) expect(right / judged.length).toBe(accuracy?.value);
      }),
    );
  });

  it('of a failed call is wrong where there was something to get right', () => {
    expect(isRightPrediction(prediction({ output: null, gold: ['x'] }))).toBe(false);
    expect(isRightPrediction(prediction({ output: null }))).toBeNull();
    expect(isRightPrediction(prediction({ output: 'x', gold: ['x'] }))).toBeNull();
  });
});
