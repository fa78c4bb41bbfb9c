import { group } from 'd3-array';
import type { ComparedMetric } from '../../compare';
import { isDrawn, type DrawnDifference } from '../../compare/drawn-difference';
import { excludesZero } from '../../excludes-zero';
import { formatDifference } from '../../format-number';
import { metricName } from '../../metric-name';
import type { Draw } from '../charts/draw';
import { intervalChart } from '../charts/interval-chart';
import { figure } from '../figure';
import type { Markup } from '../markup';

/** Rows of a chart; the tables have all. */
const MAX_DRAWN = 12;

/** A chart for each unit of the differences that have an interval. */
export async function differenceFigures(
  metrics: readonly ComparedMetric[],
  draw: Draw,
): Promise<Markup[]> {
  const byUnit = group(metrics.filter(isDrawn), ({ unit }) => unit);
  const figures = [...byUnit].map(([unit, drawn], i) =>
    differenceFigure(`differences-${i}`, unit, drawn.slice(0, MAX_DRAWN), draw),
  );
  return Promise.all(figures);
}

function differenceFigure(
  id: string,
  unit: string | undefined,
  metrics: readonly DrawnDifference[],
  draw: Draw,
): Promise<Markup> {
  const rows = metrics.map((metric) => ({
    label: metricName(metric),
    value: metric.difference,
    low: metric.interval.low,
    high: metric.interval.high,
    isSpecial: excludesZero(metric),
  }));
  const words = rows.map(
    ({ label, value, isSpecial }) =>
      `${label} ${formatDifference(value)}${isSpecial ? '' : ' (interval includes 0)'}`,
  );
  const title = `B minus A${unit === undefined ? '' : `, in ${unit}`}`;
  return figure(
    {
      id,
      title,
      caption: `${words.join('; ')}. A diamond stands where the interval excludes 0, a circle where it does not.`,
      chart: intervalChart(rows, { title, reference: 0 }),
    },
    draw,
  );
}
