import type { LatencyReport } from '../../../contract';
import type { Draw } from '../charts/draw';
import { latencyRange } from '../charts/latency-axis';
import { latencyCdfChart } from '../charts/latency-cdf-chart';
import { latencyHistogramChart } from '../charts/latency-histogram-chart';
import { armName } from '../arm-name';
import { beside } from '../beside';
import { figure } from '../figure';
import { markup, type Child } from '../markup';
import { intervalLegend } from '../interval-legend';
import { pivotTable } from '../pivot-table';
import type { Section } from '../section';
import type { ShownOnce } from '../shown-once';
import { DIFFERENCE_LEGEND, differenceText, valueText } from '../value-text';
import { cdfWords, histogramWords } from './latency-words';
import { curveTable, histogramTable } from './latency-tables';

/** Latencies without and with hedging, what hedging won and what it cost. */
export async function latencySection(
  latency: LatencyReport | undefined,
  { armMetrics, armComparisons }: Pick<ShownOnce, 'armMetrics' | 'armComparisons'>,
  draw: Draw,
): Promise<Section[]> {
  if (!latency) return [];
  const calls = latency.arms.map(({ arm, num_calls }) => `${num_calls} calls ${armName(arm)}`);
  const measured = [
    ...armMetrics.map((metric) => ({
      metric: metric.name,
      column: metric.adapter_id === 'hedged' ? armName('hedged') : armName('unhedged'),
      content: valueText(metric),
      num_examples: metric.num_examples,
    })),
    ...armComparisons.map((comparison) => ({
      metric: comparison.metric,
      column: 'difference',
      content: differenceText(comparison),
      num_examples: comparison.num_examples,
    })),
  ];
  const content = [
    markup`<p>${calls.join(', ')}; the target is ${latency.target_ms} ms.</p>`,
    await charts(latency, draw),
    measured.length > 0 ? pivotTable('Latencies and what hedging cost', measured) : '',
    armComparisons.length > 0 ? DIFFERENCE_LEGEND : '',
    ...intervalLegend([...armMetrics, ...armComparisons].map(({ interval }) => interval)),
  ];
  return [{ id: 'latency', title: 'Latency', content }];
}

async function charts(latency: LatencyReport, draw: Draw): Promise<Child> {
  const range = latencyRange(latency);
  if (!range) return '';
  const cdf = {
    id: 'latency-cdf',
    title: 'Share of calls answered within a time',
    caption: cdfWords(latency),
    chart: latencyCdfChart(latency, range),
  };
  const histogram = {
    id: 'latency-histogram',
    title: 'Calls by latency',
    caption: histogramWords(latency),
    chart: latencyHistogramChart(latency, range),
  };
  return beside(
    [await figure(cdf, draw), curveTable(latency)],
    [await figure(histogram, draw), histogramTable(latency)],
  );
}
