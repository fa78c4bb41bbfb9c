import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../src/contract';
import { compareCitations, scoreCitations } from '../../src/stats';
import { prediction, predictions } from './predictions';

const OPTIONS = { split: 'dev', seed: 5, resamples: 40 };

/** The same examples, answered by `adapter_id` as `answers` says, over and over. */
function answeredBy(
  adapter_id: string,
  examples: Prediction[],
  answers: Prediction[],
): Prediction[] {
  return examples.map(({ example_id, citations, split }, i) => {
    const answer = answers[i % answers.length] ?? prediction({});
    const { citations: other, ...rest } = answer;
    const cited = other?.cited ?? [];
    return {
      ...rest,
      example_id,
      split,
      adapter_id,
      ...(citations && { citations: { ...citations, cited } }),
    };
  });
}

const pair = fc
  .tuple(predictions, predictions)
  .map(([examples, answers]) => [examples, answeredBy('other', examples, answers)] as const);

describe('a paired comparison', () => {
  it('is the difference of the two scores, for every metric that both have', () => {
    fc.assert(
      fc.property(pair, ([baseline, other]) => {
        const valueOf = (records: readonly Prediction[], metric: string) =>
          scoreCitations(records, OPTIONS).find(({ name }) => name === metric)?.value;
        const comparisons = compareCitations(baseline, other, OPTIONS);
        for (const { metric, difference, interval, ...rest } of comparisons) {
          const [before, after] = [valueOf(baseline, metric), valueOf(other, metric)];
          expect(difference).toBe((after ?? NaN) - (before ?? NaN));
          expect(-1 <= interval.low && interval.low <= interval.high && interval.high <= 1).toBe(
            true,
          );
          expect(rest).toEqual({
            split: 'dev',
            baseline: 'lora',
            adapter_id: 'other',
            num_examples: baseline.length,
          });
        }
      }),
    );
  });

  it('turned around changes its sign', () => {
    fc.assert(
      fc.property(pair, ([baseline, other]) => {
        const forth = compareCitations(baseline, other, OPTIONS);
        const back = compareCitations(other, [...baseline].reverse(), OPTIONS);
        expect(back.map(({ metric }) => metric)).toEqual(forth.map(({ metric }) => metric));
        for (const [i, { difference, interval }] of forth.entries()) {
          expect(back[i]?.difference).toBeCloseTo(-difference, 12);
          expect(back[i]?.interval.low).toBeCloseTo(-interval.high, 12);
        }
      }),
    );
  });

  it('is surer of a constant gain than of the two scores', () => {
    const citing = (adapter_id: string, hits: number) =>
      Array.from({ length: 40 }, (_, i) =>
        prediction({
          example_id: `e${i}`,
          adapter_id,
          scores: { evidence_pairs: 10, evidence_hits: (i % 8) + hits },
        }),
      );
    const [first] = compareCitations(citing('base', 0), citing('lora', 1), OPTIONS);
    expect(first?.metric).toBe('evidence_p_at_1');
    expect(first?.interval.low).toBeCloseTo(0.1, 12);
    expect(first?.interval.high).toBeCloseTo(0.1, 12);
  });

  it('refuses other examples, and citations on one side only', () => {
    const one = prediction({});
    const two = prediction({ example_id: 'f' });
    expect(() => compareCitations([one], [two], OPTIONS)).toThrow('answers example e and');
    expect(() => compareCitations([one], [one, two], OPTIONS)).toThrow('answers example f and');
    const citations = { documents: [], cited: [], gold: [] };
    expect(() => compareCitations([{ ...one, citations }], [one], OPTIONS)).toThrow(
      'Example e has citations for only one',
    );
  });
});
