import type { ReportComparison, ReportMetric } from '../../contract';
import {
  compareLatencies,
  comparePredictions,
  compareVotes,
  scorePredictions,
  scoreVotes,
} from '../../stats';
import { findMetric } from '../find-metric';
import { commonSplits, pairedPredictions, pairedVotes, type ReportedRun } from './paired-records';
import type { ComparedMetric, Side, UnmatchedMetric } from './run-comparison';

/** Of the bootstrap: one for all comparisons, so that turning the runs around changes only signs. */
const SEED = 0;

/** Values alone are wanted of the two sides; the interval is that of the difference. */
const VALUES_ONLY = { seed: SEED, resamples: 1 };

/**
 * Every metric that both runs have, with the difference and, where it can be drawn, its interval.
 *
 * @param sameData whether examples of the same id are the same
 */
export function compareMetrics(
  a: ReportedRun,
  b: ReportedRun,
  sameData: boolean,
): ComparedMetric[] {
  const paired = new Map(
    (sameData ? pairedMetrics(a, b) : []).map((metric) => [keyOf(metric), metric]),
  );
  const asReported = matched(a.report.metrics, b.report.metrics);
  return withLatencies(a, b, asReported).map((metric) => paired.get(keyOf(metric)) ?? metric);
}

/** Metrics that only one of the runs has: A's first. */
export function unmatchedMetrics(
  a: readonly ReportMetric[],
  b: readonly ReportMetric[],
): UnmatchedMetric[] {
  return [...missingFrom(b, a, 'a'), ...missingFrom(a, b, 'b')];
}

function missingFrom(
  others: readonly ReportMetric[],
  metrics: readonly ReportMetric[],
  only_in: Side,
): UnmatchedMetric[] {
  return metrics
    .filter(({ name, adapter_id, split }) => !findMetric(others, name, adapter_id, split))
    .map(({ name, adapter_id, split }) => ({ name, adapter_id, split, only_in }));
}

function keyOf({ name, adapter_id, split }: Pick<ReportMetric, 'name' | 'adapter_id' | 'split'>) {
  return JSON.stringify([name, adapter_id, split]);
}

/** Both values of every metric of the two lists, without an interval. */
function matched(a: readonly ReportMetric[], b: readonly ReportMetric[]): ComparedMetric[] {
  return a.flatMap(({ name, adapter_id, split, unit, value, num_examples }) => {
    const other = findMetric(b, name, adapter_id, split);
    if (!other || other.unit !== unit) return [];
    return [
      {
        name,
        adapter_id,
        split,
        ...(unit !== undefined && { unit }),
        a: { value, num_examples },
        b: { value: other.value, num_examples: other.num_examples },
        difference: value === null || other.value === null ? null : other.value - value,
        basis: null,
      },
    ];
  });
}

/** Metrics of what both runs answered, over the examples that both have. */
function pairedMetrics(a: ReportedRun, b: ReportedRun): ComparedMetric[] {
  return commonSplits(a, b).flatMap((split) => [
    ...pairedPredictions(a, b, split).flatMap((pairs) =>
      withDifferences(
        scorePredictions(pairs.a, { split, ...VALUES_ONLY }),
        scorePredictions(pairs.b, { split, ...VALUES_ONLY }),
        comparePredictions(pairs.a, pairs.b, { split, seed: SEED }),
      ),
    ),
    ...pairedVotes(a, b, split).flatMap((pairs) =>
      withDifferences(
        scoreVotes(pairs.a, { split, ...VALUES_ONLY }),
        scoreVotes(pairs.b, { split, ...VALUES_ONLY }),
        compareVotes(pairs.a, pairs.b, { split, seed: SEED }),
      ),
    ),
  ]);
}

function withDifferences(
  a: readonly ReportMetric[],
  b: readonly ReportMetric[],
  differences: readonly ReportComparison[],
): ComparedMetric[] {
  return matched(a, b).flatMap((metric) => {
    const found = differences.find((difference) => difference.metric === metric.name);
    if (!found) return [];
    const { difference, interval } = found;
    return [{ ...metric, difference, interval, basis: 'paired' as const }];
  });
}

/** The latency percentiles with an interval: the calls of two runs are independent. */
function withLatencies(
  { records: { hedging: before } }: ReportedRun,
  { records: { hedging: after } }: ReportedRun,
  metrics: readonly ComparedMetric[],
): ComparedMetric[] {
  const found = before && after ? compareLatencies(before, after, { seed: SEED }) : [];
  return metrics.map((metric) => {
    const latency = found.find(
      ({ metric: name, arm }) =>
        name === metric.name && arm === metric.adapter_id && metric.split === null,
    );
    if (!latency) return metric;
    const { difference, interval } = latency;
    return { ...metric, difference, interval, basis: 'independent' };
  });
}
