import type { Prediction, ReportComparison, ReportMetric } from '../contract';
import { compareCitations } from './compare-citations';
import { compareOutputs } from './compare-outputs';
import { inSplit } from './in-split';
import { scoreCitations, type ScoringOptions } from './score-citations';
import { scoreOutputs } from './score-outputs';

/** The metrics of one adapter on one split: of its citations where any output cites, else of its outputs. */
export function scorePredictions(
  predictions: readonly Prediction[],
  options: ScoringOptions,
): ReportMetric[] {
  return (cite(predictions, options) ? scoreCitations : scoreOutputs)(predictions, options);
}

/** The same metrics of one adapter minus those of another, with paired intervals. */
export function comparePredictions(
  baseline: readonly Prediction[],
  other: readonly Prediction[],
  options: ScoringOptions,
): ReportComparison[] {
  const compare = cite([...baseline, ...other], options) ? compareCitations : compareOutputs;
  return compare(baseline, other, options);
}

function cite(predictions: readonly Prediction[], { split }: ScoringOptions): boolean {
  return predictions.some(
    (prediction) => prediction.citations !== undefined && inSplit(prediction, split),
  );
}
