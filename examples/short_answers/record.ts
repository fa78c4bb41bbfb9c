import {
  answerF1,
  exactMatch,
  type PredictionDraft,
  type SquadQuestion,
  type Vote,
  type VoteSubject,
} from 'crucible-contracts/runtime';

/** What was answered, and why there is nothing when there is not. */
type Answered = Pick<PredictionDraft, 'output' | 'latency_ms'> & {
  readonly confidence?: number | null;
  readonly failure?: string | null;
};

/** One prediction, scored as SQuAD does. */
export function predictionOf(
  adapter_id: string,
  split: string,
  { id, answers }: SquadQuestion,
  { output, latency_ms, confidence, failure }: Answered,
): PredictionDraft {
  return {
    example_id: id,
    adapter_id,
    split,
    output,
    output_valid: null,
    gold: [...answers],
    scores:
      output === null ? {} : { exact_match: exactMatch(output, answers), f1: answerF1(output, answers) }, // prettier-ignore
    latency_ms,
    ...(typeof confidence === 'number' && { confidence }),
    ...(output === null && { error: { name: 'NoAnswer', message: failure ?? 'no decision' } }),
  };
}

/** What a vote on a question was about. */
export function subjectOf(
  { run_id }: { readonly run_id: string },
  ensemble_id: string,
  split: string,
  { id: example_id, answers: gold }: SquadQuestion,
): VoteSubject {
  return { run_id, ensemble_id, example_id, split, gold };
}

/** The predictions of a vote: one of each member, and the ensemble's. */
export function predictionsOf(
  ensemble_id: string,
  split: string,
  question: SquadQuestion,
  { members, decision, latency_ms }: Vote,
): PredictionDraft[] {
  const ofMembers = members.map(({ adapter_id, output, latency_ms: waited, confidence, abstain_reason }) =>
    predictionOf(adapter_id, split, question, {
      output,
      latency_ms: waited ?? 0,
      confidence,
      failure: abstain_reason,
    }),
  ); // prettier-ignore
  const { output } = decision;
  return [...ofMembers, predictionOf(ensemble_id, split, question, { output, latency_ms })];
}
