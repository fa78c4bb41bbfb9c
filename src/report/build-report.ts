import { group } from 'd3-array';
import {
  SCHEMA_VERSIONS,
  type EnsembleReport,
  type PlannedComparison,
  type Prediction,
  type Report,
  type ReportComparison,
  type ReportMetric,
  type ReportPlan,
  type VoteTrace,
} from '../contract';
import {
  compareArms,
  comparePredictions,
  describeEnsemble,
  inSplit,
  latencyReport,
  scoreHedging,
  scorePredictions,
  scoreVotes,
} from '../stats';
import { evaluateTargets } from './evaluate-targets';
import type { RunRecords } from './run-records';
import { summarize } from './summarize';

/** What a report says that no record tells. */
export interface ReportFrame {
  readonly generated_at: string;
  readonly plan: ReportPlan;
  readonly notes: readonly string[];
}

/**
 * The report of a run: every number follows from its records and the plan, and from nothing else.
 * Intervals are drawn with the run's seed.
 *
 * @throws RangeError when the records contradict each other, such as an example answered twice
 */
export function buildReport(
  records: RunRecords,
  { generated_at, plan, notes }: ReportFrame,
): Report {
  const { manifest, hedging, series } = records;
  const { run_id, experiment_id, name, status, params, seed, quality_targets } = manifest;
  const metrics = reportMetrics(records, plan);
  const comparisons = reportComparisons(records, plan);
  const quality_results = evaluateTargets(quality_targets, metrics);
  const ensembles = reportEnsembles(records, plan);
  const latency = hedging && latencyReport(hedging);
  return {
    schema_version: SCHEMA_VERSIONS.report.version,
    run_id,
    experiment_id,
    title: name ?? experiment_id,
    generated_at,
    status,
    summary: summarize({
      ...{ metrics, comparisons, quality_results, ensembles },
      ...(latency && { latency }),
    }),
    params,
    seed,
    plan,
    metrics,
    comparisons,
    quality_results,
    ensembles,
    ...(latency && { latency }),
    series: [...series],
    notes: [...notes],
  };
}

function reportMetrics(records: RunRecords, { splits }: ReportPlan): ReportMetric[] {
  const { predictions, votes, hedging, manifest } = records;
  const { seed } = manifest;
  return [
    ...splits.flatMap((split) => [
      ...byAdapter(predictions, split).flatMap((one) => scorePredictions(one, { split, seed })),
      ...byEnsemble(votes, split).flatMap((one) => scoreVotes(one, { split, seed })),
    ]),
    ...(hedging ? scoreHedging(hedging) : []),
  ];
}

function reportComparisons(
  { predictions, hedging, manifest }: RunRecords,
  { splits, comparisons }: ReportPlan,
): ReportComparison[] {
  const { seed } = manifest;
  const compared = splits.flatMap((split) =>
    comparisons.flatMap((pair) => compareOn(predictions, pair, split, seed)),
  );
  return [...compared, ...(hedging ? compareArms(hedging, { seed }) : [])];
}

function compareOn(
  predictions: readonly Prediction[],
  { baseline, adapter_id }: PlannedComparison,
  split: string,
  seed: number,
): ReportComparison[] {
  const of = (id: string) => predictions.filter((prediction) => prediction.adapter_id === id);
  return comparePredictions(of(baseline), of(adapter_id), { split, seed });
}

function reportEnsembles({ votes }: RunRecords, { splits }: ReportPlan): EnsembleReport[] {
  return splits.flatMap((split) =>
    byEnsemble(votes, split).map((traces) => describeEnsemble(traces, split)),
  );
}

function byAdapter(predictions: readonly Prediction[], split: string): Prediction[][] {
  const inside = predictions.filter((prediction) => inSplit(prediction, split));
  return [...group(inside, ({ adapter_id }) => adapter_id).values()];
}

function byEnsemble(votes: readonly VoteTrace[], split: string): VoteTrace[][] {
  const inside = votes.filter((trace) => inSplit(trace, split));
  return [...group(inside, ({ ensemble_id }) => ensemble_id).values()];
}
