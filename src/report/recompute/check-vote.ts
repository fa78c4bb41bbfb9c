import type { UnplacedProblem } from '../../artifacts';
import type { VoteTrace } from '../../contract';
import { replayVote } from '../../reliability';
import { differences } from './differences';
import { numberProblem } from './number-problem';

/** Decides a vote again from its own options; a custom strategy, which nobody here knows, passes. */
export function checkVote(trace: VoteTrace): UnplacedProblem[] {
  if (trace.options.strategy === 'custom') return [];
  return [...differences(replayVote(trace), trace)].map((difference) =>
    numberProblem(
      'vote-decision',
      `${difference.pointer} does not follow from the votes`,
      difference,
      'replay the trace with its own options',
    ),
  );
}
