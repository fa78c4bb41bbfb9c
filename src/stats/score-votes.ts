import { group, sum } from 'd3-array';
import type { ReportMetric, VoteTrace } from '../contract';
import { fleissKappa } from './agreement';
import { bestMember } from './best-member';
import type { BootstrapOptions } from './bootstrap-counts';
import { bootstrapSample } from './bootstrap-sample';
import { changedOutcomes } from './changed-outcomes';
import { mcnemarExact } from './mcnemar';
import { share, type Share } from './share';
import { answerRows, votesOfEnsemble } from './vote-columns';
import { VOTE_SHARES } from './vote-shares';

/** What identifies the metrics of one ensemble on one split. */
export interface VoteScoringOptions extends BootstrapOptions {
  readonly split: string;
}

type Measured = Pick<ReportMetric, 'name' | 'value' | 'interval' | 'unit' | 'num_examples'>;

/**
 * The metrics of one ensemble on one split, each defined in docs/metrics.md: `accuracy`,
 * `agreement_rate`, `disagreement_rate`, `tie_rate`, `abstention_rate`, `no_decision_rate`,
 * `fleiss_kappa`, `vote_changed_outcome`, `right_to_wrong`, `wrong_to_right`, `mcnemar_p_value`, and
 * `cost` for each currency.
 *
 * @param traces of one ensemble, in any order
 * @throws RangeError when the members differ between traces, or an example is voted on twice
 */
export function scoreVotes(
  traces: readonly VoteTrace[],
  { split, ...options }: VoteScoringOptions,
): ReportMetric[] {
  const votes = votesOfEnsemble(traces);
  const adapter_id = votes[0]?.ensemble_id ?? null;
  return [...shares(votes), kappa(votes, options), ...outcomes(votes), ...costs(votes)].map(
    ({ name, value, unit, num_examples, interval }) => ({
      name,
      value,
      ...(unit && { unit }),
      adapter_id,
      split,
      num_examples,
      ...(interval && { interval }),
    }),
  );
}

function shares(votes: readonly VoteTrace[]): Measured[] {
  return VOTE_SHARES.map(({ name, part, whole, isShare }) => {
    const total = sum(votes, whole);
    const found = share(sum(votes, part), total);
    return isShare
      ? measured(name, found, total)
      : { name, value: found.value, num_examples: votes.length };
  });
}

function kappa(votes: readonly VoteTrace[], options: BootstrapOptions): Measured {
  const complete = answerRows(votes).filter((row) => row.length > 1 && !row.includes(null));
  const interval = bootstrapSample(complete, fleissKappa, options);
  const found = { value: fleissKappa(complete), ...(interval && { interval }) };
  return measured('fleiss_kappa', found, complete.length);
}

function outcomes(votes: readonly VoteTrace[]): Measured[] {
  const judged = votes.filter(({ gold }) => gold.length > 0);
  const best = bestMember(votes);
  const changed = changedOutcomes(judged, best);
  const count = (kind: string) => changed.filter(({ change }) => change === kind).length;
  const lost = count('right_to_wrong');
  const won = count('wrong_to_right');
  const n = judged.length;
  return [
    measured('vote_changed_outcome', share(changed.length, n), n),
    measured('right_to_wrong', share(lost, n), n),
    measured('wrong_to_right', share(won, n), n),
    { name: 'mcnemar_p_value', value: n > 0 ? mcnemarExact(lost, won) : null, num_examples: n },
  ];
}

function costs(votes: readonly VoteTrace[]): Measured[] {
  const paid = votes.flatMap(({ members }) => members.flatMap(({ cost }) => (cost ? [cost] : [])));
  return [...group(paid, ({ currency }) => currency)].map(([currency, entries]) => ({
    name: `cost/${currency}`,
    value: sum(entries, ({ amount }) => amount),
    unit: currency,
    num_examples: votes.length,
  }));
}

function measured(name: string, { value, interval }: Share, num_examples: number): Measured {
  return { name, value, num_examples, ...(interval && { interval }) };
}
