import type { LatencyReport } from '../../../contract';
import { armName } from '../arm-name';
import { folded } from '../folded';
import type { Markup } from '../markup';
import { table } from '../table';
import { formatNumber } from '../../../wording';
import { binText } from './latency-words';

/** The points of the curves. */
export function curveTable({ arms }: LatencyReport): Markup {
  const percentiles = [
    ...new Set(arms.flatMap(({ curve }) => curve.map(({ percentile }) => percentile))),
  ].sort((a, b) => a - b);
  const values = arms.map(
    ({ curve }) => new Map(curve.map(({ percentile, value_ms }) => [percentile, value_ms])),
  );
  const title = 'Percentiles in ms';
  return folded(
    title,
    table(
      title,
      [
        { head: 'Percentile', kind: 'name' },
        ...arms.map(({ arm }) => ({ head: armName(arm), kind: 'number' as const })),
      ],
      percentiles.map((percentile) => [
        percentile,
        ...values.map((ofArm) => {
          const value = ofArm.get(percentile);
          return value === undefined ? '' : formatNumber(value);
        }),
      ]),
    ),
  );
}

/** The bars of the histogram. */
export function histogramTable({ arms, histogram }: LatencyReport): Markup {
  const title = 'Calls in each bin';
  return folded(
    title,
    table(
      title,
      [
        { head: 'Latency in ms', kind: 'name' },
        ...arms.map(({ arm }) => ({ head: armName(arm), kind: 'number' as const })),
      ],
      histogram.map((bin) => [binText(bin), ...arms.map(({ arm }) => bin[arm])]),
    ),
  );
}
