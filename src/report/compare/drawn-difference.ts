import type { Interval } from '../../contract';
import type { ComparedMetric } from './run-comparison';

/** A metric of both runs whose difference has an interval. */
export interface DrawnDifference extends ComparedMetric {
  readonly difference: number;
  readonly interval: Interval;
}

/** Without an interval nothing can be said of a difference. */
export function isDrawn(metric: ComparedMetric): metric is DrawnDifference {
  return metric.difference !== null && metric.interval !== undefined;
}
