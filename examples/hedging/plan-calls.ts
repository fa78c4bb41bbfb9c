import { seededRandom, type SquadQuestion } from 'crucible-contracts/runtime';
import { exponential } from './exponential';
import type { HedgingParams } from './context';

/** One call of a pair: the same question at the same replica, without hedging and with it. */
export interface PlannedCall {
  readonly arm: 'unhedged' | 'hedged';
  /** Of the pair; a question that is asked again gets another. */
  readonly example_id: string;
  readonly question: SquadQuestion;
  /** Whether the question was not asked in a pair before. */
  readonly isFirst: boolean;
  /** Index of the replica that is asked first. */
  readonly primary: 0 | 1;
  /** When it starts, in whole milliseconds from the first: timers know no shorter time. */
  readonly at_ms: number;
}

/**
 * Both arms interleaved, so that what drifts hits both: which of them comes first alternates from
 * pair to pair. Calls start at the times of a Poisson process whatever became of those before: a
 * client that waits for its answers would hardly ask while the replicas are slow (Tene's
 * "coordinated omission"). When the questions run out they are asked again.
 */
export function planCalls(
  questions: readonly SquadQuestion[],
  { pairs, interval_ms }: Pick<HedgingParams, 'pairs' | 'interval_ms'>,
  seed: number,
): PlannedCall[] {
  const random = seededRandom(seed);
  const order = random.shuffled(questions);
  const calls: PlannedCall[] = [];
  const beginner = random.below(2);
  let time = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const question = order[pair % order.length];
    if (!question) break;
    const round = Math.floor(pair / order.length);
    const isFirst = round === 0;
    const example_id = isFirst ? question.id : `${question.id}-${round + 1}`;
    const primary = random.below(2) === 0 ? 0 : 1;
    const arms = ['unhedged', 'hedged'] as const;
    for (const arm of (pair + beginner) % 2 === 0 ? arms : arms.toReversed()) {
      calls.push({ arm, example_id, question, isFirst, primary, at_ms: Math.round(time) });
      time += interval_ms * exponential(random);
    }
  }
  return calls;
}
