import { max } from 'd3-array';
import type { LatencyReport, Report, ReportComparison, ReportMetric } from '../contract';
import { formatNumber } from '../wording';
import { differenceText } from './comparisons-section';
import { findMetric } from './find-metric';
import { intervalLegend } from './interval-text';
import { markdownTable } from './markdown-table';
import { metricText } from './metric-text';
import { sparkline } from './sparkline';

type Arm = LatencyReport['arms'][number]['arm'];

const ARMS: readonly Arm[] = ['unhedged', 'hedged'];

/** Measured of the calls of each arm, after the percentiles of their latencies. */
const OUTCOMES = ['success_within_target', 'success_rate', 'output_length'];

/** Measured of the hedged arm alone: how much was hedged, what it won, and what it cost. */
const HEDGES = ['hedge_rate', 'win_rate', 'added_load', 'wasted_ms'];

/** Latencies without and with hedging side by side, and what hedging added in load. */
export function latencySection({
  latency,
  metrics,
  comparisons,
}: Pick<Report, 'latency' | 'metrics' | 'comparisons'>): string[] {
  if (!latency) return [];
  const measured = metrics.filter(({ adapter_id, split }) => isArm(adapter_id) && split === null);
  const percentiles = measured
    .map(({ name }) => name)
    .filter((name) => name.startsWith('latency_p'));
  const outcomes = OUTCOMES.filter((name) => measured.some((metric) => metric.name === name));
  const differences = comparisons.filter(({ split }) => split === null);
  const intervals = [...measured, ...differences].map(({ interval }) => interval);
  return [
    '## Latency',
    `Target: ${latency.target_ms} ms.`,
    armsTable([...new Set(percentiles), ...outcomes], latency, measured, differences),
    ...histogramBlocks(latency),
    ...hedgesBlocks(measured),
    ...intervalLegend(intervals),
  ];
}

function isArm(adapter_id: string | null): boolean {
  return ARMS.some((arm) => arm === adapter_id);
}

function armsTable(
  names: readonly string[],
  { arms }: LatencyReport,
  metrics: readonly ReportMetric[],
  differences: readonly ReportComparison[],
): string {
  const calls = ARMS.map((arm) => arms.find((one) => one.arm === arm)?.num_calls ?? 0);
  const rows = [
    ['calls', ...calls.map(String), ''],
    ...[0, 100].map((percent) => [
      percent === 0 ? 'shortest' : 'longest',
      ...ARMS.map((arm) => curveText(arms, arm, percent)),
      '',
    ]),
    ...names.map((name) => {
      const difference = differences.find(({ metric }) => metric === name);
      return [
        name,
        ...ARMS.map((arm) => metricText(findMetric(metrics, name, arm, null))),
        difference ? differenceText(difference) : '',
      ];
    }),
  ];
  return markdownTable(
    [
      { head: 'Measure', align: 'left' },
      { head: 'Unhedged', align: 'right' },
      { head: 'Hedged', align: 'right' },
      { head: 'Hedged minus unhedged', align: 'right' },
    ],
    rows,
  );
}

function curveText(arms: LatencyReport['arms'], arm: Arm, percent: number): string {
  const curve = arms.find((one) => one.arm === arm)?.curve ?? [];
  const point = curve.find(({ percentile }) => percentile === percent);
  return point ? `${formatNumber(point.value_ms)} ms` : '';
}

function histogramBlocks({ histogram }: LatencyReport): string[] {
  const longest = max(histogram, ({ to_ms }) => to_ms);
  if (longest === undefined) return [];
  const rows = ARMS.map((arm) => [arm, sparkline(histogram.map((bin) => bin[arm]))]);
  return [
    `Calls by latency, in bins of equal ratio up to ${formatNumber(longest)} ms; each arm to its own scale:`,
    markdownTable(
      [
        { head: 'Arm', align: 'left' },
        { head: 'Short to long', align: 'left' },
      ],
      rows,
    ),
  ];
}

function hedgesBlocks(metrics: readonly ReportMetric[]): string[] {
  const rows = HEDGES.flatMap((name) => {
    const metric = findMetric(metrics, name, 'hedged', null);
    return metric ? [[name, metricText(metric)]] : [];
  });
  if (rows.length === 0) return [];
  const table = markdownTable(
    [
      { head: 'Measure', align: 'left' },
      { head: 'Value', align: 'right' },
    ],
    rows,
  );
  return ['What was hedged, of the calls of the hedged arm:', table];
}
