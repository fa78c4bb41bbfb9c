import type { VoteTrace } from '../../contract';
import type { ValidationScore } from './learn-weights';

/**
 * How often each member was right, over the votes of one ensemble on a validation split. What counts
 * is how far a vote can be trusted, so an example on which a member abstained says nothing about it;
 * nor does one without an answer on record.
 *
 * @returns one score for each member, in the order of the traces; empty without traces
 * @throws RangeError when the traces do not all have the same members in one order
 */
export function validationScores(traces: readonly VoteTrace[]): ValidationScore[] {
  const [first] = traces;
  const ids = first ? idsOf(first) : [];
  const other = traces.find((trace) => idsOf(trace).join() !== ids.join());
  if (other) {
    throw new RangeError(
      `validationScores: the members of ${other.example_id} are ${idsOf(other).join(', ')}; expected ${ids.join(', ')}, as in the first trace`,
    );
  }
  return ids.map((_, index) => {
    const rights = traces.flatMap(({ gold, members }) => {
      const answer = members[index]?.answer ?? null;
      return answer === null || gold.length === 0 ? [] : [gold.includes(answer)];
    });
    return { num_correct: rights.filter(Boolean).length, num_examples: rights.length };
  });
}

function idsOf({ members }: VoteTrace): string[] {
  return members.map(({ adapter_id }) => adapter_id);
}
