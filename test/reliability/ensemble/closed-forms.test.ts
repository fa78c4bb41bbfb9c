import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoteTrace } from '../../../src/contract';
import {
  decideVote,
  effectiveNumAnswers,
  learnWeights,
  traceOfAnswers,
  validationScores,
  voteOptions,
  type PartialVoteOptions,
} from '../../../src/reliability';
import { seededRandom, wilsonInterval } from '../../../src/stats';
import { membersOf } from './support';

/** Whether the ensemble answers right when its members are right and wrong as told. */
function isRight(
  rights: readonly boolean[],
  weights?: readonly number[],
  partial: PartialVoteOptions = {},
): boolean {
  const strategy = weights ? 'weighted' : 'majority';
  const options = voteOptions({ strategy, ...partial }, rights.length);
  const outputs = rights.map((right) => (right ? 'right' : 'wrong'));
  return decideVote(membersOf(outputs, weights ? { weights } : {}), options).winner === 'right';
}

/** Accuracy of a vote of independent members, over all ways in which they can be right. */
function exactAccuracy(
  accuracies: readonly number[],
  weights?: readonly number[],
  partial: PartialVoteOptions = {},
): number {
  let total = 0;
  for (let way = 0; way < 2 ** accuracies.length; way++) {
    const rights = accuracies.map((_, i) => Math.floor(way / 2 ** i) % 2 === 1);
    if (!isRight(rights, weights, partial)) continue;
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

  it.each([
    [2, 0.6],
    [4, 0.7],
    [6, 0.55],
    [8, 0.8],
    [10, 0.45],
  ])('%i of accuracy %f lose their ties without a rule, and toss them by order', (n, p) => {
    const accuracies = Array<number>(n).fill(p);
    const none = exactAccuracy(accuracies, undefined, { tie_break: [] });
    expect(none).toBeCloseTo(condorcet(n, p), 9);
    // The first is in either half of a tie as often; so the last of an even number adds nothing.
    expect(exactAccuracy(accuracies)).toBeCloseTo(condorcet(n - 1, p), 9);
    expect(condorcet(n - 1, p)).toBeGreaterThan(none);
  });
});

