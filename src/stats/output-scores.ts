import type { Prediction } from '../contract';
import type { CountRow, Statistic } from './bootstrap-counts';
import { outputCounts } from './output-counts';

/** A metric as a mean over the predictions that count in it. */
export interface OutputMetric {
  readonly name: string;
  /** What a prediction gives; null when it does not count. */
  readonly valueOf: (prediction: Prediction) => number | null;
}

/**
 * The metrics of outputs that do not cite: `schema_compliance` when any output was checked, then
 * the mean of each of their `scores`, in the order in which the names occur. A failed call counts
 * as 0 in a score that it does not record, so that failing cannot improve a mean.
 */
export function outputMetrics(predictions: readonly Prediction[]): OutputMetric[] {
  const names = new Set(predictions.flatMap(({ scores }) => Object.keys(scores)));
  const checked = predictions.some(({ output_valid }) => output_valid !== null);
  return [
    ...(checked ? [{ name: 'schema_compliance', valueOf: compliance }] : []),
    ...[...names].map((name) => ({ name, valueOf: scoreNamed(name) })),
  ];
}

function compliance(prediction: Prediction): number | null {
  const { valid, checked, failed } = outputCounts(prediction);
  return checked + failed > 0 ? valid : null;
}

function scoreNamed(name: string): OutputMetric['valueOf'] {
  return ({ scores, output }) => {
    if (Object.hasOwn(scores, name)) return scores[name] ?? null;
    return output === null ? 0 : null;
  };
}

/** A row for the bootstrap: for each metric the value, and 1 when there is one. */
export function outputRow(metrics: readonly OutputMetric[], prediction: Prediction): CountRow {
  const values = metrics.map(({ valueOf }) => valueOf(prediction));
  return values.flatMap((value) => (value === null ? [0, 0] : [value, 1]));
}

/** The means of such rows, by name of the metric. */
export function outputStatistics(metrics: readonly OutputMetric[]): Record<string, Statistic> {
  return Object.fromEntries(
    metrics.map(({ name }, i) => {
      const mean: Statistic = (sums) => {
        const [total = 0, count = 0] = sums.subarray(2 * i, 2 * i + 2);
        return count > 0 ? total / count : null;
      };
      return [name, mean];
    }),
  );
}
