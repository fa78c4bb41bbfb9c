import type { Report } from '../../../contract';
import { formatNumber, metricName } from '../../../wording';
import { Section } from '../../parts/section';
import { Table } from '../../parts/table';

/** Metrics that are listed; the report has them all. */
const MOST_METRICS = 40;

/** What a run found, as its report says. */
export function ResultSection({ report: { summary, metrics } }: { readonly report: Report }) {
  return (
    <Section id="result" title="Result">
      <p>{summary}</p>
      <details>
        <summary>
          {metrics.length > MOST_METRICS ? `${MOST_METRICS} of ${metrics.length}` : metrics.length}{' '}
          metrics with their 95 % intervals
        </summary>
        <Table
          caption="Metrics"
          hidesCaption
          columns={['Metric', '#Value', '#Interval', '#Examples']}
          rows={metrics
            .slice(0, MOST_METRICS)
            .map(({ value, unit = '', interval, num_examples, ...metric }) => [
              metricName(metric),
              value === null ? 'undefined' : `${formatNumber(value)} ${unit}`.trimEnd(),
              interval ? `${formatNumber(interval.low)} to ${formatNumber(interval.high)}` : '–',
              num_examples,
            ])}
        />
      </details>
    </Section>
  );
}
