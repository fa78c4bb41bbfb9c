import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../../wording';
import { Chart } from '../../charts/chart';
import type { Line } from '../../charts/line';
import type { PlotAxes } from '../../charts/plot-options';
import type { Series } from '../state';
import type { ChartGroup } from './chart-groups';

/** Lines of one chart; more cannot be told apart. */
const MOST_LINES = 12;
const COLUMNS = ['#lowest', '#highest'];
const AXES: Readonly<Record<Series['axis'], PlotAxes>> = {
  step: { x: 'step' },
  epoch: { x: 'epoch' },
};

export function SeriesChart({ group: { title, stage, series } }: { readonly group: ChartGroup }) {
  const shown = series.slice(0, MOST_LINES);
  // The state keeps a series as it is while no event touches it.
  const lines = useMemo(() => shown.map(lineOf), shown);
  const [first] = shown;
  return (
    <Chart
      title={`${title} (${stage})`}
      lines={lines}
      axes={AXES[first?.axis ?? 'step']}
      columns={COLUMNS}
      cells={shown.map(({ min, max }) => [formatNumber(min), formatNumber(max)])}
      valuesName={(x, isPointed) => (isPointed ? `at ${formatNumber(x)}` : 'latest')}
    />
  );
}

function lineOf({ name, xs, values, last }: Series): Line {
  return { label: name, xs: [...xs, last.x], values: [...values, last.value] };
}