describe('weights log(p / (1 - p))', () => {
  const logOdds = (accuracies: readonly number[]) => accuracies.map((p) => Math.log(p / (1 - p)));

  it.each([[[0.9, 0.6, 0.6, 0.6, 0.6]], [[0.95, 0.7, 0.7]], [[0.8, 0.8, 0.6, 0.55, 0.55]]])(
    'beat equal ones for accuracies %j',
    (accuracies) => {
      const weighted = exactAccuracy(accuracies, logOdds(accuracies));
      expect(weighted).toBeGreaterThan(exactAccuracy(accuracies) + 0.005);
      expect(weighted).toBeGreaterThanOrEqual(Math.max(...accuracies) - 1e-12);
    },
  );

  it('are as good as any rule can be', () => {
    // Nitzan & Paroush 1982: nothing beats taking the answer under which the votes are likelier.
    const best = (accuracies: readonly number[]) => {
      let total = 0;
      for (let way = 0; way < 2 ** accuracies.length; way++) {
        const rights = accuracies.map((_, i) => Math.floor(way / 2 ** i) % 2 === 1);
        const likelihood = (flip: boolean) =>
          accuracies.reduce((p, one, i) => p * (rights[i] !== flip ? one : 1 - one), 1);
        total += Math.max(likelihood(false), likelihood(true)) / 2;
      }
      return total;
    };
    const accuracy = fc.double({ min: 0.51, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.array(accuracy, { minLength: 1, maxLength: 6 }), (accuracies) => {
        expect(exactAccuracy(accuracies, logOdds(accuracies))).toBeCloseTo(best(accuracies), 7);
      }),
    );
  });

  it('beat equal ones in a simulation too, learned from votes on other examples', () => {
    const accuracies = [0.9, 0.6, 0.6, 0.6, 0.6];
    const random = seededRandom(5);
    const polled = (strategy: PartialVoteOptions, weights?: number[]) =>
      Array.from({ length: 4000 }, (_, n) => {
        const answers = accuracies.map((p, i) => ({
          adapter_id: `m${i}`,
          output: random.uniform() < p ? 'right' : 'wrong',
          confidence: null,
          latency_ms: null,
          abstain_reason: null,
        }));
        const subject = { run_id: 'r', ensemble_id: 'vote', example_id: `q-${n}`, split: 'dev', gold: ['Right'] }; // prettier-ignore
        return traceOfAnswers(subject, answers, { options: strategy, ...(weights && { weights }) });
      });
    const train = polled({ strategy: 'majority' });
    const weights = learnWeights(validationScores(train));
    for (const [i, weight] of logOdds(accuracies).entries())
      expect(Math.abs((weights[i] ?? NaN) - weight)).toBeLessThan(0.2);
    const test = polled({ strategy: 'weighted', weights_source: 'learned' }, weights);
    const equal = test.map(({ members, ...trace }) => traceOfAnswers(trace, members));
    const interval = (traces: readonly VoteTrace[]) =>
      wilsonInterval(traces.filter(({ correct }) => correct).length, traces.length);
    expect(interval(test).low).toBeGreaterThan(interval(equal).high);
    for (const [accuracy, seen] of [
      [exactAccuracy(accuracies, logOdds(accuracies)), interval(test)],
      [exactAccuracy(accuracies), interval(equal)],
    ] as const) {
      expect(accuracy).toBeGreaterThan(seen.low);
      expect(accuracy).toBeLessThan(seen.high);
    }
  });

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

describe('weights log((m - 1) p / (1 - p)) for m answers', () => {
  /** All ways in which voters can choose among m answers, with the likelihood of each when `truth` is true. */
  function* ways(accuracies: readonly number[], m: number, truth: number) {
    for (let way = 0; way < m ** accuracies.length; way++) {
      const votes = accuracies.map((_, i) => Math.floor(way / m ** i) % m);
      const likelihood = accuracies.reduce(
        (p, one, i) => p * (votes[i] === truth ? one : (1 - one) / (m - 1)),
        1,
      );
      yield { way, votes, likelihood };
    }
  }

  /** Accuracy when the true answer is any of m with equal probability. */
  function accuracyOf(accuracies: readonly number[], m: number, weights: readonly number[]) {
    const options = voteOptions({ strategy: 'weighted' }, accuracies.length);
    let total = 0;
    for (let truth = 0; truth < m; truth++)
      for (const { votes, likelihood } of ways(accuracies, m, truth)) {
        const { winner } = decideVote(membersOf(votes.map(String), { weights }), options);
        if (winner === String(truth)) total += likelihood / m;
      }
    return total;
  }

  it('are as good as any rule can be', () => {
    const best = (accuracies: readonly number[], m: number) => {
      const likeliest = new Map<number, number>();
      for (let truth = 0; truth < m; truth++)
        for (const { way, likelihood } of ways(accuracies, m, truth))
          likeliest.set(way, Math.max(likeliest.get(way) ?? 0, likelihood));
      return [...likeliest.values()].reduce((sum, one) => sum + one / m, 0);
    };
    const n = 1e9;
    const cases = fc.integer({ min: 2, max: 4 }).chain((m) =>
      fc.record({
        m: fc.constant(m),
        accuracies: fc.array(fc.double({ min: 1 / m + 0.01, max: 0.97, noNaN: true }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ m, accuracies }) => {
        const scores = accuracies.map((p) => ({ num_correct: p * n, num_examples: n }));
        const accuracy = accuracyOf(accuracies, m, learnWeights(scores, m));
        expect(accuracy).toBeCloseTo(best(accuracies, m), 6);
      }),
      { numRuns: 60 },
    );
  });

  it('beat those for two answers where members are right less than half of the time', () => {
    const accuracies = [0.45, 0.3, 0.3];
    const scores = accuracies.map((p) => ({ num_correct: p * 1000, num_examples: 1000 }));
    expect(learnWeights(scores)).toEqual([1, 1, 1]);
    const [binary, many] = [2, 4].map((m) => accuracyOf(accuracies, 4, learnWeights(scores, m)));
    expect(many).toBeGreaterThan((binary ?? NaN) + 0.01);
  });

  it.each([2, 3, 5, 10])('know that voters choose from %i answers, from what they share', (m) => {
    const random = seededRandom(m);
    const traces = Array.from({ length: 4000 }, (_, n) => {
      const answers = [0.3, 0.5, 0.4].map((p, i) => ({
        adapter_id: `m${i}`,
        output: random.uniform() < p ? 'right' : `wrong ${random.below(m - 1)}`,
        confidence: null,
        latency_ms: null,
        abstain_reason: null,
      }));
      const subject = { run_id: 'r', ensemble_id: 'vote', example_id: `q-${n}`, split: 'dev' };
      return traceOfAnswers({ ...subject, gold: ['right'] }, answers);
    });
    expect(effectiveNumAnswers(traces) / m).toBeGreaterThan(0.9);
    expect(effectiveNumAnswers(traces) / m).toBeLessThan(1.1);
    expect(effectiveNumAnswers(traces.map((trace) => ({ ...trace, gold: [] })))).toBe(2);
  });

  it('are refused for fewer than two answers', () => {
    const scores = [{ num_correct: 1, num_examples: 2 }];
    for (const m of [1, 0, NaN, Infinity])
      expect(() => learnWeights(scores, m)).toThrow(/expected a number above 1/);
  });
});
