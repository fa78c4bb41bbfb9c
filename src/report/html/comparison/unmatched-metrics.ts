import type { UnmatchedMetric } from '../../compare';
import { folded } from '../folded';
import { markup, type Child } from '../markup';
import { nameText } from '../name-text';
import { table } from '../table';
import { metricName } from '../../../wording';

/** Metrics that only one of the runs has, for those who ask. */
export function unmatchedMetrics(unmatched: readonly UnmatchedMetric[]): Child {
  if (unmatched.length === 0) return '';
  const title = `${unmatched.length} measured in one run only`;
  const rows = unmatched.map((metric) => [
    nameText(metricName(metric)),
    markup`${metric.only_in.toUpperCase()}`,
  ]);
  const content = table(
    title,
    [
      { head: 'Metric', kind: 'name' },
      { head: 'Run', kind: 'text' },
    ],
    rows,
  );
  return folded(title, content);
}
