import { greatest, least } from 'd3-array';
import type { SeriesPoint } from '../../../contract';

/** More than a chart has pixels across. */
const GROUPS = 500;

/**
 * A long curve with fewer points, which looks the same: of each group of neighbours the lowest and
 * the highest stay, so no spike is lost. A short one stays whole.
 */
export function thinPoints(points: readonly SeriesPoint[]): SeriesPoint[] {
  if (points.length <= 2 * GROUPS) return [...points];
  const size = points.length / GROUPS;
  return Array.from({ length: GROUPS }, (_, i) =>
    points.slice(Math.floor(i * size), Math.floor((i + 1) * size)),
  ).flatMap((near) => {
    const [low, high] = [least(near, valueOf), greatest(near, valueOf)];
    return near.filter((point) => point === low || point === high);
  });
}

function valueOf({ value }: SeriesPoint): number {
  return value;
}
