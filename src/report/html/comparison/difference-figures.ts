import { group } from 'd3-array';
import type { ComparedMetric } from '../../compare';
import { isDrawn, type DrawnDifference } from '../../compare/drawn-difference';
import { excludesZero } from '../../excludes-zero';
import type { Draw } from '../charts/draw';
import { intervalChart, type IntervalRow } from '../charts/interval-chart';
import { figure } from '../figure';
import { beside } from '../beside';
import type { Child, Markup } from '../markup';
import { formatDifference, metricName } from '../../../wording';

/** Rows of a chart; the tables have all. */
const MAX_DRAWN = 12;

/** A chart for each unit of the differences that have an interval. */
export async function differenceFigures(
  metrics: readonly ComparedMetric[],
  draw: Draw,
): Promise<Child> {
  const byUnit = group(metrics.filter(isDrawn), ({ unit }) => unit);
  const figures = [...byUnit].map(([unit, drawn], i) =>
    differenceFigure(`differences-${i}`, unit, drawn, draw),
  );
  const [first, ...others] = await Promise.all(figures);
  if (!first) return [];
  return others.length === 0 ? first : beside(first, others);
}

function differenceFigure(
  id: string,
  unit: string | undefined,
  metrics: readonly DrawnDifference[],
  draw: Draw,
): Promise<Markup> {
  const isOneSplit = new Set(metrics.map(({ split }) => split)).size === 1;
  const rows = metrics.slice(0, MAX_DRAWN).map((metric) => ({
    label: metricName(isOneSplit ? { ...metric, split: null } : metric),
    value: metric.difference,
    low: metric.interval.low,
    high: metric.interval.high,
    isSpecial: excludesZero(metric),
  }));
  const cut = rows.length < metrics.length ? ` The first ${rows.length} of ${metrics.length} are drawn.` : ''; // prettier-ignore
  const title = `B minus A${unit === undefined ? '' : `, in ${unit}`}`;
  return figure(
    {
      id,
      title,
      caption: `${inWords(rows)}${cut}`,
      chart: intervalChart(rows, { title, reference: 0 }),
    },
    draw,
  );
}

/** The differences that are shown, by number; the table beside has all. */
function inWords(rows: readonly IntervalRow[]): string {
  const shown = rows.filter(({ isSpecial }) => isSpecial);
  const named = shown.map(({ label, value }) => `${label} ${formatDifference(value)}`).join('; ');
  const others = rows.length - shown.length;
  return [
    shown.length === 0
      ? 'Every interval includes 0.'
      : `Intervals that exclude 0 (diamonds): ${named}.`,
    ...(shown.length > 0 && others > 0 ? [`The other ${others} include it (circles).`] : []),
  ].join(' ');
}
