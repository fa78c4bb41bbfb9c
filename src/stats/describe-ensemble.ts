import { group, max } from 'd3-array';
import type { AgreementLevel, EnsembleReport, VoteTrace } from '../contract';
import { pairwiseAgreement } from './agreement';
import { bestMember, memberScores } from './best-member';
import { changedOutcomes } from './changed-outcomes';
import { answerRows, memberIds, votesOfEnsemble } from './vote-columns';
import { wilsonInterval } from './wilson-interval';

/**
 * How the members of one ensemble voted on one split: who agrees with whom, how often each and
 * each level of agreement is right, and where the vote changed the best member's answer.
 *
 * @param traces of one ensemble, at least one, in any order
 * @throws RangeError when the members differ between traces, or an example is voted on twice
 */
export function describeEnsemble(traces: readonly VoteTrace[], split: string): EnsembleReport {
  const votes = votesOfEnsemble(traces);
  const members = memberIds(votes);
  const best = bestMember(votes);
  return {
    ensemble_id: votes[0]?.ensemble_id ?? '',
    split,
    num_examples: votes.length,
    members,
    member_accuracy: memberScores(votes).flatMap((score) =>
      score.num_examples === 0 ? [] : [{ ...score, ...accuracyOf(score) }],
    ),
    best_member: members[best] ?? null,
    agreement_matrix: pairwiseAgreement(answerRows(votes), members.length),
    by_agreement: byAgreement(votes),
    changed_outcomes: changedOutcomes(votes, best),
  };
}

function byAgreement(votes: readonly VoteTrace[]): AgreementLevel[] {
  const judged = votes.filter(({ gold }) => gold.length > 0);
  const levels = group(judged, ({ tally }) => max(tally, (entry) => entry.votes) ?? 0);
  return [...levels]
    .sort(([a], [b]) => a - b)
    .map(([agreeing, traces]) => {
      const score = {
        num_examples: traces.length,
        num_correct: traces.filter(({ correct }) => correct).length,
      };
      return { agreeing, ...score, ...accuracyOf(score) };
    });
}

function accuracyOf({
  num_correct: k,
  num_examples: n,
}: {
  num_correct: number;
  num_examples: number;
}) {
  return { accuracy: k / n, interval: wilsonInterval(k, n) };
}
