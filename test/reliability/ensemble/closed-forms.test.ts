import { describe, expect, it } from 'vitest';
import { decideVote, learnWeights, voteOptions } from '../../../src/reliability';
import { seededRandom, wilsonInterval } from '../../../src/stats';
import { membersOf } from './support';

/** Whether the ensemble answers right when its members are right and wrong as told. */
function isRight(rights: readonly boolean[], weights?: readonly number[]): boolean {
  const options = voteOptions({ strategy: weights ? 'weighted' : 'majority' }, rights.length);
  const outputs = rights.map((right) => (right ? 'right' : 'wrong'));
  return decideVote(membersOf(outputs, weights ? { weights } : {}), options).winner === 'right';
}

/** Accuracy of a vote of independent members, over all ways in which they can be right. */
function exactAccuracy(accuracies: readonly number[], weights?: readonly number[]): number {
  let total = 0;
  for (let way = 0; way < 2 ** accuracies.length; way++) {
    const rights = accuracies.map((_, i) => Math.floor(way / 2 ** i) % 2 === 1);
    if (!isRight(rights, weights)) continue;
    total += accuracies.reduce((p, one, i) => p * (rights[i] ? one : 1 - one), 1);
  }
  return total;
}

/** Condorcet 1785: the probability that more than half of n independent voters are right. */
function condorcet(n: number, p: number): number {
  let sum = 0;
  let choose = 1;
  for (let k = 0; k <= n; k++) {
    if (k > n / 2) sum += choose * p ** k * (1 - p) ** (n - k);
    choose = (choose * (n - k)) / (k + 1);
  }
  return sum;
}

describe('a majority of independent voters', () => {
  it.each([
    [3, 0.6],
    [5, 0.7],
    [7, 0.55],
    [9, 0.8],
    [11, 0.45],
  ])('%i of accuracy %f is right as often as Condorcet says', (n, p) => {
    const expected = condorcet(n, p);
    expect(exactAccuracy(Array<number>(n).fill(p))).toBeCloseTo(expected, 9);
    const random = seededRandom(n);
    const rounds = 4000;
    let right = 0;
    for (let round = 0; round < rounds; round++) {
      if (isRight(Array.from({ length: n }, () => random.uniform() < p))) right++;
    }
    const { low, high } = wilsonInterval(right, rounds);
    expect(expected).toBeGreaterThan(low);
    expect(expected).toBeLessThan(high);
  });
});

describe('weights log(p / (1 - p))', () => {
  const logOdds = (accuracies: readonly number[]) => accuracies.map((p) => Math.log(p / (1 - p)));

  it.each([[[0.9, 0.6, 0.6, 0.6, 0.6]], [[0.95, 0.7, 0.7]], [[0.8, 0.8, 0.6, 0.55, 0.55]]])(
    'beat equal ones for accuracies %j',
    (accuracies) => {
      const weighted = exactAccuracy(accuracies, logOdds(accuracies));
      expect(weighted).toBeGreaterThan(exactAccuracy(accuracies) + 0.005);
      // No rule can be better than the best member and the vote together allow: it is optimal.
      expect(weighted).toBeGreaterThanOrEqual(Math.max(...accuracies) - 1e-12);
    },
  );

  it('are no better where all are equally good', () => {
    const accuracies = [0.7, 0.7, 0.7, 0.7, 0.7];
    expect(exactAccuracy(accuracies, logOdds(accuracies))).toBeCloseTo(exactAccuracy(accuracies), 12); // prettier-ignore
  });

  it('are what learning finds on a validation split', () => {
    const accuracies = [0.9, 0.6, 0.4];
    const n = 1e6;
    const learned = learnWeights(accuracies.map((p) => ({ num_correct: p * n, num_examples: n })));
    expect(learned[0]).toBeCloseTo(Math.log(0.9 / 0.1), 4);
    expect(learned[1]).toBeCloseTo(Math.log(0.6 / 0.4), 4);
    expect(learned[2]).toBe(0);
    expect(learnWeights([{ num_correct: 3, num_examples: 3 }])[0]).toBeCloseTo(Math.log(4), 12);
    expect(learnWeights([{ num_correct: 0, num_examples: 3 }])).toEqual([1]);
    expect(() => learnWeights([{ num_correct: 4, num_examples: 3 }])).toThrow(RangeError);
  });
});
