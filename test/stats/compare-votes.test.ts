import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteTrace } from '../../src/contract';
import { compareVotes, scoreVotes } from '../../src/stats';
import { recordsOf } from '../report/recompute/records';

const options = { split: 'dev', seed: 5, resamples: 200 };
const COMPARED = [
  'accuracy',
  'agreement_rate',
  'disagreement_rate',
  'tie_rate',
  'abstention_rate',
  'no_decision_rate',
  'fleiss_kappa',
];

/** The same questions, voted on by two ensembles. */
const pair = fc
  .tuple(fc.integer({ min: 8, max: 30 }), fc.nat(1000), fc.nat(1000))
  .map(([n, first, second]) => [recordsOf(n, first).votes, recordsOf(n, second).votes] as const);

describe('compareVotes', () => {
  it('is the difference of what scoreVotes gives, with an interval around it', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const valueOf = (votes: readonly VoteTrace[], metric: string) =>
          scoreVotes(votes, options).find(({ name }) => name === metric)?.value ?? NaN;
        const compared = compareVotes(before, after, options);
        expect(compared.map(({ metric }) => metric)).toEqual(COMPARED);
        for (const { metric, difference, interval, num_examples } of compared) {
          const expected = valueOf(after, metric) - valueOf(before, metric);
          expect(difference, metric).toBeCloseTo(expected, 12);
          expect(interval.low).toBeLessThanOrEqual(interval.high);
          expect(num_examples).toBe(before.length);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('of an ensemble with itself is exactly 0', () => {
    const { votes } = recordsOf(12);
    for (const { difference, interval } of compareVotes(votes, [...votes].reverse(), options))
      expect([difference, interval.low, interval.high]).toEqual([0, 0, 0]);
  });

  it('turned around changes its sign', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const back = compareVotes(after, before, options);
        for (const [i, { difference, interval }] of compareVotes(
          before,
          after,
          options,
        ).entries()) {
          expect(back[i]?.difference).toBeCloseTo(-difference, 12);
          expect(back[i]?.interval.low).toBeCloseTo(-interval.high, 12);
          expect(back[i]?.interval.high).toBeCloseTo(-interval.low, 12);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('has an interval as narrow as the votes are alike', () => {
    const { votes } = recordsOf(100);
    const oneLost = votes.map((trace, i) => (i === 0 ? { ...trace, winner: null } : trace));
    const [accuracy] = compareVotes(votes, oneLost, options);
    // One example of a hundred: drawn 0 to 4 times or so, never more than one in ten.
    expect(accuracy?.interval.low).toBeGreaterThan(-0.1);
    expect(accuracy?.interval.high).toBeLessThanOrEqual(0);
  });

  it('refuses votes on other examples', () => {
    const { votes } = recordsOf(4);
    expect(() => compareVotes(votes, votes.slice(1), options)).toThrow(/votes on example q-0/);
    expect(() => compareVotes(votes.slice(0, 3), votes, options)).toThrow(/votes on example q-3/);
    expect(compareVotes([], [], options)).toEqual([]);
  });
});
