import { greatest } from 'd3-array';
import type { LatencyArm, LatencyBin, LatencyReport } from '../../../contract';
import { armName } from '../arm-name';
import { formatNumber } from '../../../wording';

/** Percentiles that are said in words, in percent. */
const SAID = [50, 95, 99];

/** The curve in words: within how many milliseconds most calls are answered, in each arm. */
export function cdfWords({ arms }: LatencyReport): string {
  const sentences = SAID.flatMap((percent) => {
    const values = arms.flatMap((arm) => valueAt(arm, percent));
    return values.length === 0 ? [] : [`${percent} % within ${values.join(' and ')}`];
  });
  return `${sentences.join('; ')}.`;
}

function valueAt({ arm, curve }: LatencyArm, percent: number): string[] {
  const point = curve.find(({ percentile }) => percentile === percent);
  return point ? [`${formatNumber(point.value_ms)} ms ${armName(arm)}`] : [];
}

/** The histogram in words: the fullest bin and the slowest call of each arm. */
export function histogramWords({ arms, histogram }: LatencyReport): string {
  const sentences = arms.flatMap(({ arm, curve }) => {
    const fullest = greatest(histogram, (bin) => bin[arm]);
    const slowest = curve.at(-1);
    if (!fullest || !slowest) return [];
    return [
      `The fullest bin ${armName(arm)}, ${binText(fullest)} ms, has ${fullest[arm]} calls; the slowest call takes ${formatNumber(slowest.value_ms)} ms.`,
    ];
  });
  return [...sentences, 'Bins have equal ratios.'].join(' ');
}

/** A bin in words, without its unit. */
export function binText({ from_ms, to_ms }: LatencyBin): string {
  return from_ms === 0
    ? `up to ${formatNumber(to_ms)}`
    : `${formatNumber(from_ms)} to ${formatNumber(to_ms)}`;
}
