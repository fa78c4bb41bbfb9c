import type uPlot from 'uplot';
import { formatNumber } from '../../wording';
import { colorOf, lookOf } from './look';

/** What the axes of a plot are. */
export interface PlotAxes {
  readonly x: string;
  /** Latencies spread over orders of magnitude. */
  readonly isLogarithmic?: boolean;
  /** Values are shares from 0 to 1. */
  readonly isShare?: boolean;
}

/** An ambient const enum has no value where modules are compiled one by one. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
const LOGARITHMIC = 3 as uPlot.Scale.Distr.Logarithmic;
const HEIGHT = 240;
const FONT = '12px system-ui, sans-serif';
/** Pixels that a character of FONT takes at most, nearly. */
const CHARACTER = 7;

/** @param onPoint told which x the pointer is over, by its place; null when it leaves */
export function plotOptions(
  { x, isLogarithmic = false, isShare = false }: PlotAxes,
  lines: number,
  width: number,
  onPoint: (index: number | null) => void,
): uPlot.Options {
  const axis = {
    stroke: colorOf('--muted'),
    font: FONT,
    labelFont: FONT,
    grid: { stroke: colorOf('--rule'), width: 1 },
    ticks: { stroke: colorOf('--rule'), width: 1 },
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: false, ...(isLogarithmic && { distr: LOGARITHMIC, log: 10 }) },
      y: isShare ? { range: [0, 1] } : {},
    },
    axes: [
      { ...axis, label: x, labelSize: 20, size: 34 },
      {
        ...axis,
        values: (_plot, ticks) =>
          ticks.map((tick) => (isShare ? `${Math.round(tick * 100)} %` : tickText(tick))),
        // Before there is anything to draw there are no texts, whatever the types say.
        size: (_plot, texts: readonly string[] | null) =>
          16 + CHARACTER * Math.max(3, ...(texts ?? []).map((text) => text.length)),
      },
    ],
    series: [{}, ...Array.from({ length: lines }, (_, place) => lineOptions(place, !isShare))],
    hooks: {
      setCursor: [(plot) => onPoint(plot.cursor.idx ?? null)],
    },
  };
}

function lineOptions(place: number, hasPoints: boolean): uPlot.Series {
  const { color, dash } = lookOf(place);
  return {
    stroke: colorOf(color),
    dash,
    width: 2,
    spanGaps: true,
    points: hasPoints ? { size: 5 } : { show: false },
  };
}

/** Ticks are round: what formatNumber adds are zeros. */
function tickText(tick: number): string {
  return Number(formatNumber(tick)).toLocaleString('en', { maximumFractionDigits: 20 });
}
