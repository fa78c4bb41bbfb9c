import type { VoteTrace } from '../contract';
import type { AnswerRow } from './agreement';

/** Answers of the members, in the order of the first trace; null where one abstained. */
export function answerRows(traces: readonly VoteTrace[]): AnswerRow[] {
  return traces.map(({ members }) => members.map(({ answer }) => answer));
}

/** Adapter ids of the members, in the order of the ensemble. */
export function memberIds(traces: readonly VoteTrace[]): string[] {
  return traces[0]?.members.map(({ adapter_id }) => adapter_id) ?? [];
}

/** Whether a normalised answer is right; null when the example has no gold answer. */
export function isRight({ gold }: VoteTrace, answer: string | null): boolean | null {
  if (gold.length === 0) return null;
  return answer !== null && gold.includes(answer);
}

/**
 * The traces of one ensemble, sorted by example, so that the order in which votes came changes no
 * result.
 *
 * @throws RangeError when the members differ between traces, or an example is voted on twice
 */
export function votesOfEnsemble(traces: readonly VoteTrace[]): VoteTrace[] {
  const members = memberIds(traces).join(' ');
  const seen = new Set<string>();
  for (const trace of traces) {
    const { example_id, ensemble_id } = trace;
    if (seen.has(example_id)) {
      throw new RangeError(
        `${ensemble_id} votes on example ${example_id} twice; expected one vote an example`,
      );
    }
    seen.add(example_id);
    if (memberIds([trace]).join(' ') !== members) {
      throw new RangeError(
        `${ensemble_id} has other members on example ${example_id}; expected the same on every example, an absent one as an abstention`,
      );
    }
  }
  return [...traces].sort((a, b) => (a.example_id < b.example_id ? -1 : 1));
}
