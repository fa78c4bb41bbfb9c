import { Section } from '../../parts/section';
import type { SeriesByKey, VotesByKey } from '../state';
import { chartGroups } from './chart-groups';
import { SeriesChart } from './series-chart';

/** Charts that are drawn; a run may have any number of metrics. */
const MOST_CHARTS = 12;

interface Props {
  readonly series: SeriesByKey;
  readonly votes: VotesByKey;
}

/** Losses and other metrics over the steps of their stage. */
export function MetricsSection({ series, votes }: Props) {
  const groups = chartGroups(series, votes);
  return (
    <Section id="metrics" title="Metrics">
      {groups.length === 0 && <p class="empty">No metric has been measured yet.</p>}
      <div class="charts">
        {groups.slice(0, MOST_CHARTS).map((group) => (
          <SeriesChart key={`${group.stage} ${group.title}`} group={group} />
        ))}
      </div>
      {groups.length > MOST_CHARTS && (
        <p class="muted">
          {groups.length - MOST_CHARTS} more metrics are not drawn; telemetry.jsonl has them all.
        </p>
      )}
    </Section>
  );
}
