import { greatest, least } from 'd3-array';
import type { SeriesPoint } from '../../../contract';

/** More than a chart has pixels across. */
const GROUPS = 500;

/**
 * A long curve with fewer points, which looks the same: of each group of neighbours the lowest and
 * the highest stay, so no spike is lost, and so do both ends. A short one stays whole.
 */
export function thinPoints(points: readonly SeriesPoint[]): SeriesPoint[] {
  if (points.length <= 2 * GROUPS) return [...points];
  const start = (group: number) => Math.floor((group * points.length) / GROUPS);
  const kept = new Set([points[0], points.at(-1)]);
  for (let group = 0; group < GROUPS; group++) {
    const near = points.slice(start(group), start(group + 1));
    kept.add(least(near, valueOf)).add(greatest(near, valueOf));
  }
  return points.filter((point) => kept.has(point));
}

function valueOf({ value }: SeriesPoint): number {
  return value;
}
