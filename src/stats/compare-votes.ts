import type { ReportComparison, VoteTrace } from '../contract';
import { fleissKappa } from './agreement';
import { bootstrapCountDifferences, type CountRow, type Statistic } from './bootstrap-counts';
import { bootstrapSample } from './bootstrap-sample';
import type { VoteScoringOptions } from './score-votes';
import { answerRows, votesOfEnsemble } from './vote-columns';
import { VOTE_SHARES } from './vote-shares';

/** Each share as a statistic of summed count rows. */
const STATISTICS: Readonly<Record<string, Statistic>> = Object.fromEntries(
  VOTE_SHARES.map(({ name }, i) => {
    const ratio: Statistic = (sums) => {
      const [part = 0, whole = 0] = sums.subarray(2 * i, 2 * i + 2);
      return whole > 0 ? part / whole : null;
    };
    return [name, ratio];
  }),
);

/**
 * The rates of one ensemble and its Fleiss' kappa minus those of another on the same examples, with
 * paired bootstrap intervals. A metric that is undefined for either is left out; so are those that
 * stand against the best member, which is another for each.
 *
 * @param baseline traces of the ensemble compared with, in any order
 * @param other traces of the ensemble compared
 * @throws RangeError when the two did not vote on the same examples, and as `scoreVotes` does
 */
export function compareVotes(
  baseline: readonly VoteTrace[],
  other: readonly VoteTrace[],
  { split, ...options }: VoteScoringOptions,
): ReportComparison[] {
  const [before, after] = [votesOfEnsemble(baseline), votesOfEnsemble(other)];
  const [first, second] = [before[0], after[0]];
  if (!first || !second) return [];
  checkPaired(before, after);
  const [rows, otherRows] = [answerRows(before), answerRows(after)];
  const kappas = (examples: readonly number[]) => {
    const [from, to] = [kappaOf(rows, examples), kappaOf(otherRows, examples)];
    return from === null || to === null ? null : to - from;
  };
  const examples = before.map((_, i) => i);
  const kappa = { value: kappas(examples), interval: bootstrapSample(examples, kappas, options) };
  const shares = bootstrapCountDifferences(
    before.map(countRow),
    after.map(countRow),
    STATISTICS,
    options,
  );
  const differences = Object.entries({ ...shares, fleiss_kappa: kappa });
  return differences.flatMap(([metric, { value, interval }]) => {
    if (value === null || !interval) return [];
    return [
      {
        metric,
        split,
        baseline: first.ensemble_id,
        adapter_id: second.ensemble_id,
        difference: value,
        interval,
        num_examples: before.length,
      },
    ];
  });
}

function countRow(trace: VoteTrace): CountRow {
  return VOTE_SHARES.flatMap(({ part, whole }) => [part(trace), whole(trace)]);
}

function kappaOf(rows: ReturnType<typeof answerRows>, drawn: readonly number[]): number | null {
  return fleissKappa(drawn.map((i) => rows[i] ?? []));
}

function checkPaired(before: readonly VoteTrace[], after: readonly VoteTrace[]): void {
  const odd = before.find(({ example_id }, i) => after[i]?.example_id !== example_id) ?? after[before.length]; // prettier-ignore
  if (!odd) return;
  throw new RangeError(
    `Only one of ${before[0]?.ensemble_id} and ${after[0]?.ensemble_id} votes on example ${odd.example_id}, or both in other places; only the same examples can be compared`,
  );
}
