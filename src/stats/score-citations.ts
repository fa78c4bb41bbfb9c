import { sum } from 'd3-array';
import type { Interval, Prediction, ReportMetric } from '../contract';
import { answersOfAdapter } from './answers-of-adapter';
import { bootstrapCounts, type BootstrapOptions } from './bootstrap-counts';
import { CITATION_METRICS, CITATION_STATISTICS, type CitationMetric } from './citation-metrics';
import { countRow, sumReader, type SumReader } from './count-columns';
import { wilsonInterval } from './wilson-interval';

export interface ScoringOptions extends BootstrapOptions {
  /** The split to score; predictions of its parts count in it, those of other splits do not. */
  readonly split: string;
}

/**
 * The citation metrics of one adapter on one split, in a fixed order: `evidence_p_at_1`,
 * `citation_precision`, `citation_recall`, `citation_accuracy`, `schema_compliance`, then SciFact's
 * official four, each as precision, recall and F1. A value is null when it is undefined, such as a
 * precision without citations; SciFact's are then 0, as its evaluator has it, unless no record has
 * citations at all. Shares of examples (accuracy, compliance) have Wilson's interval, ratios of
 * sums over examples a bootstrap interval.
 *
 * A failed call must record its gold evidence and cite nothing, or it is left out of the citation
 * metrics. It counts against `schema_compliance` when any output was checked.
 *
 * @param predictions of one adapter, in any order
 * @throws RangeError when the split has no predictions, when they are of several adapters, or when
 *   an example is answered twice
 */
export function scoreCitations(
  predictions: readonly Prediction[],
  { split, ...options }: ScoringOptions,
): ReportMetric[] {
  const answers = answersOfAdapter(predictions, split);
  const rows = answers.predictions.map(countRow);
  const estimates = bootstrapCounts(rows, CITATION_STATISTICS, options);
  const total: SumReader = (count) => sum(rows, (row) => sumReader(row)(count));
  return CITATION_METRICS.map((metric) => {
    const estimate = estimates[metric.name];
    const interval = metric.isShare ? shareInterval(metric, total) : estimate?.interval;
    return {
      name: metric.name,
      value: estimate?.value ?? null,
      adapter_id: answers.adapterId,
      split,
      num_examples: metric.examples(total),
      ...(interval && { interval }),
    };
  });
}

function shareInterval({ part, whole }: CitationMetric, total: SumReader): Interval | undefined {
  const examples = whole(total);
  return examples > 0 ? wilsonInterval(part(total), examples) : undefined;
}
